// The gallery of a painter's named styles: every style on the same six scenes, four of them rolled and two of clean shapes.
// `npx tsx scripts/pictures/styles-sheet.ts [--painter masters] [--out docs/pictures/styles-masters.webp] [--large DIR]` takes a minute; `--large` also
// writes each painting as a PNG, and `python3 -m training.judges.apart --closest DIR` tells which styles are closest to each other.
import { createCanvas } from '@napi-rs/canvas';
import type { Canvas } from '@napi-rs/canvas';
import { mkdir, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { sceneLabels } from '../../src/compose/compose-scene';
import { USUAL_EDGES } from '../../src/contract/recipe';
import { OWN_SLIDERS } from '../../src/contract/roll';
import type { KindId } from '../../src/contract/roll';
import { namedStyle } from '../../src/contract/style';
import { validateModelCard } from '../../src/inference/api/model-card';
import { openGenerator } from '../../src/inference/paint/generator';
import { labelMapOf } from '../shared/clean-label-map';
import { CLEAN_SCENES } from '../shared/clean-scenes';
import { PAINTER_IDS, readModelFiles } from '../shared/model-files';
import { pixelCanvas } from '../shared/pixel-canvas';
import { readRuntimeWasm } from '../shared/runtime-wasm';

const SIZE = { width: 576, height: 448 };
const ROLLED: readonly KindId[] = ['alpine-lake', 'coast', 'forest-river', 'meadow'];
const CLEAN = ['circles', 'canyon'] as const;
const SEED = 7;
const [SHOWN, GAP, LINE] = [{ width: 216, height: 168 }, 4, 16] as const;

const { values } = parseArgs({
  options: {
    painter: { type: 'string', default: PAINTER_IDS[0] },
    out: { type: 'string' },
    large: { type: 'string' },
    quality: { type: 'string', default: '50' },
  },
});
const { card: rawCard, model } = readModelFiles(values.painter);
const card = validateModelCard(rawCard);
const generator = await openGenerator(card, model, await readRuntimeWasm());
if (values.large !== undefined) await mkdir(values.large, { recursive: true });

const scenes = [
  ...ROLLED.map((kind) => ({ name: kind, labels: sceneLabels({ kind, seed: SEED, sliders: OWN_SLIDERS, ...SIZE }, SIZE) })),
  ...CLEAN.map((name) => ({
    name,
    labels: labelMapOf(
      CLEAN_SCENES.find((scene) => scene.name === name)!,
      SIZE,
    ).labels,
  })),
];
const rows: { readonly name: string; readonly pictures: readonly Canvas[] }[] = [];
for (const { id, name } of card.styles.filter(({ retired }) => retired !== true)) {
  const pictures: Canvas[] = [];
  for (const scene of scenes) {
    const style = namedStyle(card.painter.id, id);
    const { rgba } = await generator.paint({ labels: scene.labels, ...SIZE, style, seed: SEED, repaints: [], edges: USUAL_EDGES });
    const painting = pixelCanvas({ rgba, ...SIZE });
    pictures.push(painting);
    if (values.large !== undefined) await writeFile(`${values.large}/${scene.name}_${card.painter.id}_${id}.png`, await painting.encode('png'));
  }
  rows.push({ name, pictures });
}
await generator.release();
await writeFile(values.out ?? `docs/pictures/styles-${values.painter}.webp`, await sheet().encode('webp', Number(values.quality)));

/** A row a style, its name above it. */
function sheet(): Canvas {
  const high = LINE + SHOWN.height + GAP;
  const whole = createCanvas(GAP + scenes.length * (SHOWN.width + GAP), rows.length * high + GAP);
  const context = whole.getContext('2d');
  context.fillStyle = '#2c2c2c';
  context.fillRect(0, 0, whole.width, whole.height);
  context.fillStyle = '#ffffff';
  context.font = '11px sans-serif';
  for (const [row, { name, pictures }] of rows.entries()) {
    context.fillText(name, GAP, row * high + LINE - 3);
    for (const [column, picture] of pictures.entries()) {
      context.drawImage(picture, GAP + column * (SHOWN.width + GAP), row * high + LINE, SHOWN.width, SHOWN.height);
    }
  }
  return whole;
}
