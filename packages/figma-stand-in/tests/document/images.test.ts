// Images: what createImage takes, and how image fills lie in a node.
import { describe, expect, test } from 'vitest';
import { HostDocument, ROOT } from '../../src/document/host-document';
import type { Patch } from '../../src/document/layout/layout';
import { exportNode } from '../../src/render/export-node';
import { ImageCache } from '../../src/render/image-cache';
import { nodeCanvas } from '../../src/node/node-canvas';
import { pngOf, readPixels } from '../../src/node/pixels';
import type { Pixels } from '../../src/node/pixels';
import { refusal, value } from '../support/snippet';

const bytes = (data: Uint8Array | readonly number[]): string => `new Uint8Array([${data.join()}])`;

/** A PNG header that claims a size; its pixels are missing. */
function pngHeader(width: number, height: number): number[] {
  const side = (n: number): number[] => [n >>> 24, (n >>> 16) & 255, (n >>> 8) & 255, n & 255];
  return [
    0x89,
    0x50,
    0x4e,
    0x47,
    0x0d,
    0x0a,
    0x1a,
    0x0a,
    0,
    0,
    0,
    13,
    0x49,
    0x48,
    0x44,
    0x52,
    ...side(width),
    ...side(height),
    8,
    6,
    0,
    0,
    0,
    0,
    0,
    0,
    0,
  ];
}

describe('createImage', () => {
  test.each([
    ['nothing', '[]', 'Image type is unsupported'],
    ['text', bytes(new TextEncoder().encode('hello')), 'Image type is unsupported'],
    ['WebP', bytes([0x52, 0x49, 0x46, 0x46, 0, 0, 0, 0, 0x57, 0x45, 0x42, 0x50]), 'Image type is unsupported'],
    ['a cut PNG', bytes([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0]), 'Image is too small'],
    ['a cut JPEG', bytes([0xff, 0xd8, 0xff, 0xe0, 0]), 'Image type is unsupported'],
    ['a cut GIF', bytes([0x47, 0x49, 0x46, 0x38, 0x39]), 'Image is too small'],
    ['4097 px wide', bytes(pngHeader(4097, 10)), 'Image is too large'],
    ['4097 px high', bytes(pngHeader(10, 4097)), 'Image is too large'],
    ['an empty PNG', bytes(pngHeader(0, 5)), 'Image is too small'],
    ['an array', '[137, 80, 78, 71]', 'Uint8Array'],
    ['an ArrayBuffer', 'new ArrayBuffer(40)', 'Uint8Array'],
  ])('%s is refused', async (_name, data, word) => {
    const message = await refusal('', `figma.createImage(${data === '[]' ? 'new Uint8Array(0)' : data});`);
    expect(message).toContain('in createImage');
    expect(message).toContain(word);
  });

  test('4096 px a side are accepted; PNG, JPEG and GIF tell their size', async () => {
    const jpeg = [0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0, 0xff, 0xc0, 0, 11, 8, 0, 20, 0, 30, 1, 1, 0x11, 0, 0xff, 0xd9];
    const gif = [0x47, 0x49, 0x46, 0x38, 0x39, 0x61, 7, 0, 9, 0, 0, 0, 0];
    expect(
      await value(
        `return [${[pngHeader(4096, 4096), jpeg, gif].map(bytes).join()}].reduce(async (list, data) => [...await list, await figma.createImage(data).getSizeAsync()], []);`,
      ),
    ).toEqual([
      { width: 4096, height: 4096 },
      { width: 30, height: 20 },
      { width: 7, height: 9 },
    ]);
  });

  test('the same bytes are the same image; getImageByHash finds it, and its bytes come back', async () => {
    expect(
      await value(`
      const data = ${bytes(pngHeader(3, 4))};
      const first = figma.createImage(data), second = figma.createImage(data);
      data[0] = 0;
      const back = await figma.getImageByHash(first.hash).getBytesAsync();
      return [first.hash === second.hash, /^[0-9a-f]{40}$/.test(first.hash), back[0], figma.getImageByHash('none')];`),
    ).toEqual([true, true, 0x89, null]);
  });
});

