// The sheet of paintings as layers: twelve scenes of clean shapes, each as it was painted and with each of its layers moved by a twentieth of the
// picture's width, those in turn to the right and to the left. A hole would be magenta. Also prints how far the layers over each other are from the
// painting. `npx tsx scripts/pictures/layers-sheet.ts [--out docs/pictures/layers.webp] [--large DIR] [--only NAME]` takes about two minutes; `--large` also
// writes each pair, and each layer, as a PNG in the size that it was painted in.
import { createCanvas } from '@napi-rs/canvas';
import type { Canvas } from '@napi-rs/canvas';
import { mkdir, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { USUAL_EDGES } from '../../src/contract/recipe';
import { defaultStyleOf } from '../../src/inference/api/plain-job';
import { validateModelCard } from '../../src/inference/api/model-card';
import { outputSize } from '../../src/inference/api/sizes/output-size';
import { openGenerator } from '../../src/inference/paint/generator';
import { labelMapOf } from '../shared/clean-label-map';
import { CLEAN_SCENES } from '../shared/clean-scenes';
import { PAINTER_IDS, readModelFiles } from '../shared/model-files';
import { paintedLayers, recomposedError } from '../shared/painted-layers';
import type { PaintedLayers } from '../shared/painted-layers';
import { pixelCanvas } from '../shared/pixel-canvas';
import { readRuntimeWasm } from '../shared/runtime-wasm';
import { pairsSheet, sideBySide } from './pairs-sheet';

const SEED = 7;
const MOVED = 0.05;

const { values } = parseArgs({
  options: {
    out: { type: 'string', default: 'docs/pictures/layers.webp' },
    large: { type: 'string' },
    only: { type: 'string' },
    quality: { type: 'string', default: '60' },
  },
});

const { card: rawCard, model } = readModelFiles(PAINTER_IDS[0]);
const card = validateModelCard(rawCard);
const generator = await openGenerator(card, model, await readRuntimeWasm());
// So that the first painting takes no longer than the others.
await generator.warmUp();
const pairs: Canvas[] = [];
for (const scene of CLEAN_SCENES) {
  if (values.only !== undefined && scene.name !== values.only) continue;
  const { labels, width, height } = labelMapOf(scene, outputSize('fitted', scene, card));
  const job = { labels, width, height, style: defaultStyleOf(card), seed: SEED, repaints: [], edges: USUAL_EDGES };
  const started = performance.now();
  const made = await paintedLayers((each) => generator.paint(each), job);
  const times = ((performance.now() - started) / made.painting.ms).toFixed(1);
  const off = (recomposedError(made) * 100).toFixed(4);
  console.log(
    `${scene.name}: ${made.layers.map(({ name }) => name).join(' | ')}; ${made.paintings} paintings, ${times} times as long as one, ${off} % of the pixels differ`,
  );
  const pair = sideBySide([pixelCanvas(made.painting), apart(made)]);
  pairs.push(pair);
  if (values.large === undefined) continue;
  await mkdir(values.large, { recursive: true });
  const path = `${values.large}/layers-${scene.name.replaceAll(' ', '-')}`;
  await writeFile(`${path}.png`, await pair.encode('png'));
  for (const [index, { rgba }] of made.layers.entries())
    await writeFile(`${path}-${index}.png`, await pixelCanvas({ rgba, width, height }).encode('png'));
}
await generator.release();
if (values.only === undefined) await writeFile(values.out, await pairsSheet(pairs).encode('webp', Number(values.quality)));

function apart({ painting: { width, height }, layers }: PaintedLayers): Canvas {
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  context.fillStyle = '#f0f';
  context.fillRect(0, 0, width, height);
  for (const [index, { rgba }] of layers.entries()) {
    const way = index === 0 ? 0 : index % 2 === 1 ? 1 : -1;
    context.drawImage(pixelCanvas({ rgba, width, height }), Math.round(way * MOVED * width), 0);
  }
  return canvas;
}
