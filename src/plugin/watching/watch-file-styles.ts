// Tells the panel when the file's styles are others than it was told. Figma has no event for plugin data of the document itself under
// dynamic-page (`documentchange` wants every page loaded, and is said to tell of nodes on pages): so this looks when anything else happens
// that it hears of. The panel asks as well, when somebody turns to it.
import type { PluginEvent } from '../../contract/wire/messages';
import type { FileStyle } from '../../contract/storage/file-style';
import { styleEntries, stylesIn } from '../storage/file-styles-store';
import type { StyleEntry } from '../storage/file-styles-store';

export interface FileStylesWatch {
  /** The styles as they are now, which counts as told. Nothing is told before the first call: the panel may not listen yet. */
  list(): readonly FileStyle[];
}

export function watchFileStyles(tell: (event: PluginEvent) => void): FileStylesWatch {
  let told: readonly StyleEntry[] | null = null;
  let styles: readonly FileStyle[] = [];

  /** @returns whether something is different from what was told. */
  function renew(): boolean {
    const entries = styleEntries();
    if (told !== null && sameEntries(told, entries)) return false;
    told = entries;
    styles = stylesIn(entries);
    return true;
  }

  function look(): void {
    if (told !== null && renew()) tell({ kind: 'file-styles', styles });
  }

  figma.on('selectionchange', look);
  figma.on('currentpagechange', look);
  return {
    list: () => {
      renew();
      return styles;
    },
  };
}

function sameEntries(one: readonly StyleEntry[], other: readonly StyleEntry[]): boolean {
  return one.length === other.length && one.every(({ id, text }, index) => id === other[index]!.id && text === other[index]!.text);
}
