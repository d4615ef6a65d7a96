// Vector scenes with known labels: shapes in the unit square, drawn antialiased by a real rasteriser, asked for their truth
// by plain geometry.
import { createCanvas } from '@napi-rs/canvas';
import { CLASSES, CLASS_NAMES } from '../../../src/contract/classes';
import type { ClassName } from '../../../src/contract/classes';
import type { Affine } from '../../../src/contract/geometry';
import { PICTURE_SIZE } from '../../../src/contract/size';
import type { PaletteName } from '../../../src/labels/label-map';
import type { Pixels } from '../../../src/labels/read/label-picture';

export type Shape =
  | { readonly of: ClassName; readonly polygon: readonly (readonly [number, number])[] }
  | { readonly of: ClassName; readonly ellipse: readonly [x: number, y: number, rx: number, ry: number] };

/** Bottom to top; the first shape covers everything. */
export type Scene = readonly Shape[];

const box = (x: number, y: number, w: number, h: number): [number, number][] => [
  [x, y],
  [x + w, y],
  [x + w, y + h],
  [x, y + h],
];

export const SCENES: Readonly<Record<string, Scene>> = {
  lake: [
    { of: 'sky', polygon: box(0, 0, 1, 1) },
    {
      of: 'mountain',
      polygon: [
        [-0.1, 0.62],
        [0.21, 0.17],
        [0.37, 0.43],
        [0.55, 0.12],
        [0.78, 0.46],
        [0.91, 0.29],
        [1.1, 0.62],
      ],
    },
    { of: 'grass', polygon: box(0, 0.551, 1, 0.449) },
    { of: 'water', ellipse: [0.47, 0.7, 0.37, 0.123] },
    {
      of: 'tree',
      polygon: [
        [0.06, 0.55],
        [0.11, 0.32],
        [0.16, 0.55],
      ],
    },
    {
      of: 'tree',
      polygon: [
        [0.8, 0.57],
        [0.861, 0.3],
        [0.93, 0.57],
      ],
    },
    { of: 'rock', ellipse: [0.68, 0.78, 0.06, 0.037] },
    { of: 'plant', ellipse: [0.2, 0.885, 0.16, 0.07] },
  ],
  // River over water blends into sea in the other palette; there is no sea here. Edges at every slope.
  delta: [
    { of: 'water', polygon: box(0, 0, 1, 1) },
    { of: 'river', ellipse: [0.5, 0.5, 0.41, 0.33] },
    { of: 'water', ellipse: [0.47, 0.52, 0.2, 0.14] },
    {
      of: 'river',
      polygon: [
        [0, 0.02],
        [1, 0.111],
        [1, 0.15],
        [0, 0.06],
      ],
    },
    { of: 'river', polygon: box(0.1003, 0.8507, 0.8, 0.1004) },
    {
      of: 'river',
      polygon: [
        [0.02, 0.2],
        [0.06, 0.2],
        [0.16, 0.8],
        [0.12, 0.8],
      ],
    },
    {
      of: 'plant',
      polygon: [
        [0.6, 0.3],
        [0.7, 0.42],
        [0.55, 0.45],
      ],
    },
  ],
  // Sky over sea passes by rock, river over plant by rock, and three meet in points; neither rock nor tree is in it.
  coast: [
    { of: 'sky', polygon: box(0, 0, 1, 1) },
    {
      of: 'sea',
      polygon: [
        [0, 0.4013],
        [1, 0.4377],
        [1, 1],
        [0, 1],
      ],
    },
    {
      of: 'plant',
      polygon: [
        [0, 0.7],
        [0.4, 0.55],
        [1, 0.9],
        [1, 1],
        [0, 1],
      ],
    },
    {
      of: 'river',
      polygon: [
        [0.35, 0.4],
        [0.45, 0.4],
        [0.62, 1],
        [0.3, 1],
      ],
    },
    {
      of: 'mountain',
      polygon: [
        [0.6, 0.43],
        [0.75, 0.2],
        [0.95, 0.43],
      ],
    },
    { of: 'grass', ellipse: [0.8, 0.75, 0.11, 0.09] },
  ],
};

