// The built plugin, fetched from the server that served this page.
import { RELEASE_SYNC, newQuickJSWASMModuleFromVariant, newVariant } from 'quickjs-emscripten';
import type { QuickJSWASMModule } from 'quickjs-emscripten';
import { readManifest } from 'figma-stand-in/api/manifest';
import type { Manifest } from 'figma-stand-in/api/manifest';
import type { PluginUi } from 'figma-stand-in/sandbox/sandbox';

/** Which panel the plugin opens: the one that it carries, or the one on a site of its own. */
export type Delivery = 'inline' | 'hosted';

export interface PluginFiles {
  readonly code: string;
  readonly ui: PluginUi;
  readonly manifest: Manifest;
  /** Whether this build has a hosted panel to choose. */
  readonly hasHosted: boolean;
}

/** Where each of the two plugins lies; scripts/build/build.ts writes it. */
type Folders = Readonly<Record<Delivery, string | null>>;

/** Rejects with a sentence when a file is missing, or the delivery is. */
export async function fetchPlugin(delivery: Delivery): Promise<PluginFiles> {
  const folders = JSON.parse(await fetchText('/plugins.json')) as Folders;
  const folder = folders[delivery];
  if (folder === null) throw new Error('This build has no hosted panel. npm start makes one.');
  const manifest = readManifest(await fetchText(`${folder}manifest.json`));
  const { ui = 'ui.html' } = manifest;
  const names = typeof ui === 'string' ? { ui } : ui;
  const [code, ...texts] = await Promise.all([fetchText(`${folder}code.js`), ...Object.values(names).map((file) => fetchText(folder + file))]);
  const hasHosted = folders.hosted !== null;
  return {
    code,
    ui: typeof ui === 'string' ? texts[0]! : Object.fromEntries(Object.keys(names).map((name, index) => [name, texts[index]!])),
    manifest,
    hasHosted,
  };
}

async function fetchText(path: string): Promise<string> {
  const response = await fetch(path).catch(() => {
    throw new Error('The server of this page does not answer. Start it again with npm start, then reload.');
  });
  if (!response.ok) throw new Error(`${path} is not there (${response.status}). Run npm run build first.`);
  return response.text();
}

export async function loadQuickJs(): Promise<QuickJSWASMModule> {
  return newQuickJSWASMModuleFromVariant(newVariant(RELEASE_SYNC, { wasmLocation: './quickjs.wasm' }));
}
