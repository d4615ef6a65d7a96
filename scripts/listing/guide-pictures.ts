// The guide's pictures are those of the listing, small enough to be tracked: docs/guide/pictures/.
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { mkdir, writeFile } from 'node:fs/promises';
import { ROOT } from '../build/build-target';

const WIDTH = 720;
const HEIGHT = 405;
const QUALITY = 42;

/** By the listing's pictures, in their order. */
const NAMES = ['first-painting', 'live', 'styles', 'four-seeds', 'sketch', 'banner', 'slides', 'recipe', 'your-machine'] as const;

/** @param folder that holds carousel-1.png to carousel-9.png. */
export async function makeGuidePictures(folder: string): Promise<void> {
  const to = `${ROOT}docs/guide/pictures`;
  await mkdir(to, { recursive: true });
  for (const [index, name] of NAMES.entries()) {
    const canvas = createCanvas(WIDTH, HEIGHT);
    const context = canvas.getContext('2d');
    context.imageSmoothingQuality = 'high';
    context.drawImage(await loadImage(`${folder}/carousel-${index + 1}.png`), 0, 0, WIDTH, HEIGHT);
    await writeFile(`${to}/${name}.webp`, await canvas.encode('webp', QUALITY));
  }
}
