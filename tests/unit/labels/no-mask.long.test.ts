// What is no mask is not painted, by one rule for selections, files and the terminal; and what is one, be it ever so soft or empty, is.
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { readFileSync } from 'node:fs';
import { describe, expect, it, vi } from 'vitest';
import { nodeCodec } from '../../../scripts/shared/node-codec';
import { pixelCanvas } from '../../../scripts/shared/pixel-canvas';
import { CLASSES } from '../../../src/contract/classes';
import type { RgbaImage } from '../../../src/contract/pictures/image';
import { SQUARE } from '../../../src/contract/size';
import type { PaletteName } from '../../../src/labels/label-map';
import { importMask } from '../../../src/labels/read/masks/import-mask';
import { labelPicture } from '../../../src/labels/read/label-picture';
import { draw, SCENES } from './scene';

vi.setConfig({ testTimeout: 120_000 });

const ROOT = new URL('../../../', import.meta.url);

/** What both readings say: `painted`, or the sentence of the refusal. */
function verdicts(image: RgbaImage): { readonly selected: string; readonly imported: string } {
  const { width, height } = image;
  const box = { x: 0, y: 0, width, height };
  const said = (read: () => unknown): string => {
    try {
      read();
      return 'painted';
    } catch (thrown) {
      return (thrown as Error).message;
    }
  };
  const frame = [
    [width, 0, 0],
    [0, height, 0],
  ] as const;
  return { selected: said(() => labelPicture({ ...image, box }, frame, SQUARE)), imported: said(() => importMask(image)) };
}

/** A picture from a function of its pixels. */
function picture(width: number, height: number, colour: (x: number, y: number) => readonly number[]): RgbaImage {
  const rgba = new Uint8Array(width * height * 4);
  for (let at = 0; at < width * height; at++) rgba.set([...colour(at % width, Math.floor(at / width)), 255], at * 4);
  return { rgba, width, height };
}

async function fileOf(path: string): Promise<RgbaImage> {
  const image = await loadImage(readFileSync(new URL(path, ROOT)));
  const context = createCanvas(image.width, image.height).getContext('2d');
  context.drawImage(image, 0, 0);
  return { rgba: context.getImageData(0, 0, image.width, image.height).data, width: image.width, height: image.height };
}

const colourOf = (name: string): readonly number[] => CLASSES.find((entry) => entry.name === name)!.colour;
const WHITE = [255, 255, 255];
/** Three bands of a map of class numbers. */
const bands = (...greys: readonly number[]): RgbaImage =>
  picture(120, 90, (_, y) => {
    const grey = greys[Math.floor((y * greys.length) / 90)]!;
    return [grey, grey, grey];
  });

describe('no mask', () => {
  it.each(Array.from({ length: 86 }, (_, index) => index * 3))('a map of class numbers, sky %i', (sky) => {
    // As COCO-Stuff, ADE20K and Cityscapes number their classes: some number comes near rock in some palette.
    const { selected, imported } = verdicts(bands(sky, (sky + 12) % 256, (sky + 67) % 256));
    expect(imported).toMatch(/no mask.*map of class numbers/);
    expect(selected).toMatch(/map of class numbers.*swatches/);
  });

  it.each([
    ['one plain grey', picture(40, 30, () => [0x77, 0x77, 0x77]), /plain grey/],
    ['one plain colour that is nearly a class', picture(40, 30, () => [174, 166, 170]), /plain colour/],
    ['white', picture(40, 30, () => WHITE), /plain/],
    ['a map in other colours', picture(240, 30, (x) => [(Math.floor(x / 20) * 61) % 256, 0, (Math.floor(x / 20) * 97) % 256]), /other colours/],
    [
      'a black-and-white photo',
      picture(200, 200, (x, y) => Array<number>(3).fill(Math.round(128 + 60 * Math.sin(x / 9) + 60 * Math.cos(y / 13)))),
      /black-and-white/,
    ],
  ])('%s', (_name, image, likely) => {
    const { selected, imported } = verdicts(image);
    expect(imported).toMatch(likely);
    expect(selected).not.toBe('painted');
  });

  it('photos, paintings and screenshots', async () => {
    const photos = [
      'paintings-512/defects/dull-8600-after.jpg',
      'settled-512/defects/rocks-and-sea-after.jpg',
      'photos-128/defects/hue-1257-after.jpg',
    ];
    const screenshots = [
      'newcomer-1-open-light.png',
      'newcomer-2-scene-light.png',
      'panel-quirks-light.png',
      'styles-another-sky.jpg',
      'live-after.jpg',
    ];
    for (const file of [...photos.map((name) => `training/runs/${name}`), ...screenshots.map((name) => `docs/pictures/${name}`)]) {
      const { selected, imported } = verdicts(await fileOf(file));
      expect(imported, file).toMatch(/no mask/);
      expect(selected, file).not.toBe('painted');
    }
  });

  it('a photo with one small shape of a class on it', async () => {
    const photo = await fileOf('training/runs/paintings-512/defects/dull-8600-after.jpg');
    const { width, height } = photo;
    const rgba = Uint8Array.from(photo.rgba);
    for (let y = 0; y < height / 6; y++) for (let x = 0; x < width / 6; x++) rgba.set([...colourOf('grass'), 255], (y * width + x) * 4);
    expect(verdicts({ rgba, width, height }).selected).toMatch(
      /^(Only \d% of this has|Nothing here has one of) the nine landscape colours: it looks like a photo or a painting\./,
    );
  });
});

