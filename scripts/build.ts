// `npm run build`: dist/manifest.json, dist/code.js (the plugin's sandbox), dist/ui.html (the panel in one file, nothing loaded
// from a URL) and dist/playground/ (the stand-in host's page).
import { build as bundle } from 'esbuild';
import type { BuildOptions } from 'esbuild';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { buildPlayground } from './build-playground';
import { readModelFiles } from './model-files';

export const ROOT = fileURLToPath(new URL('..', import.meta.url));
export const DIST = `${ROOT}dist`;

/** Hard limit of the inline panel, bytes. */
const UI_HTML_LIMIT = 12_000_000;

/** The plain WASM runtime: a fraction of the size of the builds that carry GPU providers (see the README's decisions). */
const RUNTIME_WASM = `${ROOT}node_modules/onnxruntime-web/dist/ort-wasm-simd-threaded.wasm`;

/** Build everything into dist/. Throws on the first thing that is not fit to ship. */
export async function build(): Promise<void> {
  await mkdir(DIST, { recursive: true });
  const [code, html, manifest] = await Promise.all([buildCode(), buildPanel(), readFile(`${ROOT}manifest.json`, 'utf8')]);
  await Promise.all([
    writeFile(`${DIST}/code.js`, code),
    writeFile(`${DIST}/ui.html`, html),
    writeFile(`${DIST}/manifest.json`, manifest),
    buildPlayground(`${DIST}/playground`),
  ]);
}

/** The sandbox's script: one IIFE at es2017, free of the two texts for which Figma rejects a whole plugin. */
async function buildCode(): Promise<string> {
  const code = (await bundleText({ entryPoints: ['src/plugin/main.ts'], target: 'es2017' })).js;
  for (const forbidden of [/import\s*\(/, /<!--/]) {
    if (forbidden.test(code)) throw new Error(`code.js contains ${String(forbidden)}: Figma would reject the plugin.`);
  }
  return code;
}

async function buildPanel(): Promise<string> {
  const [template, panel, engine, wasm] = await Promise.all([
    readFile(`${ROOT}src/ui/index.html`, 'utf8'),
    bundleText({ entryPoints: ['src/ui/main.tsx'], target: 'es2022', minify: true, jsx: 'automatic', jsxImportSource: 'preact' }),
    bundleText({ entryPoints: ['src/inference/worker.ts'], target: 'es2022', minify: true }),
    packedRuntime(),
  ]);
  const { card, model } = readModelFiles();
  const html = fill(template, {
    'css': panel.css,
    'panel': scriptText(panel.js),
    'engine-source': scriptText(engine.js),
    'runtime-wasm': wasm,
    'model': pack(model),
    'model-card': scriptText(JSON.stringify(card)),
  });
  const bytes = Buffer.byteLength(html);
  if (bytes > UI_HTML_LIMIT) throw new Error(`ui.html has ${bytes} bytes; ${UI_HTML_LIMIT} are allowed.`);
  return html;
}

async function bundleText(options: BuildOptions): Promise<{ js: string; css: string }> {
  const version = (JSON.parse(await readFile(`${ROOT}package.json`, 'utf8')) as { version: string }).version;
  const { outputFiles } = await bundle({
    absWorkingDir: ROOT,
    bundle: true,
    write: false,
    outdir: 'unused',
    format: 'iife',
    legalComments: 'none',
    logLevel: 'error',
    define: {
      '__APP_VERSION__': JSON.stringify(version),
      // The runtime asks where it was loaded from; inline there is no such place.
      'import.meta.url': '"https://inline.invalid/x.mjs"',
    },
    ...options,
  });
  const text = (ending: string): string => outputFiles?.find((file) => file.path.endsWith(ending))?.text ?? '';
  return { js: text('.js'), css: text('.css') };
}

/** Replace the mark of each part in the template. A function replacer, because `$&` in bundled code would be expanded. */
function fill(template: string, parts: Readonly<Record<string, string>>): string {
  return Object.entries(parts).reduce((html, [name, text]) => {
    const mark = `/*${name}*/`;
    if (html.split(mark).length !== 2) throw new Error(`src/ui/index.html must hold ${mark} exactly once.`);
    return html.replace(mark, () => text);
  }, template);
}

/** Text that can stand in a script element without ending it or hiding its end. */
function scriptText(source: string): string {
  if (source.includes('<!--')) throw new Error('"<!--" in a script element would hide its end.');
  return source.replaceAll(/<\/script/gi, () => '<\\/script');
}

const pack = (bytes: Uint8Array): string => gzipSync(bytes, { level: 9 }).toString('base64');

/** The packed runtime; kept between rebuilds, because packing 14 MB takes longer than everything else together. */
let runtime: Promise<string> | undefined;
function packedRuntime(): Promise<string> {
  return (runtime ??= readFile(RUNTIME_WASM).then(pack));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const started = Date.now();
  await build();
  console.log(`Built dist/ in ${((Date.now() - started) / 1000).toFixed(1)} s. Import dist/manifest.json in Figma: Plugins → Development → Import plugin from manifest…`);
}