/**
 * Draw a scene antialiased, in a frame of `width`×`height` pixels that is turned by `degrees` about its corner, in the
 * smallest canvas that holds it.
 */
export function draw(scene: Scene, palette: PaletteName, width: number, height: number, degrees = 0): { pixels: Pixels; frame: Affine } {
  const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
  const corners = box(0, 0, width, height).map(([x, y]) => [x * cos - y * sin, x * sin + y * cos] as const);
  const [left, top] = [Math.min(...corners.map(([x]) => x)), Math.min(...corners.map(([, y]) => y))];
  const canvas = createCanvas(Math.round(Math.max(...corners.map(([x]) => x)) - left), Math.round(Math.max(...corners.map(([, y]) => y)) - top));
  const context = canvas.getContext('2d');
  context.setTransform(cos, sin, -sin, cos, -left, -top);
  context.beginPath();
  context.rect(0, 0, width, height);
  context.clip();
  context.scale(width, height);
  for (const shape of scene) {
    const entry = CLASSES[CLASS_NAMES.indexOf(shape.of)]!;
    context.fillStyle = `rgb(${(palette === 'alla-prima' ? entry.colour : entry.paintWithMl).join()})`;
    context.beginPath();
    if ('polygon' in shape) for (const [x, y] of shape.polygon) context.lineTo(x, y);
    else context.ellipse(shape.ellipse[0], shape.ellipse[1], shape.ellipse[2], shape.ellipse[3], 0, 0, 2 * Math.PI);
    context.fill();
  }
  const rgba = context.getImageData(0, 0, canvas.width, canvas.height).data;
  return {
    pixels: { rgba, width: canvas.width, height: canvas.height, box: { x: left, y: top, width: canvas.width, height: canvas.height } },
    frame: [
      [width * cos, -height * sin, 0],
      [width * sin, height * cos, 0],
    ],
  };
}

/** Class index of the topmost shape at the centre of each cell of the label grid. */
export function truth(scene: Scene): Uint8Array {
  const labels = new Uint8Array(PICTURE_SIZE ** 2);
  for (let index = 0; index < labels.length; index++) {
    const [x, y] = [((index % PICTURE_SIZE) + 0.5) / PICTURE_SIZE, (Math.floor(index / PICTURE_SIZE) + 0.5) / PICTURE_SIZE];
    labels[index] = CLASS_NAMES.indexOf(scene.findLast((shape) => covers(shape, x, y))!.of);
  }
  return labels;
}

function covers(shape: Shape, x: number, y: number): boolean {
  if ('ellipse' in shape) return ((x - shape.ellipse[0]) / shape.ellipse[2]) ** 2 + ((y - shape.ellipse[1]) / shape.ellipse[3]) ** 2 <= 1;
  let inside = false;
  for (const [index, [x1, y1]] of shape.polygon.entries()) {
    const [x2, y2] = shape.polygon.at(index - 1)!;
    if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) inside = !inside;
  }
  return inside;
}

/** Cells whose whole surroundings, up to and including `reach` cells away, are of one class. */
export function farFromEdges(labels: Uint8Array, reach: number): number[] {
  const far: number[] = [];
  for (let index = 0; index < labels.length; index++) {
    const [x, y] = [index % PICTURE_SIZE, Math.floor(index / PICTURE_SIZE)];
    let calm = true;
    for (let dy = -reach; dy <= reach && calm; dy++) {
      for (let dx = -reach; dx <= reach && calm; dx++) {
        const [nx, ny] = [x + dx, y + dy];
        if (nx < 0 || ny < 0 || nx >= PICTURE_SIZE || ny >= PICTURE_SIZE) continue;
        calm = labels[ny * PICTURE_SIZE + nx] === labels[index];
      }
    }
    if (calm) far.push(index);
  }
  return far;
}
