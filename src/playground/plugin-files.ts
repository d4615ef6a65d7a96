// The built plugin, fetched from the server that served this page.
import { RELEASE_SYNC, newQuickJSWASMModuleFromVariant, newVariant } from 'quickjs-emscripten';
import type { QuickJSWASMModule } from 'quickjs-emscripten';
import { readManifest } from '../host/api/manifest';
import type { Manifest } from '../host/api/manifest';
import type { PluginUi } from '../host/sandbox/sandbox';

/** Which panel the plugin opens: the one that it carries, or the one on a site of its own. */
export type Delivery = 'inline' | 'hosted';

export interface PluginFiles {
  readonly code: string;
  readonly ui: PluginUi;
  readonly manifest: Manifest;
  /** Whether this build has a hosted panel to choose. */
  readonly hasHosted: boolean;
}

/** Rejects with a sentence when a file is missing, or the delivery is. */
export async function fetchPlugin(delivery: Delivery): Promise<PluginFiles> {
  const manifest = readManifest(await fetchText('/manifest.json'));
  const { ui = 'ui.html' } = manifest;
  if (typeof ui === 'string' || delivery === 'inline') {
    const hasHosted = typeof ui !== 'string';
    if (delivery === 'hosted') throw new Error('This build has no hosted panel. npm start makes one.');
    const [code, html] = await Promise.all([fetchText(hasHosted ? '/inline/code.js' : '/code.js'), fetchText(`/${typeof ui === 'string' ? ui : ui['inline']!}`)]);
    return { code, ui: html, manifest, hasHosted };
  }
  const [code, ...texts] = await Promise.all([fetchText('/code.js'), ...Object.values(ui).map((file) => fetchText(`/${file}`))]);
  return { code, ui: Object.fromEntries(Object.keys(ui).map((name, index) => [name, texts[index]!])), manifest, hasHosted: true };
}

async function fetchText(path: string): Promise<string> {
  const response = await fetch(path);
  if (!response.ok) throw new Error(`${path} is not there (${response.status}). Run npm run build first.`);
  return response.text();
}

export async function loadQuickJs(): Promise<QuickJSWASMModule> {
  return newQuickJSWASMModuleFromVariant(newVariant(RELEASE_SYNC, { wasmLocation: './quickjs.wasm' }));
}
