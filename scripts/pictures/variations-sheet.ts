// The sheet of *Try four*: six scenes, four seeds of one style with edges as drawn, as it was before, and below them four that differ.
// `npx tsx scripts/pictures/variations-sheet.ts [--out docs/pictures/variations.webp] [--large DIR]` takes half a minute; `--large` also writes each
// painting as a PNG, which `python3 -m training.judges.apart DIR` tells the distances of.
import { createCanvas } from '@napi-rs/canvas';
import type { Canvas } from '@napi-rs/canvas';
import { mkdir, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { AS_DRAWN, USUAL_EDGES } from '../../src/contract/recipe';
import { namedStyle } from '../../src/contract/style';
import { validateModelCard } from '../../src/inference/api/model-card';
import { outputSize } from '../../src/inference/api/sizes/output-size';
import { openGenerator } from '../../src/inference/paint/generator';
import { fourWays, onlySeeds } from '../../src/contract/variations/four-ways';
import type { Variation } from '../../src/contract/variations/four-ways';
import { CLEAN_SCENES } from '../shared/clean-scenes';
import { labelMapOf } from '../shared/clean-label-map';
import { readModelFiles } from '../shared/model-files';
import { pixelCanvas } from '../shared/pixel-canvas';
import { readRuntimeWasm } from '../shared/runtime-wasm';

/** Whose styles these are. */
const PAINTER = 'masters';

/** A scene and the style that was chosen for it. */
const ROWS = [
  ['circles', 'clear-morning'],
  ['waves', 'golden-autumn'],
  ['triangles', 'first-frost'],
  ['lake', 'last-light'],
  ['story', 'summer-green'],
  ['hero', 'clear-morning'],
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
const { card: rawCard, model } = readModelFiles(PAINTER);
const card = validateModelCard(rawCard);
const generator = await openGenerator(card, model, await readRuntimeWasm());
if (values.large !== undefined) await mkdir(values.large, { recursive: true });

const blocks: { readonly canvas: Canvas; readonly words: readonly string[] }[] = [];
for (const [name, style] of ROWS) {
  const scene = CLEAN_SCENES.find((one) => one.name === name)!;
  const size = outputSize('fitted', scene, card);
  const { labels } = labelMapOf(scene, size);
  for (const [way, variations] of [
    ['before', onlySeeds(namedStyle(PAINTER, style), SEEDS)],
    ['after', fourWays(namedStyle(PAINTER, style), card.styles, SEEDS)],
  ] as const) {
    const canvas = createCanvas(size.width * 4, size.height);
    for (const [index, variation] of variations.entries()) {
      const painting = await painted(labels, size, variation, way === 'before' ? AS_DRAWN : USUAL_EDGES);
      canvas.getContext('2d').drawImage(painting, index * size.width, 0);
      if (values.large !== undefined)
        await writeFile(`${values.large}/${name.replaceAll(' ', '-')}_${way}_${index + 1}.png`, await painting.encode('png'));
    }
    blocks.push({ canvas, words: variations.map(({ word }) => word) });
  }
}
await generator.release();
await writeFile(values.out, await sheet().encode('webp', Number(values.quality)));

async function painted(
  labels: Uint8Array,
  { width, height }: { width: number; height: number },
  { style, seed }: Variation,
  edges: number,
): Promise<Canvas> {
  const { rgba } = await generator.paint({ labels, width, height, style, seed, repaints: [], edges });
  return pixelCanvas({ rgba, width, height });
}

/** Two columns of scenes; before above, after below, with their words. */
function sheet(): Canvas {
  const across = (SHEET_WIDTH - 3 * GAP) / 2;
  const bottoms = [GAP, GAP];
  let column = 0;
  const places = blocks.map(({ canvas, words }, index) => {
    // A scene goes where there is more room, with both of its rows.
    if (index % 2 === 0) column = bottoms.indexOf(Math.min(...bottoms));
    const high = Math.min(220, (canvas.height / canvas.width) * across);
    const y = bottoms[column]!;
    bottoms[column]! += high + LINE + GAP + (index % 2 === 0 ? 0 : GAP);
    return { canvas, words, x: GAP + column * (across + GAP), y, wide: (canvas.width / canvas.height) * high, high };
  });
  const whole = createCanvas(SHEET_WIDTH, Math.round(Math.max(...bottoms)));
  const context = whole.getContext('2d');
  context.fillStyle = '#2c2c2c';
  context.fillRect(0, 0, whole.width, whole.height);
  context.fillStyle = '#ffffff';
  context.font = '11px sans-serif';
  for (const { canvas, words, x, y, wide, high } of places) {
    context.drawImage(canvas, x, y, wide, high);
    for (const [index, word] of words.entries()) context.fillText(word, x + (index * wide) / 4 + 2, y + high + 12, wide / 4 - 4);
  }
  return whole;
}
