// Draws examples/*.png, the masks that README and tests paint: the drawn scenes in both palettes, antialiased as Figma
// exports them. Run once after a scene was redrawn: `npx tsx scripts/pictures/make-examples.ts`.
import { createCanvas, Path2D } from '@napi-rs/canvas';
import { encode } from 'fast-png';
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { CLASSES } from '../../src/contract/classes';
import { FOREST_RIVER } from '../shared/drawn-scenes/forest-river';
import { LAKE } from '../shared/drawn-scenes/lake';
import { SCENE_HEIGHT, SCENE_WIDTH } from '../shared/drawn-scenes/scene';
import type { Scene } from '../shared/drawn-scenes/scene';
import { SEASIDE } from '../shared/drawn-scenes/seaside';

const FOLDER = fileURLToPath(new URL('../../examples/', import.meta.url));
const WIDTH = 800;
const SCENES: Readonly<Record<string, Scene>> = { 'lake': LAKE, 'seaside': SEASIDE, 'forest-river': FOREST_RIVER };

function draw(scene: Scene, palette: 'colour' | 'paintWithMl'): Uint8Array {
  const height = Math.round((WIDTH * SCENE_HEIGHT) / SCENE_WIDTH);
  const context = createCanvas(WIDTH, height).getContext('2d');
  context.scale(WIDTH / SCENE_WIDTH, WIDTH / SCENE_WIDTH);
  for (const { className, path } of scene) {
    context.fillStyle = `rgb(${CLASSES.find((entry) => entry.name === className)![palette].join()})`;
    context.fill(new Path2D(path));
  }
  // Written by the library that reads it in tests, so that the files do not change with the rasteriser's encoder.
  return encode({ width: WIDTH, height, channels: 4, depth: 8, data: context.getImageData(0, 0, WIDTH, height).data });
}

for (const [name, scene] of Object.entries(SCENES)) {
  await writeFile(`${FOLDER}${name}.png`, draw(scene, 'colour'));
  await writeFile(`${FOLDER}${name}-paint-with-ml.png`, draw(scene, 'paintWithMl'));
}
