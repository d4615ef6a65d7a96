// The built plugin, fetched from the server that served this page.
import { RELEASE_SYNC, newQuickJSWASMModuleFromVariant, newVariant } from 'quickjs-emscripten';
import type { QuickJSWASMModule } from 'quickjs-emscripten';
import { readManifest } from '../host/api/manifest';
import type { Manifest } from '../host/api/manifest';

export interface PluginFiles {
  readonly code: string;
  readonly html: string;
  readonly manifest: Manifest;
}

/** Rejects with a sentence when a file is missing. */
export async function fetchPlugin(): Promise<PluginFiles> {
  const [code, html, manifest] = await Promise.all(['/code.js', '/ui.html', '/manifest.json'].map(fetchText));
  return { code: code!, html: html!, manifest: readManifest(manifest!) };
}

async function fetchText(path: string): Promise<string> {
  const response = await fetch(path);
  if (!response.ok) throw new Error(`${path} is not there (${response.status}). Run npm run build first.`);
  return response.text();
}

export async function loadQuickJs(): Promise<QuickJSWASMModule> {
  return newQuickJSWASMModuleFromVariant(newVariant(RELEASE_SYNC, { wasmLocation: './quickjs.wasm' }));
}
