// `npm run bench`: what a person waits for, measured in Node with the panel's own code: opening the painter, labelling a
// large export, painting. Prints a table; the last line of stdout is one JSON object. Ratios say more than milliseconds on
// a busy machine.
import { gzipSync } from 'node:zlib';
import { CLASSES } from '../src/contract/classes';
import { inflate } from '../src/inference/assets';
import { PICTURE_SIZE } from '../src/inference/engine-api';
import { openGenerator } from '../src/inference/generator';
import { labelPicture } from '../src/inference/label-map/label-picture';
import { validateModelCard } from '../src/inference/model-card';
import { readModelFiles } from './model-files';
import { readRuntimeWasm } from './runtime-wasm';

const RUNS = 7;
/** Side of the labelled picture: what the panel exports for a large frame. */
const EXPORT_SIDE = 2048;

async function main(): Promise<void> {
  const { card: rawCard, model } = readModelFiles();
  const card = validateModelCard(rawCard);
  const pack = (bytes: Uint8Array): string => gzipSync(bytes).toString('base64');
  const [runtimeText, modelText] = [pack(await readRuntimeWasm()), pack(model)];

  const decode = await timed(async () => [await inflate(runtimeText), await inflate(modelText)] as const);
  const compile = await timed(() => openGenerator(card, decode.result[1], decode.result[0]));
  const generator = compile.result;
  const warmUp = await timed(() => generator.warmUp());

  const scene = testScene(EXPORT_SIDE);
  const labelling: number[] = [];
  let labels = new Uint8Array(0);
  for (let run = 0; run < RUNS; run++) {
    const labelled = await timed(() => labelPicture(scene, [[EXPORT_SIDE, 0, 0], [0, EXPORT_SIDE, 0]]).labels);
    labelling.push(labelled.ms);
    labels = labelled.result.slice();
  }
  const painting: number[] = [];
  for (let run = 0; run < RUNS; run++) painting.push((await generator.paint({ labels, style: card.defaultStyle, seed: run })).ms);
  await generator.release();

  const paint = median(painting);
  const label = median(labelling);
  const open = decode.ms + compile.ms + warmUp.ms;
  const rows: [string, number][] = [
    ['open: decode', decode.ms], ['open: compile', compile.ms], ['open: warm-up', warmUp.ms], ['open, cold', open],
    [`label ${EXPORT_SIDE}×${EXPORT_SIDE}, first`, labelling[0]!], [`label ${EXPORT_SIDE}×${EXPORT_SIDE}, median of ${RUNS}`, label],
    [`paint ${PICTURE_SIZE}×${PICTURE_SIZE}, median of ${RUNS}`, paint],
  ];
  console.log(`Node ${process.versions.node}, one WASM thread, ${card.name} ${card.version}\n`);
  for (const [name, ms] of rows) console.log(`${name.padEnd(32)} ${ms.toFixed(0).padStart(6)} ms  ${(ms / paint).toFixed(2).padStart(6)} × paint`);
  console.log(`\n${JSON.stringify({
    where: 'node', model: card.sha256,
    openMs: { decode: round(decode.ms), compile: round(compile.ms), warmUp: round(warmUp.ms), total: round(open) },
    labelMs: { first: round(labelling[0]!), median: round(label) },
    paintMs: { median: round(paint), fastest: round(Math.min(...painting)), runs: RUNS },
    ratios: { openToPaint: ratio(open, paint), labelToPaint: ratio(label, paint) },
  })}`);
}

/** Nine bands with slanted, antialiased edges and some white: every path of the labelling code has work. */
function testScene(side: number): { rgba: Uint8Array; width: number; height: number; box: { x: number; y: number; width: number; height: number } } {
  const rgba = new Uint8Array(side * side * 4);
  for (let index = 0; index < side * side; index++) {
    const [x, y] = [index % side, Math.floor(index / side)];
    const place = ((y + 0.37 * x) / side) * 8;
    const band = Math.min(8, Math.floor(place));
    const share = Math.min(1, (place - band) * (side / 8));
    const [from, to] = [CLASSES[Math.max(0, band - 1)]!.colour, CLASSES[band]!.colour];
    const outlined = Math.hypot(x - side / 2, y - side / 2) < side / 20;
    for (let channel = 0; channel < 3; channel++) rgba[index * 4 + channel] = outlined ? 255 : Math.round(from[channel]! + (to[channel]! - from[channel]!) * share);
    rgba[index * 4 + 3] = 255;
  }
  return { rgba, width: side, height: side, box: { x: 0, y: 0, width: side, height: side } };
}

async function timed<Result>(work: () => Result | Promise<Result>): Promise<{ ms: number; result: Result }> {
  const started = performance.now();
  const result = await work();
  return { ms: performance.now() - started, result };
}

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)]!;
}

const round = (ms: number): number => Math.round(ms);
const ratio = (part: number, whole: number): number => Math.round((part / whole) * 1000) / 1000;

await main();
