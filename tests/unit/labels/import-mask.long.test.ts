// Masks from elsewhere: three palettes, holes that stay holes, and what is said about them; as files through the engine.
import type { RgbaImage } from '../../../src/contract/pictures/image';
import { createCanvas } from '@napi-rs/canvas';
import { encode } from 'fast-png';
import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { nodeCodec } from '../../../scripts/shared/node-codec';
import { CLASS_NAMES, UNLABELLED } from '../../../src/contract/classes';
import type { ClassName } from '../../../src/contract/classes';
import type { FailureError } from '../../../src/contract/failure';
import { openEngine } from '../../../src/inference/client/open-engine';
import type { Engine } from '../../../src/inference/api/engine';
import table from '../../../src/labels/read/masks/ade20k.json';
import { importMask } from '../../../src/labels/read/masks/import-mask';
import { labelPicture } from '../../../src/labels/read/label-picture';
import { labelPlace, workingPlace } from '../inference/client/engine-lines';
import { onlyPainter } from '../inference/card';

vi.setConfig({ testTimeout: 120_000 });

const SIDE = 512;

/** One of ADE20K's colours. */
const ade = (name: string): string => `rgb(${table.classes.find((entry) => entry.name === name)!.colour.join()})`;

/** A picture of horizontal bands, top to bottom in equal parts, and a disc in the middle; antialiased. */
function picture(bands: readonly string[], disc: string | null = null, side = SIDE): RgbaImage {
  const context = createCanvas(side, side).getContext('2d');
  for (const [index, colour] of bands.entries()) {
    context.fillStyle = colour;
    context.fillRect(0, (index * side) / bands.length, side, side / bands.length + 1);
  }
  if (disc !== null) {
    context.fillStyle = disc;
    context.arc(side / 2, side / 2, side / 4, 0, 7);
    context.fill();
  }
  return { rgba: context.getImageData(0, 0, side, side).data, width: side, height: side };
}

const shareOf = (labels: Uint8Array, label: number): number => labels.filter((value) => value === label).length / labels.length;
const named = (name: ClassName): number => CLASS_NAMES.indexOf(name);
const DISC = Math.PI / 16;

describe('a mask in ADE20K’s colours', () => {
  it('is read edge to edge', () => {
    const { labels, palette, notice, unlabelled, width, height } = importMask(picture([ade('sky'), ade('grass')], ade('lake')));
    expect({ palette, notice, unlabelled, width, height }).toEqual({
      palette: 'ade20k',
      notice: null,
      unlabelled: 0,
      width: SIDE,
      height: SIDE,
    });
    expect(shareOf(labels, named('water'))).toBeCloseTo(DISC, 2);
    expect(shareOf(labels, named('sky')) + shareOf(labels, named('grass')) + shareOf(labels, named('water'))).toBe(1);
  });

  it('has all its classes told apart, however near their colours lie', () => {
    for (const { name, colour, as } of table.classes) {
      // The same place in the table twice: road and skyscraper have one colour.
      const { labels } = importMask(picture([ade('sky'), `rgb(${colour.join()})`], null, 64));
      const below = labels.subarray(40 * 64);
      expect(new Set(below), name).toEqual(new Set([as === undefined ? UNLABELLED : named(as as ClassName)]));
    }
  });

  it('keeps a hole where it shows what no landscape has, and says what and how much', () => {
    const { labels, unlabelled, notice } = importMask(picture([ade('sky'), ade('grass'), ade('grass'), ade('road')], ade('building')));
    const hole = 0.25 + DISC;
    expect(unlabelled).toBeCloseTo(hole, 1);
    expect(shareOf(labels, UNLABELLED)).toBe(unlabelled);
    expect(notice).toBe(`${Math.round(unlabelled * 100)}% of the mask shows what has no colour here (road and building) and stays empty.`);
  });

  it('may have been scaled: blurred edges belong to what they part', () => {
    const small = createCanvas(350, 350);
    const image = small.getContext('2d').createImageData(350, 350);
    image.data.set(picture([ade('palm'), ade('sea')], ade('land'), 350).rgba);
    small.getContext('2d').putImageData(image, 0, 0);
    const context = createCanvas(700, 700).getContext('2d');
    context.drawImage(small, 0, 0, 700, 700);
    const { labels, width, notice } = importMask({ rgba: context.getImageData(0, 0, 700, 700).data, width: 700, height: 700 });
    // Between palm and land every shade of blue is near some class of ADE20K.
    expect(shareOf(labels, named('grass')) + shareOf(labels, named('tree')) + shareOf(labels, named('sea'))).toBeGreaterThan(0.9995);
    expect(shareOf(labels, named('grass'))).toBeCloseTo(DISC, 2);
    expect({ width, notice }).toEqual({ width: 512, notice: null });
  });

  it('is understood as an import only: a selection with these colours is not', () => {
    const { rgba, width, height } = picture([ade('sky'), ade('grass')], ade('lake'));
    const box = { x: 0, y: 0, width, height };
    expect(() =>
      labelPicture(
        { rgba, width, height, box },
        [
          [width, 0, 0],
          [0, height, 0],
        ],
        { width: 512, height: 512 },
      ),
    ).toThrow(/landscape colours/);
  });
});

