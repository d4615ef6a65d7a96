// The sheet of photos that were read into shapes: each photo, its shapes, and their painting. Photos are other people's: the sheet stays out of the repo.
// `npx tsx scripts/pictures/photos-sheet.ts --photos DIR [--names a.jpg,b.jpg] [--out /tmp/photos.webp]`: the named ones, or twelve, evenly
// spread over the folder.
import { createCanvas, loadImage, Path2D } from '@napi-rs/canvas';
import type { Canvas } from '@napi-rs/canvas';
import { readdirSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { CLASSES } from '../../src/contract/classes';
import { USUAL_EDGES } from '../../src/contract/recipe';
import { validateModelCard } from '../../src/inference/api/model-card';
import { defaultStyleOf } from '../../src/inference/api/plain-job';
import { openGenerator } from '../../src/inference/paint/generator';
import { openSceneReader } from '../../src/inference/reader/scene-reader';
import { resampled } from '../../src/labels/resample';
import { traceLabelMap } from '../../src/labels/trace/trace-label-map';
import { PAINTER_IDS, readModelFiles, readReaderFiles } from '../shared/model-files';
import { pixelCanvas } from '../shared/pixel-canvas';
import { readRuntimeWasm } from '../shared/runtime-wasm';

const COUNT = 12;
const SEED = 7;
/** Side of a painting of a square photo, and width of what the sheet shows of each picture. */
const [SIDE, SHOWN, GAP, COLUMNS] = [512, 300, 6, 2];

const { values } = parseArgs({
  options: { photos: { type: 'string' }, names: { type: 'string' }, out: { type: 'string', default: '/tmp/photos.webp' } },
});
const folder = values.photos;
if (folder === undefined) throw new Error('Say where the photos are: --photos DIR');
const all = readdirSync(folder).filter((name) => /\.jpe?g$/.test(name));
const names = values.names?.split(',') ?? Array.from({ length: COUNT }, (_, index) => all[Math.floor(((index + 0.5) * all.length) / COUNT)]!);

const wasm = await readRuntimeWasm();
const { card: readerCard, file } = readReaderFiles();
const reader = await openSceneReader(readerCard, () => Promise.resolve(file), wasm);
const { card: rawCard, model } = readModelFiles(PAINTER_IDS[0]);
const card = validateModelCard(rawCard);
const generator = await openGenerator(card, model, wasm);

const rows: Canvas[][] = [];
for (const name of names) rows.push(await row(`${folder}/${name}`));
await writeFile(values.out, await sheet().encode('webp', 80));
await Promise.all([reader.release(), generator.release()]);

/** Photo, shapes, painting. */
async function row(path: string): Promise<Canvas[]> {
  const image = await loadImage(path);
  const photo = createCanvas(image.width, image.height);
  photo.getContext('2d').drawImage(image, 0, 0);
  const { width, height } = image;
  const { map } = await reader.read({ rgba: photo.getContext('2d').getImageData(0, 0, width, height).data, width, height });
  const shapes = createCanvas(width, height);
  const context = shapes.getContext('2d');
  for (const { className, path: outline } of traceLabelMap(resampled(map, { width, height }), { width, height })) {
    context.fillStyle = `rgb(${CLASSES.find((row) => row.name === className)!.colour.join(',')})`;
    context.fill(new Path2D(outline));
  }
  const scale = SIDE / Math.sqrt(width * height);
  const side = (pixels: number): number => Math.round((pixels * scale) / card.sizeMultiple) * card.sizeMultiple;
  const size = { width: side(width), height: side(height) };
  const { rgba } = await generator.paint({
    ...resampled(map, size),
    style: defaultStyleOf(card),
    seed: SEED,
    repaints: [],
    edges: USUAL_EDGES,
  });
  return [photo, shapes, pixelCanvas({ rgba, ...size })];
}

function sheet(): Canvas {
  const heightOf = ([photo]: Canvas[]): number => Math.round((SHOWN * photo!.height) / photo!.width);
  const lines = Array.from({ length: Math.ceil(rows.length / COLUMNS) }, (_, line) => rows.slice(line * COLUMNS, (line + 1) * COLUMNS));
  const heights = lines.map((line) => Math.max(...line.map(heightOf)));
  const canvas = createCanvas(
    COLUMNS * 3 * (SHOWN + GAP) + GAP,
    heights.reduce((sum, height) => sum + height + GAP, GAP),
  );
  const context = canvas.getContext('2d');
  context.fillStyle = '#2c2c2c';
  context.fillRect(0, 0, canvas.width, canvas.height);
  let y = GAP;
  for (const [index, line] of lines.entries()) {
    line.flat().forEach((picture, at) => {
      context.drawImage(picture, GAP + at * (SHOWN + GAP), y, SHOWN, heightOf(line[Math.floor(at / 3)]!));
    });
    y += heights[index]! + GAP;
  }
  return canvas;
}