describe('an image fill', () => {
  async function painted(
    paint: Partial<ImagePaint>,
    size: { width: number; height: number },
    image: Uint8Array,
    patch: Patch = {},
  ): Promise<Pixels> {
    const document = new HostDocument();
    const { hash } = document.addImage(image);
    const id = document.create('RECTANGLE', document.children(ROOT)[0]!, {
      ...size,
      fills: [{ type: 'IMAGE', scaleMode: 'FILL', imageHash: hash, ...paint }],
      ...patch,
    });
    return readPixels(
      await exportNode(
        document,
        id,
        { useAbsoluteBounds: true, constraint: { type: 'SCALE', value: 1 }, colorProfile: 'SRGB' },
        nodeCanvas,
        new ImageCache(document, nodeCanvas),
      ),
    );
  }
  const quarters = (): Promise<Uint8Array> => pngOf(40, 40, '#f00', '#0f0', '#00f', '#fff');
  const [RED, GREEN, BLUE, WHITE, NOTHING] = [
    [255, 0, 0, 255],
    [0, 255, 0, 255],
    [0, 0, 255, 255],
    [255, 255, 255, 255],
    [0, 0, 0, 0],
  ];

  test('FILL covers the node and is cut at the longer side', async () => {
    const pixels = await painted({ scaleMode: 'FILL' }, { width: 80, height: 40 }, await quarters());
    expect([pixels.at(2, 2), pixels.at(77, 2), pixels.at(2, 37), pixels.at(77, 37), pixels.at(37, 17)]).toEqual([RED, GREEN, BLUE, WHITE, RED]);
  });

  test('FIT shows all of it and leaves the rest empty', async () => {
    const pixels = await painted({ scaleMode: 'FIT' }, { width: 80, height: 40 }, await quarters());
    expect([pixels.at(2, 20), pixels.at(77, 20), pixels.at(25, 5), pixels.at(55, 35)]).toEqual([NOTHING, NOTHING, RED, WHITE]);
  });

  test('CROP maps the unit square of the node into the image', async () => {
    const whole = await painted(
      {
        scaleMode: 'CROP',
        imageTransform: [
          [1, 0, 0],
          [0, 1, 0],
        ],
      },
      { width: 80, height: 40 },
      await quarters(),
    );
    expect([whole.at(2, 2), whole.at(77, 2), whole.at(2, 37), whole.at(77, 37)]).toEqual([RED, GREEN, BLUE, WHITE]);
    const corner = await painted(
      {
        scaleMode: 'CROP',
        imageTransform: [
          [0.5, 0, 0.5],
          [0, 0.5, 0],
        ],
      },
      { width: 40, height: 40 },
      await quarters(),
    );
    expect([corner.at(5, 5), corner.at(35, 35)]).toEqual([GREEN, GREEN]);
  });

  test('imageTransform counts for CROP only', async () => {
    const pixels = await painted(
      {
        scaleMode: 'FILL',
        imageTransform: [
          [0.5, 0, 0.5],
          [0, 0.5, 0],
        ],
      },
      { width: 40, height: 40 },
      await quarters(),
    );
    expect(pixels.at(2, 2)).toEqual(RED);
  });

  test('TILE repeats at its scaling factor', async () => {
    const pixels = await painted({ scaleMode: 'TILE', scalingFactor: 0.5 }, { width: 60, height: 40 }, await quarters());
    expect([pixels.at(2, 2), pixels.at(22, 2), pixels.at(42, 22), pixels.at(17, 2)]).toEqual([RED, RED, RED, GREEN]);
  });

  test('rotation turns it in steps of 90°', async () => {
    const pixels = await painted({ scaleMode: 'FILL', rotation: 180 }, { width: 40, height: 40 }, await quarters());
    expect([pixels.at(2, 2), pixels.at(37, 37)]).toEqual([WHITE, RED]);
  });

  test('an invisible image paint and opacity 0.5', async () => {
    const pixels = await painted({ opacity: 0.5 }, { width: 40, height: 40 }, await pngOf(4, 4, '#f00'));
    expect(pixels.at(20, 20)[3]).toBeGreaterThan(120);
    expect(pixels.at(20, 20)[3]).toBeLessThan(135);
  });
});
