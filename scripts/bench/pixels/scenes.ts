// The pictures that the pixel path is measured on, as the panel exports them for a large frame.
import { createCanvas, Path2D } from '@napi-rs/canvas';
import { CLASSES } from '../../../src/contract/classes';
import type { Pixels } from '../../../src/labels/read/label-picture';
import { FOREST_RIVER } from '../../shared/drawn-scenes/forest-river';
import { LAKE } from '../../shared/drawn-scenes/lake';
import { SCENE_HEIGHT, SCENE_WIDTH } from '../../shared/drawn-scenes/scene';
import type { Scene } from '../../shared/drawn-scenes/scene';
import { SEASIDE } from '../../shared/drawn-scenes/seaside';

export const EXPORT_SIDE = 2048;

/** The drawn scenes, antialiased, and a picture with more edges than any drawing has: nine slanted bands around an outline. */
export function exportedScenes(): Readonly<Record<string, Pixels>> {
  return { 'lake': drawn(LAKE), 'seaside': drawn(SEASIDE), 'forest-river': drawn(FOREST_RIVER), 'slanted-bands': slantedBands() };
}

function drawn(scene: Scene): Pixels {
  const context = createCanvas(EXPORT_SIDE, EXPORT_SIDE).getContext('2d');
  context.scale(EXPORT_SIDE / SCENE_WIDTH, EXPORT_SIDE / SCENE_HEIGHT);
  for (const { className, path } of scene) {
    context.fillStyle = `rgb(${CLASSES.find((entry) => entry.name === className)!.colour.join()})`;
    context.fill(new Path2D(path));
  }
  return pixels(new Uint8Array(context.getImageData(0, 0, EXPORT_SIDE, EXPORT_SIDE).data));
}

function slantedBands(): Pixels {
  const side = EXPORT_SIDE;
  const rgba = new Uint8Array(side * side * 4);
  for (let index = 0; index < side * side; index++) {
    const [x, y] = [index % side, Math.floor(index / side)];
    const place = ((y + 0.37 * x) / side) * 8;
    const band = Math.min(8, Math.floor(place));
    const share = Math.min(1, (place - band) * (side / 8));
    const [from, to] = [CLASSES[Math.max(0, band - 1)]!.colour, CLASSES[band]!.colour];
    const outlined = Math.hypot(x - side / 2, y - side / 2) < side / 20;
    for (let channel = 0; channel < 3; channel++)
      rgba[index * 4 + channel] = outlined ? 255 : Math.round(from[channel]! + (to[channel]! - from[channel]!) * share);
    rgba[index * 4 + 3] = 255;
  }
  return pixels(rgba);
}

function pixels(rgba: Uint8Array): Pixels {
  return { rgba, width: EXPORT_SIDE, height: EXPORT_SIDE, box: { x: 0, y: 0, width: EXPORT_SIDE, height: EXPORT_SIDE } };
}
