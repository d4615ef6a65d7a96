// Icon and thumbnail: shapes on one side, what the shipped painter makes of them on the other.
import { createCanvas, loadImage } from '@napi-rs/canvas';
import type { Canvas, Image } from '@napi-rs/canvas';
import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CLASSES } from '../../src/contract/classes';
import type { Size } from '../../src/contract/size';
import { ROOT } from '../build/build-target';
import { ICON_SIDE, PICTURE } from './sizes';

/** Side of the square that the icon is painted at before it is made small, pixels. */
const ICON_PAINTED = 512;

/** PNG of the icon: the shapes left of a slanted line, the painting right of it. */
export async function makeIcon(): Promise<Buffer> {
  const template = await readFile(`${ROOT}listing/icon.svg`, 'utf8');
  const svg = CLASSES.reduce((text, { name, colour }) => text.replaceAll(`{${name}}`, `rgb(${colour.join()})`), template);
  const shapes = createCanvas(ICON_PAINTED, ICON_PAINTED);
  shapes.getContext('2d').drawImage(await loadImage(Buffer.from(svg)), 0, 0, ICON_PAINTED, ICON_PAINTED);
  const painting = await painted(shapes, 3);
  const half = halves(shapes, painting, 0.56, 0.4, shapes);
  const icon = createCanvas(ICON_SIDE, ICON_SIDE);
  const context = icon.getContext('2d');
  context.imageSmoothingQuality = 'high';
  context.drawImage(half, 0, 0, ICON_SIDE, ICON_SIDE);
  return icon.toBuffer('image/png');
}

/** PNG of the thumbnail: a scene, shapes and painting, with the plugin's name. @param tagline one line. */
export async function makeThumbnail(name: string, tagline: string): Promise<Buffer> {
  const { width, height } = PICTURE;
  // Painted at two thirds, where trees are as large as the painter knows them, and enlarged.
  const small = { width: (width * 2) / 3, height: (height * 2) / 3 };
  const scene = await loadImage(await readFile(`${ROOT}examples/lake.png`));
  // The scene is 4:3: its middle, edges kept hard, so that every pixel is a class.
  const shapes = createCanvas(small.width, small.height);
  const from = shapes.getContext('2d');
  from.imageSmoothingEnabled = false;
  const part = (scene.width * height) / width;
  from.drawImage(scene, 0, (scene.height - part) * 0.62, scene.width, part, 0, 0, small.width, small.height);
  const canvas = halves(shapes, await painted(shapes, 7), 0.5, 0.38, PICTURE);
  const context = canvas.getContext('2d');
  const shade = context.createLinearGradient(0, height - 420, 0, height);
  shade.addColorStop(0, 'rgb(8 20 30 / 0%)');
  shade.addColorStop(1, 'rgb(8 20 30 / 78%)');
  context.fillStyle = shade;
  context.fillRect(0, height - 420, width, 420);
  context.fillStyle = '#fff';
  context.font = 'bold 150px Inter, sans-serif';
  context.fillText(name, 92, height - 150);
  context.font = '46px Inter, sans-serif';
  context.fillText(tagline, 100, height - 72);
  return canvas.toBuffer('image/png');
}

/** The left picture up to a line that leans to the left as it goes down, the right one beyond it. @param top, bottom share of the width. @param size of what is made. */
function halves(left: Canvas, right: Image, top: number, bottom: number, { width, height }: Size): Canvas {
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  context.imageSmoothingQuality = 'high';
  context.drawImage(right, 0, 0, width, height);
  context.save();
  context.beginPath();
  for (const [x, y] of [
    [0, 0],
    [width * top, 0],
    [width * bottom, height],
    [0, height],
  ] as const)
    context.lineTo(x, y);
  context.clip();
  context.drawImage(left, 0, 0, width, height);
  context.restore();
  context.lineWidth = width / 160;
  context.strokeStyle = '#fff';
  context.beginPath();
  context.moveTo(width * top, 0);
  context.lineTo(width * bottom, height);
  context.stroke();
  return canvas;
}

/** What the command paints of a mask, at the mask's own size. */
async function painted(mask: Canvas, seed: number): Promise<Image> {
  const folder = await mkdtemp(join(tmpdir(), 'alla-prima-listing-'));
  try {
    await writeFile(`${folder}/mask.png`, mask.toBuffer('image/png'));
    const words = ['--mask', `${folder}/mask.png`, '--out', `${folder}/painting.png`, '--size', 'native', '--seed', String(seed)];
    const { status, stderr } = spawnSync(process.execPath, ['--import', 'tsx', `${ROOT}scripts/paint/paint.ts`, ...words], {
      encoding: 'utf8',
      cwd: ROOT,
    });
    if (status !== 0) throw new Error(`The mask could not be painted: ${stderr}`);
    return await loadImage(await readFile(`${folder}/painting.png`));
  } finally {
    await rm(folder, { recursive: true });
  }
}
