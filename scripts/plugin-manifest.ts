// dist/manifest.json out of the root's manifest.json: what the plugin may reach, and the documents that it carries.
import type { BuildTarget } from './build-target';

const REASONING = 'Loads the panel itself (page, engine and painting model) from its own host. Paintings are made on your machine; nothing of your file is sent.';

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
