// The sheet of *Try four*: six scenes, four seeds of one style and below them four that differ.
// `npx tsx scripts/pictures/variations-sheet.ts [--out docs/pictures/variations.webp] [--large DIR]` takes half a minute; `--large` also writes each
// painting as a PNG, which `python3 -m training.judges.apart DIR` tells the distances of.
import { createCanvas } from '@napi-rs/canvas';
import type { Canvas } from '@napi-rs/canvas';
import { mkdir, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { USUAL_EDGES } from '../../src/contract/edges';
import { namedStyle } from '../../src/contract/style';
import { validateModelCard } from '../../src/inference/api/model-card';
import { outputSize } from '../../src/inference/api/output-size';
import { openGenerator } from '../../src/inference/paint/generator';
import { fourWays, onlySeeds } from '../../src/inference/api/four-ways';
import type { Variation } from '../../src/inference/api/four-ways';
import { CLEAN_SCENES } from '../shared/clean-scenes';
import { labelMapOf } from '../shared/clean-label-map';
import { readModelFiles } from '../shared/model-files';
import { readRuntimeWasm } from '../shared/runtime-wasm';

/** A scene and the style that was chosen for it. */
const ROWS = [
  ['circles', 'clear-summer'],
  ['waves', 'golden-evening'],
  ['triangles', 'winter-morning'],
  ['lake', 'autumn-glow'],
  ['hero', 'clear-summer'],
  ['story', 'first-light'],
] as const;

/** What *Try four* drew by lot, as it might. */
const SEEDS = [1204, 7731, 3388, 9095] as const;
const [SHEET_WIDTH, GAP, LINE] = [1600, 6, 16];

const { values } = parseArgs({
  options: {
    out: { type: 'string', default: 'docs/pictures/variations.webp' },
    large: { type: 'string' },
    quality: { type: 'string', default: '55' },
  },
});
const { card: rawCard, model } = readModelFiles();
const card = validateModelCard(rawCard);
const generator = await openGenerator(card, model, await readRuntimeWasm());
if (values.large !== undefined) await mkdir(values.large, { recursive: true });

const blocks: { readonly canvas: Canvas; readonly words: readonly string[] }[] = [];
for (const [name, style] of ROWS) {
  const scene = CLEAN_SCENES.find((one) => one.name === name)!;
  const size = outputSize('fitted', scene, card);
  const { labels } = labelMapOf(scene, size);
  for (const [way, variations] of [
    ['before', onlySeeds(namedStyle(style), SEEDS)],
    ['seeds', onlySeeds(namedStyle(style), SEEDS)],
    ['ways', fourWays(namedStyle(style), card.styles, SEEDS)],
  ] as const) {
    const canvas = createCanvas(size.width * 4, size.height);
    for (const [index, variation] of variations.entries()) {
      const painting = await painted(labels, size, variation, way === 'before' ? 0 : USUAL_EDGES);
      canvas.getContext('2d').drawImage(painting, index * size.width, 0);
      if (values.large !== undefined)
        await writeFile(`${values.large}/${name.replaceAll(' ', '-')}_${way}_${index + 1}.png`, await painting.encode('png'));
    }
    blocks.push({ canvas, words: variations.map(({ word }) => word) });
  }
}
await generator.release();
await writeFile(values.out, await sheet().encode('webp', Number(values.quality)));

async function painted(labels: Uint8Array, { width, height }: { width: number; height: number }, { style, seed }: Variation, edges: number): Promise<Canvas> {
  const { rgba } = await generator.paint({ labels, width, height, style, seed, repaints: [], edges });
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  const picture = context.createImageData(width, height);
  picture.data.set(rgba);
  context.putImageData(picture, 0, 0);
  return canvas;
}

/** Two scenes beside each other; seeds above, ways below, with their words. */
function sheet(): Canvas {
  const across = (SHEET_WIDTH - 3 * GAP) / 2;
  const heightOf = ({ canvas }: (typeof blocks)[number]): number => Math.min(220, (canvas.height / canvas.width) * across);
  const rows = Array.from({ length: blocks.length / 4 }, (_, row) => blocks.slice(row * 4, row * 4 + 4));
  const heights = rows.map((row) => 2 * (Math.max(...row.map(heightOf)) + LINE + GAP) + GAP);
  const canvas = createCanvas(SHEET_WIDTH, Math.round(heights.reduce((sum, height) => sum + height, GAP)));
  const context = canvas.getContext('2d');
  context.fillStyle = '#2c2c2c';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.fillStyle = '#ffffff';
  context.font = '11px sans-serif';
  let top = GAP;
  for (const [index, row] of rows.entries()) {
    for (const [at, block] of row.entries()) {
      const high = heightOf(block);
      const wide = (block.canvas.width / block.canvas.height) * high;
      const x = GAP + Math.floor(at / 2) * (across + GAP);
      const y = top + (at % 2) * (Math.max(...row.map(heightOf)) + LINE + GAP);
      context.drawImage(block.canvas, x, y, wide, high);
      for (const [column, word] of block.words.entries()) context.fillText(word, x + (column * wide) / 4 + 2, y + high + 12);
    }
    top += heights[index]!;
  }
  return canvas;
}
