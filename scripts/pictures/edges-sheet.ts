// The sheet of loose edges: twelve scenes of clean shapes, each painted as drawn and loose, with the mask that the painter saw in the corner.
// `npx tsx scripts/pictures/edges-sheet.ts [--out docs/pictures/edges.webp] [--large DIR]` takes half a minute; `--large` also writes
// each pair as a PNG in the size that it was painted in.
import { createCanvas } from '@napi-rs/canvas';
import type { Canvas } from '@napi-rs/canvas';
import { mkdir, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { AS_DRAWN, USUAL_EDGES } from '../../src/contract/recipe';
import { defaultStyleOf } from '../../src/inference/api/plain-job';
import { validateModelCard } from '../../src/inference/api/model-card';
import { outputSize } from '../../src/inference/api/output-size';
import { openGenerator } from '../../src/inference/paint/generator';
import { loosenEdges } from '../../src/labels/edges/loosen-edges';
import { labelPixels } from '../../src/labels/label-pixels';
import type { LabelMap } from '../../src/labels/label-map';
import { PAIR_GAP, pairsSheet } from './pairs-sheet';
import { CLEAN_SCENES } from '../shared/clean-scenes';
import { labelMapOf } from '../shared/clean-label-map';
import { PAINTER_IDS, readModelFiles } from '../shared/model-files';
import { pixelCanvas } from '../shared/pixel-canvas';
import { readRuntimeWasm } from '../shared/runtime-wasm';

const SEED = 7;
/** Of the mask in the corner, as a share of the painting. */
const INSET = 0.22;

const { values } = parseArgs({
  options: {
    out: { type: 'string', default: 'docs/pictures/edges.webp' },
    large: { type: 'string' },
    quality: { type: 'string', default: '60' },
  },
});

const { card: rawCard, model } = readModelFiles(PAINTER_IDS[0]);
const card = validateModelCard(rawCard);
const generator = await openGenerator(card, model, await readRuntimeWasm());
const pairs: Canvas[] = [];
for (const scene of CLEAN_SCENES) {
  const map = labelMapOf(scene, outputSize('fitted', scene, card));
  const drawn = await painted(map, AS_DRAWN);
  const loose = await painted(map, USUAL_EDGES);
  const pair = createCanvas(map.width * 2 + PAIR_GAP, map.height);
  const context = pair.getContext('2d');
  context.drawImage(drawn, 0, 0);
  context.drawImage(loose, map.width + PAIR_GAP, 0);
  pairs.push(pair);
  if (values.large !== undefined) {
    await mkdir(values.large, { recursive: true });
    await writeFile(`${values.large}/edges-${scene.name.replaceAll(' ', '-')}.png`, await pair.encode('png'));
  }
}
await generator.release();
await writeFile(values.out, await pairsSheet(pairs).encode('webp', Number(values.quality)));

async function painted({ labels, width, height }: LabelMap, edges: number): Promise<Canvas> {
  const { rgba } = await generator.paint({ labels, width, height, style: defaultStyleOf(card), seed: SEED, repaints: [], edges });
  const painting = pixelCanvas({ rgba, width, height });
  const seen = pixelCanvas({ rgba: labelPixels(loosenEdges({ labels, width, height }, edges, SEED).labels), width, height });
  painting.getContext('2d').drawImage(seen, 0, 0, width * INSET, height * INSET);
  return painting;
}
