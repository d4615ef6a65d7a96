// dist/manifest.json out of the root's manifest.json: what the plugin may reach, and the documents that it carries.
import { readFile } from 'node:fs/promises';
import { ROOT } from './build-target';
import type { BuildTarget } from './build-target';

const REASONING =
  'Loads the panel itself (page, engine and painting model) from its own host. Paintings are made on your machine; nothing of your file is sent.';

export interface SourceManifest extends Readonly<Record<string, unknown>> {
  /** The plugin's one id, for manifest, hosted panel and playground alike. With another id Figma hides everything that was kept under this one. */
  readonly id: string;
}

/** The root's manifest.json. @throws Error when it has no id. */
export async function readSourceManifest(): Promise<SourceManifest> {
  return checkedId(JSON.parse(await readFile(`${ROOT}manifest.json`, 'utf8')) as Record<string, unknown>);
}

/** @throws Error when the id has not the form of ids that Figma gives. */
export function checkedId(manifest: Readonly<Record<string, unknown>>): SourceManifest {
  const { id } = manifest;
  if (typeof id !== 'string' || !/^[\w-]+$/.test(id))
    throw new Error('manifest.json needs an "id" in quotes, as Figma drew it for this plugin.');
  return { ...manifest, id };
}

/** The manifest of a build. @param source the parsed root manifest, which describes the plugin without a hosted panel. */
export function pluginManifest(source: Readonly<Record<string, unknown>>, { hosted }: BuildTarget): Readonly<Record<string, unknown>> {
  if (hosted === null) return source;
  const networkAccess = hosted.development
    ? { allowedDomains: ['none'], devAllowedDomains: [hosted.origin], reasoning: REASONING }
    : { allowedDomains: [hosted.origin], reasoning: REASONING };
  // Two plugins in one menu need two names.
  const name = hosted.development ? { name: `${String(source['name'])} (hosted)` } : {};
  return { ...source, ...name, ui: { launcher: 'launcher.html', inline: source['ui'] }, networkAccess };
}
