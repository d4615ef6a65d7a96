// The contact sheet of rolled scenes, each flat and painted: sixty over all kinds and five proportions, one seed after the other and none
// chosen. `npx tsx scripts/pictures/scenes-sheet.ts [--out docs/pictures/scenes.webp] [--first 101] [--large DIR]` takes two minutes; `--large`
// also writes a PNG of each proportion, large enough to find mistakes in.
import { createCanvas } from '@napi-rs/canvas';
import type { Canvas } from '@napi-rs/canvas';
import { mkdir, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { KINDS } from '../../src/compose/scene-kinds';
import type { Kind } from '../../src/compose/scene-kinds';
import { composeScene, sceneLabels } from '../../src/compose/compose-scene';
import type { SceneOrder } from '../../src/compose/compose-scene';
import { AS_DRAWN } from '../../src/contract/recipe';
import { KIND_IDS, OWN_SLIDERS } from '../../src/contract/roll';
import type { Size } from '../../src/contract/size';
import { namedStyle } from '../../src/contract/style';
import { validateModelCard } from '../../src/inference/api/model-card';
import { openGenerator } from '../../src/inference/paint/generator';
import { drawScene } from '../shared/draw-scene';
import { PAINTER_IDS, readModelFiles } from '../shared/model-files';
import { readRuntimeWasm } from '../shared/runtime-wasm';

/** 4:3, square, 3:4, 4:1, 1:3. */
const PROPORTIONS: readonly Size[] = [
  { width: 1200, height: 900 },
  { width: 1000, height: 1000 },
  { width: 900, height: 1200 },
  { width: 1600, height: 400 },
  { width: 400, height: 1200 },
];
const EACH = 12;
/** Pixels that are painted of a scene, about; and that the sheet shows of it. */
const PAINTED_AREA = 384 * 288;
const SHOWN_AREA = 172 * 129;
const SHEET_WIDTH = 1480;
const GAP = 6;

const { values } = parseArgs({
  options: {
    out: { type: 'string', default: 'docs/pictures/scenes.webp' },
    first: { type: 'string', default: '101' },
    large: { type: 'string' },
    quality: { type: 'string', default: '45' },
  },
});

const { card: rawCard, model } = readModelFiles(PAINTER_IDS[0]);
const card = validateModelCard(rawCard);
const generator = await openGenerator(card, model, await readRuntimeWasm());

const pairs: Canvas[][] = [];
for (const [row, size] of PROPORTIONS.entries()) {
  const drawn: Canvas[] = [];
  for (let column = 0; column < EACH; column++) {
    const index = row * EACH + column;
    drawn.push(await pair({ kind: KIND_IDS[index % KIND_IDS.length]!, seed: Number(values.first) + index, sliders: OWN_SLIDERS, ...size }));
  }
  pairs.push(drawn);
}
await generator.release();

const shownScale = Math.sqrt(SHOWN_AREA / PAINTED_AREA);
await writeFile(values.out, await sheet(pairs.flat(), shownScale).encode('webp', Number(values.quality)));
if (values.large !== undefined) {
  await mkdir(values.large, { recursive: true });
  for (const [row, drawn] of pairs.entries()) await writeFile(`${values.large}/scenes-${row + 1}.png`, await sheet(drawn, 0.8).encode('png'));
}

/** Flat and painted: side by side, one above the other where they are wide. */
async function pair(order: SceneOrder): Promise<Canvas> {
  const scale = Math.sqrt(PAINTED_AREA / (order.width * order.height));
  const flat = drawScene(composeScene(order), scale);
  const { width, height } = flat;
  const { style: asked }: Kind = KINDS[order.kind];
  const style = card.styles.some(({ id }) => id === asked) ? asked! : card.defaultStyle;
  const { rgba } = await generator.paint({
    labels: sceneLabels(order, { width, height }),
    width,
    height,
    style: namedStyle(card.painter.id, style),
    seed: 1,
    repaints: [],
    edges: AS_DRAWN,
  });
  const isWide = width > height * 2;
  const both = createCanvas(isWide ? width : width * 2, isWide ? height * 2 : height);
  const context = both.getContext('2d');
  context.drawImage(flat, 0, 0);
  const picture = context.createImageData(width, height);
  picture.data.set(rgba);
  context.putImageData(picture, isWide ? 0 : width, isWide ? height : 0);
  return both;
}

function sheet(pictures: readonly Canvas[], scale: number): Canvas {
  const places: { readonly picture: Canvas; readonly x: number; readonly y: number; readonly width: number; readonly height: number }[] = [];
  let [x, y, row] = [GAP, GAP, 0];
  for (const picture of pictures) {
    const [width, height] = [Math.round(picture.width * scale), Math.round(picture.height * scale)];
    // A row holds pictures of one height.
    if (x + width + GAP > SHEET_WIDTH || (row > 0 && row !== height)) [x, y, row] = [GAP, y + row + GAP, 0];
    places.push({ picture, x, y, width, height });
    x += width + GAP;
    row = height;
  }
  const canvas = createCanvas(SHEET_WIDTH, y + row + GAP);
  const context = canvas.getContext('2d');
  context.fillStyle = '#2c2c2c';
  context.fillRect(0, 0, canvas.width, canvas.height);
  for (const { picture, x: left, y: top, width, height } of places) context.drawImage(picture, left, top, width, height);
  return canvas;
}
