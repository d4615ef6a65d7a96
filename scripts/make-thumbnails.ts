// `npx tsx scripts/make-thumbnails.ts`: paints the starter lake in every style of the shipped generator and stores the pictures in
// its card, for the panel's gallery. Run once after the generator or its styles were exchanged.
import { createCanvas } from '@napi-rs/canvas';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { SQUARE } from '../src/inference/engine-api';
import { openGenerator } from '../src/inference/generator';
import { labelPicture } from '../src/inference/label-map/label-picture';
import { validateModelCard } from '../src/inference/model-card';
import { plainJob } from '../src/inference/plain-job';
import { readModelFiles } from './model-files';
import { decodePng } from './node-codec';
import { readRuntimeWasm } from './runtime-wasm';

/** Pixels; the gallery shows them at half of that. */
const SIDE = 96;
const SEED = 7;
const QUALITY = 80;
/** Of one picture: the panel is one HTML file that Figma keeps in memory twice. */
const MOST_BYTES = 4096;

const { card: rawCard, cardPath, model } = readModelFiles();
const card = validateModelCard(rawCard);
const mask = decodePng(readFileSync(fileURLToPath(new URL('../examples/lake.png', import.meta.url))));
const box = { x: 0, y: 0, width: mask.width, height: mask.height };
const { labels } = labelPicture({ ...mask, box }, [[mask.width, 0, 0], [0, mask.height, 0]], SQUARE);
const generator = await openGenerator(card, model, await readRuntimeWasm());

const styles = [];
for (const style of card.styles) {
  const { rgba } = await generator.paint(plainJob(labels, SQUARE, style.id, SEED));
  const webp = small(rgba);
  if (webp.length > MOST_BYTES) throw new Error(`the thumbnail of ${style.id} has ${webp.length} bytes; ${MOST_BYTES} are allowed`);
  console.log(`${style.id}: ${webp.length} bytes`);
  styles.push({ ...style, thumbnail: `data:image/webp;base64,${webp.toString('base64')}` });
}
await generator.release();
writeFileSync(cardPath, `${JSON.stringify({ ...card, styles }, null, 1)}\n`);

function small(rgba: Uint8ClampedArray<ArrayBuffer>): Buffer {
  const whole = createCanvas(SQUARE.width, SQUARE.height);
  const picture = whole.getContext('2d');
  const data = picture.createImageData(SQUARE.width, SQUARE.height);
  data.data.set(rgba);
  picture.putImageData(data, 0, 0);
  const canvas = createCanvas(SIDE, SIDE);
  const context = canvas.getContext('2d');
  context.imageSmoothingQuality = 'high';
  context.drawImage(whole, 0, 0, SIDE, SIDE);
  return canvas.encodeSync('webp', QUALITY);
}
