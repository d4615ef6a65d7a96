// `npm run bench`: builds, measures, writes BENCHMARKS.md. The last line of stdout is one JSON object; `raw` in it holds every
// time behind the ratios. Ratios say more than milliseconds: all that is compared runs in turn in one run.
import { encode } from 'fast-png';
import { writeFile } from 'node:fs/promises';
import { SQUARE, PICTURE_SIZE } from '../../src/contract/size';
import { defaultStyleOf, plainJob } from '../../src/inference/api/plain-job';
import { openGenerator } from '../../src/inference/paint/generator';
import { validateModelCard } from '../../src/inference/api/model-card';
import { paintingInputs } from '../../src/inference/paint/tensors';
import { timeNodes } from './spade/node-by-node';
import { runAgainstSpade } from './spade/against-spade';
import type { ColdStart } from './paintings/cold-start';
import { countMacs } from './spade/count-macs';
import type { HundredPaintings } from './paintings/hundred-paintings';
import { measureInChromium } from './pixels/in-chromium';
import { timePixelPath } from './pixels/pixel-path';
import { benchmarks } from './report/report';
import type { Measured } from './report/report';
import { runAlone } from './paintings/run-alone';
import { exportedScenes } from './pixels/scenes';
import { shippedSizes } from './report/shipped-sizes';
import { summary } from './report/summary';
import { build, ROOT } from '../build/build';
import { findChromium } from '../shared/chromium';
import { PAINTER_IDS, readModelFiles } from '../shared/model-files';
import { nodeCodec } from '../shared/node-codec';
import { readOnnx } from '../onnx/file';
import { readRuntimeWasm } from '../shared/runtime-wasm';

const COLD_STARTS = 3;
const PIXEL_ROUNDS = 5;

async function measure(say: (sentence: string) => void): Promise<Measured> {
  await build();
  const { card: rawCard, model } = readModelFiles(PAINTER_IDS[0]);
  const card = validateModelCard(rawCard);
  const wasm = await readRuntimeWasm();
  say('Cold starts …');
  const coldStarts: ColdStart[] = [];
  for (let start = 0; start < COLD_STARTS; start++) coldStarts.push(await runAlone<ColdStart>('cold-start.ts'));
  say('A hundred paintings in a row …');
  const hundred = await runAlone<HundredPaintings>('hundred-paintings.ts');

  const pngs = Object.fromEntries(
    Object.entries(exportedScenes()).map(([name, { rgba, width, height }]) => [name, encode({ data: rgba, width, height })]),
  );
  const executablePath = findChromium();
  say(executablePath === null ? 'No Chromium here: what only a browser can tell is left out.' : 'In Chromium …');
  const chromium =
    executablePath === null ? null : await measureInChromium({ executablePath, card, model, runtime: wasm, pngs, rounds: PIXEL_ROUNDS });

  const generator = await openGenerator(card, model, wasm);
  await generator.warmUp();
  say('The pixel path in Node …');
  const pixelPath = await timePixelPath(generator, nodeCodec, pngs, PIXEL_ROUNDS);
  const labels = new Uint8Array(PICTURE_SIZE ** 2);
  const graph = readOnnx(model);
  const feeds = paintingInputs(card, plainJob(labels, SQUARE, defaultStyleOf(card), 0));
  const cost = await countMacs(graph, feeds, wasm);
  say('Node by node …');
  const nodes = await timeNodes(graph, feeds, wasm);
  const spade = await runAgainstSpade(generator, wasm, say);
  await generator.release();
  return { card, cost, nodes, coldStarts, hundred, chromium, pixelPath, spade, sizes: await shippedSizes() };
}

const started = performance.now();
const measured = await measure((sentence) => {
  console.log(`${((performance.now() - started) / 1000).toFixed(0).padStart(4)} s  ${sentence}`);
});
const found = summary(measured, (performance.now() - started) / 1000);
const report = benchmarks(measured, found);
await writeFile(`${ROOT}BENCHMARKS.md`, report);
console.log(`\n${report}\n${JSON.stringify(found)}`);