describe('a mask in colours that the plugin knows', () => {
  it.each(['lake', 'lake-paint-with-ml'])('%s reads as it does when it is selected', async (name) => {
    const image = await nodeCodec.decode(readFileSync(new URL(`../../../examples/${name}.png`, import.meta.url)));
    const { width, height } = image;
    const mask = importMask(image);
    expect([mask.width, mask.height, mask.unlabelled, mask.notice]).toEqual([512, 384, 0, null]);
    const { labels, palette } = labelPicture(
      { ...image, box: { x: 0, y: 0, width, height } },
      [
        [width, 0, 0],
        [0, height, 0],
      ],
      { width: 512, height: 384 },
    );
    expect(mask.palette).toBe(palette);
    expect(Buffer.compare(mask.labels, labels)).toBe(0);
  });

  it('keeps its transparent places empty without a word, and its unknown ones with a sentence', () => {
    const image = picture(['rgb(183,229,240)', 'rgb(169,192,90)'], '#fff');
    const unknown = importMask(image);
    expect(unknown.unlabelled).toBeCloseTo(DISC, 1);
    expect(unknown.notice).toMatch(/^\d+% of the mask has none of the nine colours and stays empty\.$/);
    for (let i = 0; i < image.rgba.length; i += 4) if (image.rgba[i] === 255 && image.rgba[i + 1] === 255) image.rgba[i + 3] = 0;
    const empty = importMask(image);
    expect([empty.unlabelled, empty.notice]).toEqual([0, null]);
    expect(shareOf(empty.labels, UNLABELLED)).toBeCloseTo(DISC, 1);
  });

  it('keeps a small size as it is', () => {
    expect(importMask(picture(['rgb(183,229,240)', 'rgb(169,192,90)'], null, 20))).toMatchObject({ width: 20, height: 20 });
  });
});

it('a picture that is no mask is refused with a sentence', () => {
  const rgba = new Uint8ClampedArray(64 * 64 * 4).map((_, i) => (i % 4 === 3 ? 255 : ((i * 48271) >> 3) & 127));
  expect(() => importMask({ rgba, width: 64, height: 64 })).toThrow(
    /^This picture is no mask that can be read: it has neither the nine landscape colours nor those of Paint with ML or ADE20K. It looks like .*. Choose another file.$/,
  );
});

describe('as a file, through the engine', () => {
  let engine: Engine;
  afterEach(() => {
    engine.close();
  });

  it('a mask is read before any model is there, and what is none is refused', async () => {
    engine = openEngine(
      { paint: [workingPlace()], labels: [labelPlace()] },
      onlyPainter({ card: {}, model: '', styleEncoder: null, sceneReader: null, runtimeWasm: '' }),
    );
    const { rgba, width, height } = picture([ade('sky'), ade('grass')], ade('lake'), 64);
    const png = encode({ data: rgba, width, height, channels: 4, depth: 8 });
    expect(await engine.labelImage(png.slice())).toMatchObject({
      palette: 'ade20k',
      width: 64,
      labels: importMask(await nodeCodec.decode(png)).labels,
    });
    const huge = png.slice();
    new DataView(huge.buffer).setUint32(16, 100_000);
    const refused: readonly (readonly [Uint8Array, RegExp])[] = [
      [new Uint8Array(0), /could not be read as a PNG picture/],
      [new TextEncoder().encode('GIF89a, or so it says; long enough for a header'), /could not be read as a PNG picture/],
      [png.slice(0, 60), /could not be read as a PNG picture/],
      [huge, /100000 × 64 pixels.*At most 8192/],
    ];
    for (const [file, sentence] of refused) {
      const failure = await engine.labelImage(file).then(
        () => null,
        (thrown: unknown) => (thrown as FailureError).failure,
      );
      expect(failure).toEqual({ code: 'not-a-png', sentence: expect.stringMatching(sentence) as string });
    }
    const stopped = new AbortController();
    const cancelled = engine.labelImage(png, { signal: stopped.signal });
    stopped.abort();
    await expect(cancelled).rejects.toMatchObject({ failure: { code: 'cancelled' } });
  });
});
