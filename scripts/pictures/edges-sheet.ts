// The sheet of loose edges: twelve scenes of clean shapes, each painted as drawn and loose, by one painter after the other, with the mask that the
// painter saw in the corner. `npx tsx scripts/pictures/edges-sheet.ts [--out docs/pictures/edges.webp] [--large DIR]` takes a minute; `--large`
// also writes each scene as a PNG in the size that it was painted in.
import type { Canvas } from '@napi-rs/canvas';
import { mkdir, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { AS_DRAWN, USUAL_EDGES } from '../../src/contract/recipe';
import { defaultStyleOf } from '../../src/inference/api/plain-job';
import type { ModelCard } from '../../src/inference/api/model-card';
import { validateModelCard } from '../../src/inference/api/model-card';
import { outputSize } from '../../src/inference/api/sizes/output-size';
import { openGenerator } from '../../src/inference/paint/generator';
import type { Generator } from '../../src/inference/paint/generator';
import { loosenEdges } from '../../src/labels/edges/loosen-edges';
import { labelPixels } from '../../src/labels/label-pixels';
import type { LabelMap } from '../../src/labels/label-map';
import { pairsSheet, sideBySide } from './pairs-sheet';
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

const wasm = await readRuntimeWasm();
/** Of each painter, one scene after the other. */
const pairs: Canvas[][] = [];
for (const id of PAINTER_IDS) pairs.push(await pairsOf(id));
const scenes = CLEAN_SCENES.map((_, index) => sideBySide(pairs.map((of) => of[index]!)));
if (values.large !== undefined) {
  await mkdir(values.large, { recursive: true });
  for (const [index, { name }] of CLEAN_SCENES.entries())
    await writeFile(`${values.large}/edges-${name.replaceAll(' ', '-')}.png`, await scenes[index]!.encode('png'));
}
await writeFile(values.out, await pairsSheet(scenes).encode('webp', Number(values.quality)));

/** Each scene as drawn, and loose beside it. */
async function pairsOf(painter: string): Promise<Canvas[]> {
  const { card: rawCard, model } = readModelFiles(painter);
  const card = validateModelCard(rawCard);
  const generator = await openGenerator(card, model, wasm);
  const made: Canvas[] = [];
  for (const scene of CLEAN_SCENES) {
    const map = labelMapOf(scene, outputSize('fitted', scene, card));
    made.push(sideBySide([await painted(generator, card, map, AS_DRAWN), await painted(generator, card, map, USUAL_EDGES)]));
  }
  await generator.release();
  return made;
}

async function painted(generator: Generator, card: ModelCard, { labels, width, height }: LabelMap, edges: number): Promise<Canvas> {
  const { rgba } = await generator.paint({ labels, width, height, style: defaultStyleOf(card), seed: SEED, repaints: [], edges });
  const painting = pixelCanvas({ rgba, width, height });
  const seen = pixelCanvas({ rgba: labelPixels(loosenEdges({ labels, width, height }, edges, SEED).labels), width, height });
  painting.getContext('2d').drawImage(seen, 0, 0, width * INSET, height * INSET);
  return painting;
}
