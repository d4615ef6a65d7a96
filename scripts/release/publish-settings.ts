// publish.json: the two things about publishing that only the owner knows. docs/publishing.md says what each changes.
import { readFile } from 'node:fs/promises';
import * as v from 'valibot';
import { releaseTarget, ROOT } from '../build/build-target';

export interface PublishSettings {
  /**
   * Address of the folder on a static host that holds a folder for each version, without a slash at its end. Null where the panel
   * inside the plugin is the only one.
   */
  readonly panel: string | null;
  /** Where people ask for help: an e-mail address or an https page. Null as long as nobody has said. */
  readonly support: string | null;
}

const FileSchema = v.strictObject({ panel: v.string(), support: v.string() });

/** @throws Error saying what publish.json must hold. */
export async function readPublishSettings(): Promise<PublishSettings> {
  return publishSettings(JSON.parse(await readFile(`${ROOT}publish.json`, 'utf8')));
}

/** @param value parsed publish.json; an empty text stands for nothing. @throws Error saying what it must hold. */
export function publishSettings(value: unknown): PublishSettings {
  const parsed = v.safeParse(FileSchema, value);
  if (!parsed.success) throw new Error('publish.json holds "panel" and "support", a text each; an empty one where there is none.');
  const { panel, support } = parsed.output;
  if (support !== '' && !/^(?:https:\/\/\S+|[^\s@:/]+@[^\s@:/]+\.[^\s@:/]+)$/.test(support))
    throw new Error(`publish.json: "support" takes an e-mail address or an https address, not "${support}".`);
  return {
    panel: panel === '' ? null : releaseTarget(panel, undefined, 'publish.json: "panel"').hosted!.url,
    support: support === '' ? null : support,
  };
}

/** Where the panel of one version lies. Each has a folder of its own, so that older plugins keep theirs. */
export function panelAddress(panel: string, version: string): string {
  return `${panel}/${version}`;
}
