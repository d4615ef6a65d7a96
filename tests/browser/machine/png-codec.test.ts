// The panel's PNG codec in real Chromium: every level at every kind of alpha, one picture after another, and the same pixels as the terminal's.
import { build } from 'esbuild';
import { encode } from 'fast-png';
import { readdirSync, readFileSync } from 'node:fs';
import { deflateSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ROOT } from '../../../scripts/build/build-target';
import { nodeCodec } from '../../../scripts/shared/node-codec';
import { launchChromium } from '../../support/chromium';
import { ADOBE_RGB, iccProfile } from '../../support/icc-profile';
import { pngByHand } from '../../support/png-by-hand';
import type { Header, NamedChunk } from '../../support/png-by-hand';

const ALPHAS = [0, 1, 128, 255];
const SIDE = 32;

let browser: Browser;
let page: Page;
beforeAll(async () => {
  const { outputFiles } = await build({
    stdin: {
      contents: `import { openBrowserCodec } from './src/inference/png/png-codec'; globalThis.codec = openBrowserCodec();`,
      resolveDir: ROOT,
    },
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    logLevel: 'error',
  });
  browser = await launchChromium();
  page = await browser.newPage();
  await page.evaluate(outputFiles[0]!.text);
});
afterAll(() => browser.close());

interface Decoded {
  readonly rgba: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** Decode in the page; null where it refuses. */
async function decodedAs(method: 'decode' | 'decodeFile', png: Uint8Array): Promise<Decoded | null> {
  // As base64: lists of numbers take the protocol seconds.
  const found = await page.evaluate(
    async ([name, bytes]) => {
      const { codec } = globalThis as unknown as { codec: Record<string, (png: Uint8Array) => Promise<Decoded>> };
      const png = Uint8Array.from(atob(bytes), (letter) => letter.charCodeAt(0));
      const image = await codec[name]!(png).catch(() => null);
      if (image === null) return null;
      const { rgba, width, height } = image;
      let letters = '';
      for (let at = 0; at < rgba.length; at += 32768) letters += String.fromCharCode(...rgba.subarray(at, at + 32768));
      return { rgba: btoa(letters), width, height };
    },
    [method, Buffer.from(png).toString('base64')] as const,
  );
  return found === null ? null : { ...found, rgba: Buffer.from(found.rgba, 'base64') };
}

const decoded = async (png: Uint8Array): Promise<number[]> => [...(await decodedAs('decode', png))!.rgba];

async function inTerminal(png: Uint8Array): Promise<Decoded | null> {
  try {
    const { rgba, width, height } = await nodeCodec.decodeFile(png);
    return { rgba: Uint8Array.from(rgba), width, height };
  } catch {
    return null;
  }
}

const pngOf = (data: Uint8Array): Uint8Array => encode({ data, width: SIDE, height: SIDE, channels: 4, depth: 8 });

test('opaque colours come exactly as they are in the file, alpha always; a picture leaves nothing behind for the next', async () => {
  const data = new Uint8Array(SIDE * SIDE * 4);
  for (let index = 0; index < SIDE * SIDE; index++)
    data.set([index & 255, 255 - (index & 255), (index * 7) & 255, ALPHAS[index >> 8]!], index * 4);
  const found = await decoded(pngOf(data));
  const worst = ALPHAS.map((_, kind) =>
    Math.max(...Array.from(data.subarray(kind * 1024, (kind + 1) * 1024), (value, index) => Math.abs(value - found[kind * 1024 + index]!))),
  );
  expect(found.filter((_, index) => index % 4 === 3)).toEqual([...data].filter((_, index) => index % 4 === 3));
  expect(worst[3]).toBe(0);
  expect(worst[2]).toBeLessThanOrEqual(1);
  expect(await decoded(pngOf(new Uint8Array(SIDE * SIDE * 4)))).toEqual(Array(SIDE * SIDE * 4).fill(0));
});

describe('files from anywhere: panel and terminal see the same', () => {
  const cases = new URL('../../cases/pictures/', import.meta.url);
  // Those that are refused by their headers never come to a decoder.
  const files = readdirSync(cases).filter((name) => name.endsWith('.png') && !/^header|^zero|^rings/.test(name));

  test.each(files)('%s', async (name) => {
    await expectSame(readFileSync(new URL(name, cases)));
  });

  test('every colour type, depth and way of interlacing', async () => {
    const kinds = [
      [0, [1, 2, 4, 8, 16]],
      [2, [8, 16]],
      [3, [1, 2, 4, 8]],
      [4, [8, 16]],
      [6, [8, 16]],
    ] as const;
    for (const [type, depths] of kinds) {
      for (const depth of depths) {
        for (const interlaced of [false, true]) await expectSame(noise({ width: 13, height: 11, depth, type, interlaced }), `${type}/${depth}`);
      }
    }
  });

  test('Adobe RGB becomes sRGB; gamma with primaries is followed, gamma alone is not', async () => {
    const profile: NamedChunk = ['iCCP', [...Buffer.from('A\0\0', 'latin1'), ...deflateSync(iccProfile(ADOBE_RGB))]];
    // Our grass and sea as Adobe RGB has them (CSS Color 4's matrices), and as sRGB has them.
    const header: Header = { width: 2, height: 1, depth: 8, type: 2 };
    const adobe = pngByHand(header, [[174, 191, 97, 37, 57, 113]], [profile]);
    const { rgba } = (await expectSame(adobe))!;
    expect(Math.max(...[169, 192, 90, 255, 16, 54, 115, 255].map((value, index) => Math.abs(value - rgba[index]!)))).toBeLessThan(3);
    const gamma: NamedChunk = ['gAMA', [0, 0, 0x55, 0xf0]];
    const primaries: NamedChunk = [
      'cHRM',
      [31270, 32900, 68000, 32000, 26500, 69000, 15000, 6000].flatMap((value) => [0, value >>> 16, (value >> 8) & 255, value & 255]),
    ];
    const alone = await expectSame(pngByHand(header, [[174, 191, 97, 37, 57, 113]], [gamma]));
    expect([...alone!.rgba]).toEqual([174, 191, 97, 255, 37, 57, 113, 255]);
    expect((await expectSame(pngByHand(header, [[174, 191, 97, 37, 57, 113]], [gamma, primaries])))?.rgba).not.toEqual(alone?.rgba);
  });

  test('all eight orientations, and what is cut or damaged', async () => {
    for (let orientation = 1; orientation <= 8; orientation++) {
      const exif = [0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0];
      const seen = await expectSame(noise({ width: 3, height: 2, depth: 8, type: 2 }, [['eXIf', exif]]));
      expect(seen?.width).toBe(orientation < 5 ? 3 : 2);
    }
    const whole = noise({ width: 30, height: 30, depth: 8, type: 2 });
    for (const bytes of [
      whole.subarray(0, whole.length - 40),
      whole.subarray(0, 60),
      Uint8Array.from(whole, (byte, at) => (at === 400 ? byte ^ 1 : byte)),
    ])
      expect(await expectSame(bytes)).toBeNull();
    // Only what follows the last pixel is missing.
    expect(await expectSame(whole.subarray(0, whole.length - 12))).not.toBeNull();
  });
});

/** The most that two builds of one library may round apart. */
const ROUNDING = 2;

async function expectSame(png: Uint8Array, name = ''): Promise<Decoded | null> {
  const [panel, terminal] = [await decodedAs('decodeFile', png), await inTerminal(png)];
  expect([panel?.width, panel?.height], name).toEqual([terminal?.width, terminal?.height]);
  if (panel === null || terminal === null) return null;
  let most = 0;
  for (const [index, value] of panel.rgba.entries()) most = Math.max(most, Math.abs(value - terminal.rgba[index]!));
  expect(most, name).toBeLessThanOrEqual(ROUNDING);
  return panel;
}

/** A picture of made-up samples. */
function noise(header: Header, chunks: readonly NamedChunk[] = []): Uint8Array {
  const { width, height, depth, type, interlaced = false } = header;
  const samples = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 }[type]!;
  const passes = interlaced
    ? [
        [0, 0, 8, 8],
        [4, 0, 8, 8],
        [0, 4, 4, 8],
        [2, 0, 4, 4],
        [0, 2, 2, 4],
        [1, 0, 2, 2],
        [0, 1, 1, 2],
      ]
    : [[0, 0, 1, 1]];
  let seed = 1;
  const byte = (): number => (seed = (seed * 48271) % 0x7fffffff) & 255;
  const rows = passes.flatMap(([left, top, across, down]) => {
    const columns = Math.ceil((width - left!) / across!);
    return Array.from({ length: Math.max(0, Math.ceil((height - top!) / down!)) }, () =>
      Array.from({ length: Math.ceil((columns * samples * depth) / 8) }, byte),
    ).filter((row) => row.length > 0);
  });
  const palette: NamedChunk[] = type === 3 ? [['PLTE', Array.from({ length: 3 * 2 ** depth }, byte)]] : [];
  return pngByHand(header, rows, [...chunks, ...palette]);
}
