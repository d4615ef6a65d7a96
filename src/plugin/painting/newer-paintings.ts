// Paintings of a version of the plugin that is newer than this one. Those in a form that this version can't read are nobody's to touch: not
// painted as shapes, not updated, not removed. Those in a form that it can read are paintings like any other.
import { FailureError } from '../../contract/failure';
import { isNewer, writerOf } from '../../contract/newer-version';
import { RECIPE_KEY } from '../../contract/storage/storage-keys';
import { asPainting } from './find-painting';

/** The newer version whose painting this layer is, where this version can't read what made it; null for every other layer. */
export function unreadableVersion(node: BaseNode): string | null {
  if (!('getPluginData' in node)) return null;
  const text = node.getPluginData(RECIPE_KEY);
  const writer = text === '' ? null : writerOf(text);
  return writer !== null && isNewer(writer, __APP_VERSION__) && asPainting(node) === null ? writer : null;
}

/** What is said when such a painting is selected. */
export function unreadable(version: string): FailureError {
  return new FailureError(
    'newer-version',
    `Alla Prima ${version} made this painting, and yours is ${__APP_VERSION__}. Update yours to see its recipe or to paint it again; until then it stays as it is.`,
  );
}

/** A sentence for whoever opens the plugin on a page with paintings of a newer version; null where there are none. The page must be loaded. */
export function newerNotice(page: PageNode): string | null {
  let newest: string | null = null;
  for (const node of page.findAllWithCriteria({ pluginData: { keys: [RECIPE_KEY] } })) {
    const writer = writerOf(node.getPluginData(RECIPE_KEY));
    if (writer !== null && isNewer(writer, newest ?? __APP_VERSION__)) newest = writer;
  }
  return newest === null
    ? null
    : `This page has paintings by Alla Prima ${newest}, and yours is ${__APP_VERSION__}. They are safe here; update yours to have all that it can do.`;
}
