// Bundling for both deliveries of the panel and for the plugin's sandbox, and what page templates need: marks filled, text made
// safe for a script element, bytes packed.
import { build } from 'esbuild';
import type { BuildOptions } from 'esbuild';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { validateModelCard } from '../../src/inference/api/model-card';
import { PAINTER_IDS, readModelFiles } from '../shared/model-files';
import { CARRIED_TIMEOUT, HOSTED_TIMEOUT, ROOT } from './build-target';
import { shippedPackages } from './notices';
import { readSourceManifest } from './plugin-manifest';

export interface Bundle {
  readonly js: string;
  readonly css: string;
}

/** Bundle an entry into one IIFE, in memory. */
export async function bundle({ define = {}, ...options }: BuildOptions): Promise<Bundle> {
  const version = (JSON.parse(await readFile(`${ROOT}package.json`, 'utf8')) as { version: string }).version;
  const { outputFiles } = await build({
    absWorkingDir: ROOT,
    bundle: true,
    write: false,
    outdir: 'unused',
    format: 'iife',
    legalComments: 'none',
    logLevel: 'error',
    define: {
      '__APP_VERSION__': JSON.stringify(version),
      // The runtime asks where it was loaded from; it is handed its bytes and needs no such place.
      'import.meta.url': '"https://inline.invalid/x.mjs"',
      ...define,
    },
    ...options,
  });
  const text = (ending: string): string => outputFiles?.find((file) => file.path.endsWith(ending))?.text ?? '';
  return { js: text('.js'), css: text('.css') };
}

/** The sandbox's script: one IIFE at es2017. */
export async function bundleCode(uiOrigin: string, timeout = HOSTED_TIMEOUT, carriedTimeout = CARRIED_TIMEOUT): Promise<string> {
  const define = {
    __UI_ORIGIN__: JSON.stringify(uiOrigin),
    __HOSTED_TIMEOUT__: String(timeout),
    __CARRIED_TIMEOUT__: String(carriedTimeout),
    __STYLES__: JSON.stringify(styleNames()),
  };
  return checkedCode((await bundle({ entryPoints: ['src/plugin/main.ts'], target: 'es2017', define })).js);
}

/** The styles of all painters, each with a name that tells whose it is. */
function styleNames(): readonly { readonly painter: string; readonly id: string; readonly name: string }[] {
  return PAINTER_IDS.flatMap((id) => {
    const { painter, styles } = validateModelCard(readModelFiles(id).card);
    return styles.map((style) => ({ painter: id, id: style.id, name: `${style.name} (${painter.name})` }));
  });
}

/** The painters' model cards as the panel's page holds them: a list in their order. @throws Error for a card with another id than its folder. */
export function modelCards(): string {
  const cards = PAINTER_IDS.map((id) => {
    const { card, cardPath } = readModelFiles(id);
    const found = validateModelCard(card).painter.id;
    if (found !== id) throw new Error(`${cardPath} is of the painter ${found}, not ${id}.`);
    return card;
  });
  return scriptText(JSON.stringify(cards));
}

/** The text as it is. @throws Error when it holds one of the texts for which Figma rejects a whole plugin. */
export function checkedCode(code: string): string {
  for (const forbidden of [/import\s*(?:\(|\/\/|\/\*)/, /<!--/, /-->/]) {
    if (forbidden.test(code)) throw new Error(`code.js contains ${String(forbidden)}: Figma would reject the plugin.`);
  }
  return code;
}

/** The panel's script and style for one of its deliveries. */
export async function bundlePanel(delivery: 'inline' | 'hosted', figmaOrigins: readonly string[]): Promise<Bundle> {
  const { id } = await readSourceManifest();
  return bundle({
    entryPoints: ['src/ui/main.tsx'],
    target: 'es2022',
    minify: true,
    jsx: 'automatic',
    jsxImportSource: 'preact',
    define: {
      __DELIVERY__: JSON.stringify(delivery),
      __PLUGIN_ID__: JSON.stringify(id),
      __FIGMA_ORIGINS__: JSON.stringify(figmaOrigins),
      __MADE_WITH__: JSON.stringify((await shippedPackages('plugin')).map(({ name, licence }) => `${name} (${licence})`)),
    },
  });
}

/** Script of the worker that reads and traces label maps. */
export async function bundleLabelEngine(): Promise<string> {
  return (await bundle({ entryPoints: ['src/inference/label-worker/worker.ts'], target: 'es2022', minify: true })).js;
}

/** Script of the worker that paints: with the plain runtime, or with the one that also has a WebGPU provider. */
export async function bundleEngine(runtime: 'plain' | 'gpu'): Promise<string> {
  const { js } = await bundle({
    entryPoints: ['src/inference/worker/worker.ts'],
    target: 'es2022',
    minify: true,
    alias: runtime === 'gpu' ? { 'onnxruntime-web/wasm': 'onnxruntime-web/webgpu' } : {},
    define: { __GPU_RUNTIME__: String(runtime === 'gpu') },
  });
  return js;
}

/** Replace the mark of each part in a template. A function replacer, because `$&` in bundled code would be expanded. */
export function fill(template: string, parts: Readonly<Record<string, string>>): string {
  return Object.entries(parts).reduce((html, [name, text]) => {
    const mark = `/*${name}*/`;
    if (html.split(mark).length !== 2) throw new Error(`The template must hold ${mark} exactly once.`);
    return html.replace(mark, () => text);
  }, template);
}

/** Text that can stand in a script element without ending it or hiding its end. */
export function scriptText(source: string): string {
  if (source.includes('<!--')) throw new Error('"<!--" in a script element would hide its end.');
  return source.replaceAll(/<\/script/gi, () => '<\\/script');
}

const gzipAsync = promisify(gzip);

/** Byte of a gzip header that names the operating system it was packed on, and its value for "unknown" (RFC 1952). */
const SYSTEM = 9;
const UNKNOWN_SYSTEM = 255;

/** Gzip of these bytes, the same on every operating system. */
export async function pack(bytes: Uint8Array): Promise<Buffer> {
  const packed = await gzipAsync(bytes, { level: 9 });
  packed[SYSTEM] = UNKNOWN_SYSTEM;
  return packed;
}

/** The packed runtimes; kept between rebuilds, because packing them takes longer than everything else together. */
const runtimes = new Map<string, Promise<Buffer>>();

/** Gzip of onnxruntime-web's wasm. The one with WebGPU comes with the asyncify build, which needs nothing of the browser. */
export function packedRuntime(runtime: 'plain' | 'gpu'): Promise<Buffer> {
  const file = `ort-wasm-simd-threaded${runtime === 'gpu' ? '.asyncify' : ''}.wasm`;
  const packed = runtimes.get(file) ?? readFile(`${ROOT}node_modules/onnxruntime-web/dist/${file}`).then(pack);
  runtimes.set(file, packed);
  return packed;
}
