// What the WebGPU tests share: an origin that a browser trusts (localhost), with the engine's worker built as for the
// panel's own site, and Chromium with or without its software adapter.
import { build } from 'esbuild';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import type { HostedAssets, HostedFile } from '../../../src/inference/api/engine-assets';
import type { ModelCard } from '../../../src/inference/api/model-card';
import { launchChromium } from '../../support/chromium';
import type { CardTests } from './webgpu-page';

declare global {
  // The page's handle, as page.evaluate sees it.
  var cardTests: CardTests;
}

export interface CardStage {
  /** A page of its own; `log` is what its console said. */
  open(): Promise<{ page: Page; log: string[] }>;
  assets(model: Uint8Array, card: ModelCard): HostedAssets;
  /** Address of a file as it is. */
  plain(bytes: Uint8Array): string;
  readonly wasm: string;
  close(): Promise<void>;
}

const ADAPTER = ['--enable-unsafe-webgpu', '--use-webgpu-adapter=swiftshader'];

/** @param adapter whether Chromium offers its software adapter. */
export async function openCardStage(adapter: boolean): Promise<CardStage> {
  const wasm = await readFile(createRequire(import.meta.url).resolve('onnxruntime-web/ort-wasm-simd-threaded.asyncify.wasm'));
  const [worker, script] = await Promise.all([bundled('webgpu-worker.ts'), bundled('webgpu-page.ts')]);
  const files = new Map<string, { type: string; body: string | Uint8Array }>([
    ['/', { type: 'text/html', body: '<!doctype html><link rel="icon" href="data:,"><script src="/page.js"></script>' }],
    ['/page.js', { type: 'text/javascript', body: script }],
    ['/worker.js', { type: 'text/javascript', body: worker }],
  ]);
  const server = createServer((request, response) => {
    const file = files.get(new URL(request.url ?? '/', 'http://localhost').pathname);
    if (file === undefined) response.writeHead(404).end();
    else response.writeHead(200, { 'content-type': file.type }).end(file.body);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, 'localhost', resolve);
  });
  const origin = `http://localhost:${(server.address() as AddressInfo).port}`;
  const browser = await launchChromium(adapter ? ADAPTER : []);

  const plain = (bytes: Uint8Array): string => {
    const path = `/${createHash('sha256').update(bytes).digest('hex')}`;
    files.set(path, { type: 'application/octet-stream', body: bytes });
    return origin + path;
  };
  const packed = (bytes: Uint8Array): HostedFile => {
    const body = gzipSync(bytes, { level: 1 });
    return { url: plain(body), bytes: body.length, sha256: createHash('sha256').update(body).digest('hex') };
  };
  const runtimeWasm = packed(wasm);
  return {
    async open() {
      const page = await browser.newPage();
      page.setDefaultTimeout(240_000);
      const log: string[] = [];
      page.on('console', (message) => {
        log.push(message.text());
      });
      await page.goto(origin);
      return { page, log };
    },
    assets: (model, card) => ({
      runtimeWasm,
      model: packed(model),
      halfModel: null,
      others: [],
      styleEncoder: null,
      sceneReader: null,
      card,
    }),
    plain,
    wasm: plain(wasm),
    async close() {
      await browser.close();
      server.close();
      server.closeAllConnections();
    },
  };
}

/** As the build makes the engine for the panel's own site: with the runtime for the graphics card in the plain one's place. */
async function bundled(name: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL(name, import.meta.url))],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    logLevel: 'error',
    alias: { 'onnxruntime-web/wasm': 'onnxruntime-web/webgpu' },
    define: { '__GPU_RUNTIME__': 'true', 'import.meta.url': '"https://inline.invalid/x.mjs"' },
  });
  return outputFiles[0]!.text;
}
