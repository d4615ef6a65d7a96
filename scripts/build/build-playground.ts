// Builds the playground: one page, its script and style, and QuickJS's wasm. The plugin's own files are fetched at run time.
import { build } from 'esbuild';
import { copyFile, mkdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const SOURCE = fileURLToPath(new URL('../../src/playground/', import.meta.url));

/** Write index.html, playground.js, playground.css and quickjs.wasm into `outDir`. Rejects when anything does not build. */
export async function buildPlayground(outDir: string): Promise<void> {
  await mkdir(outDir, { recursive: true });
  const require = createRequire(import.meta.url);
  const quickjs = createRequire(require.resolve('quickjs-emscripten'));
  await Promise.all([
    build({
      entryPoints: { playground: `${SOURCE}main.tsx` },
      bundle: true,
      outdir: outDir,
      format: 'esm',
      target: 'es2022',
      minify: true,
      jsx: 'automatic',
      jsxImportSource: 'preact',
      legalComments: 'none',
      logLevel: 'error',
    }),
    build({ entryPoints: [`${SOURCE}playground.css`], outdir: outDir, minify: true, logLevel: 'error' }),
    copyFile(`${SOURCE}index.html`, `${outDir}/index.html`),
    copyFile(quickjs.resolve('@jitl/quickjs-wasmfile-release-sync/wasm'), `${outDir}/quickjs.wasm`),
  ]);
}
