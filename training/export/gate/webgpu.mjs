// One model on Chromium's software WebGPU adapter and on WASM: where every node was placed, and how far the two differ.
// Job (JSON on stdin): { modules, model, feeds: {name: {type, shape, file}}, chromium }. Answer on the last line of stdout.
import { createServer } from 'node:http';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const job = JSON.parse(readFileSync(0, 'utf8'));
const require = createRequire(`${job.modules}/x.js`);
const { chromium } = require('playwright-core');
const dist = dirname(require.resolve('onnxruntime-web'));

const TYPES = { '.mjs': 'text/javascript', '.wasm': 'application/wasm', '.html': 'text/html' };
const server = createServer((request, response) => {
  const path = new URL(request.url, 'http://localhost').pathname;
  const files = { '/': null, '/model': job.model, ...Object.fromEntries(Object.entries(job.feeds).map(([k, v]) => [`/feed/${k}`, v.file])) };
  let body = '<!doctype html><link rel="icon" href="data:,">';
  if (path !== '/') body = readFileSync(files[path] ?? join(dist, path.slice(1)));
  response.writeHead(200, { 'content-type': TYPES[path.slice(path.lastIndexOf('.'))] ?? (path === '/' ? 'text/html' : 'application/octet-stream') });
  response.end(body);
});
await new Promise((done) => server.listen(0, done));

const browser = await chromium.launch({
  executablePath: job.chromium, headless: true,
  args: ['--no-sandbox', '--enable-unsafe-webgpu', '--use-webgpu-adapter=swiftshader'],
});
const page = await browser.newPage();
const log = [];
page.on('console', (message) => log.push(message.text()));
page.on('pageerror', (error) => log.push(String(error)));
await page.goto(`http://localhost:${server.address().port}/`);
page.setDefaultTimeout(600_000);
const result = await page.evaluate(async (feeds) => {
  const ort = await import('/ort.webgpu.bundle.min.mjs');
  ort.env.wasm.numThreads = 1;
  ort.env.logLevel = 'verbose';
  const bytes = async (url) => (await fetch(url)).arrayBuffer();
  const model = await bytes('/model');
  const arrays = { float32: Float32Array, int32: Int32Array };
  // Sizes are fixed, as the plugin fixes them: the runtime makes other steps of a graph whose sizes it knows.
  const [, , height, width] = feeds.labels.shape;
  const sizes = { height, width };
  const run = async (provider) => {
    const session = await ort.InferenceSession.create(model, { executionProviders: [provider], freeDimensionOverrides: sizes, logSeverityLevel: provider === 'webgpu' ? 0 : 3 });
    const inputs = {};
    for (const [name, { type, shape }] of Object.entries(feeds)) inputs[name] = new ort.Tensor(type, new arrays[type](await bytes(`/feed/${name}`)), shape);
    const start = performance.now();
    const out = Object.values(await session.run(inputs))[0];
    return { data: await out.getData(), milliseconds: performance.now() - start };
  };
  const wasm = await run('wasm');
  const gpu = await run('webgpu');
  let worst = 0;
  for (let i = 0; i < wasm.data.length; i++) worst = Math.max(worst, Math.abs(wasm.data[i] - gpu.data[i]));
  return { worst, milliseconds: { wasm: wasm.milliseconds, webgpu: gpu.milliseconds }, finite: gpu.data.every(Number.isFinite) };
}, Object.fromEntries(Object.entries(job.feeds).map(([k, { type, shape }]) => [k, { type, shape }])));
const placed = log.filter((line) => /placed on|Node placements|ExecutionProvider/i.test(line)).map((line) => line.slice(0, 400));
await browser.close();
server.close();
process.stdout.write(`\n${JSON.stringify({ ...result, placed: [...new Set(placed)].slice(0, 40) })}\n`);