describe('a mask', () => {
  it.each(['alla-prima', 'paint-with-ml'] as const)('%s: sharp, soft, enlarged, as JPEG', async (palette) => {
    for (const scene of Object.values(SCENES)) {
      for (const [name, image] of await worn(palette, scene))
        expect(verdicts(image), name).toEqual({ selected: 'painted', imported: 'painted' });
    }
  });

  it.each(CLASSES.map(({ name }) => name))('one ellipse of %s on white', (name) => {
    const ellipse = (x: number, y: number): boolean => ((x - 100) / 40) ** 2 + ((y - 80) / 20) ** 2 < 1;
    expect(verdicts(picture(200, 150, (x, y) => (ellipse(x, y) ? colourOf(name) : WHITE)))).toEqual({
      selected: 'painted',
      imported: 'painted',
    });
  });

  it('most of a frame without a landscape colour, with a title on it', () => {
    const canvas = createCanvas(400, 300);
    const context = canvas.getContext('2d');
    context.fillStyle = '#fff';
    context.fillRect(0, 0, 400, 300);
    context.fillStyle = '#111';
    context.font = '30px sans-serif';
    context.fillText('Our summer', 20, 50);
    context.fillStyle = `rgb(${colourOf('water').join()})`;
    context.fillRect(0, 240, 400, 60);
    const { data } = context.getImageData(0, 0, 400, 300);
    expect(verdicts({ rgba: data, width: 400, height: 300 }).selected).toBe('painted');
  });

  it('the grey of a page does not outvote a shape of the other palette', () => {
    const image = picture(200, 150, (x, y) => (((x - 100) / 50) ** 2 + ((y - 80) / 40) ** 2 < 1 ? colourOf('grass') : [170, 166, 172]));
    const map = importMask(image);
    expect(map.palette).toBe('alla-prima');
    expect(map.labels.filter((label) => label === 3).length / map.labels.length).toBeCloseTo((Math.PI * 50 * 40) / 30_000, 1);
  });
});

/** A scene as it comes out of other programs. */
async function worn(palette: PaletteName, scene: (typeof SCENES)[string]): Promise<[string, RgbaImage][]> {
  const { pixels } = draw(scene, palette, 512, 384);
  const sharp = pixelCanvas(pixels);
  const soft = createCanvas(512, 384).getContext('2d');
  soft.filter = 'blur(6px)';
  soft.drawImage(sharp, 0, 0);
  const small = createCanvas(64, 48).getContext('2d');
  small.imageSmoothingEnabled = false;
  small.drawImage(sharp, 0, 0, 64, 48);
  const large = createCanvas(1024, 768).getContext('2d');
  large.drawImage(small.canvas, 0, 0, 1024, 768);
  const jpeg = await loadImage(sharp.toBuffer('image/jpeg', 60));
  const again = createCanvas(512, 384).getContext('2d');
  again.drawImage(jpeg, 0, 0);
  const of = (context: typeof soft): RgbaImage => {
    const { width, height } = context.canvas;
    const rgba = context.getImageData(0, 0, width, height).data.map((value, index) => (index % 4 === 3 ? 255 : value));
    return { rgba, width, height };
  };
  const file = await nodeCodec.decodeFile(await nodeCodec.encode(new Uint8ClampedArray(pixels.rgba), pixels.width, pixels.height));
  return [
    ['sharp', file],
    ['soft', of(soft)],
    ['enlarged', of(large)],
    ['JPEG', of(again)],
  ];
}
