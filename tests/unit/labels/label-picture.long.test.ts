import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CLASSES, CLASS_NAMES, COLOUR_TOLERANCE } from '../../../src/contract/classes';
import type { Rgb } from '../../../src/contract/classes';
import { FailureError } from '../../../src/contract/failure';
import type { Affine } from '../../../src/contract/geometry';
import { PICTURE_SIZE, SQUARE } from '../../../src/contract/size';
import type { PictureLabels, PaletteName } from '../../../src/labels/label-map';
import { paletteColours } from '../../../src/labels/read/classify';
import { labelPicture } from '../../../src/labels/read/label-picture';

type Rgba = readonly [number, number, number, number];

function picture(
  width: number,
  height: number,
  colour: (x: number, y: number) => Rgb | Rgba,
): { rgba: Uint8Array; width: number; height: number; box: { x: number; y: number; width: number; height: number } } {
  const rgba = new Uint8Array(width * height * 4);
  for (let index = 0; index < width * height; index++) {
    const value = colour(index % width, Math.floor(index / width));
    rgba.set(value.length === 3 ? [...value, 255] : value, index * 4);
  }
  return { rgba, width, height, box: { x: 0, y: 0, width, height } };
}

function label(width: number, height: number, colour: (x: number, y: number) => Rgb | Rgba): PictureLabels {
  return labelPicture(
    picture(width, height, colour),
    [
      [width, 0, 0],
      [0, height, 0],
    ],
    SQUARE,
  );
}

// expect().toEqual walks a quarter of a million entries slowly.
const sameBytes = (one: Uint8Array, other: Uint8Array): boolean => Buffer.compare(one, other) === 0;
const at = (result: PictureLabels, x: number, y: number): string => CLASS_NAMES[result.labels[y * PICTURE_SIZE + x]!]!;
const colourOf = (name: (typeof CLASS_NAMES)[number], palette: PaletteName = 'alla-prima'): Rgb =>
  paletteColours(palette)[CLASS_NAMES.indexOf(name)]!;
const mix = (one: Rgb, other: Rgb, share: number): Rgb =>
  one.map((value, channel) => Math.round(value + (other[channel]! - value) * share)) as unknown as Rgb;
const WHITE: Rgb = [255, 255, 255];
const BLACK: Rgb = [0, 0, 0];

describe('exact masks', () => {
  const palettes = fc.constantFrom<PaletteName>('alla-prima', 'paint-with-ml');
  const grid = fc.tuple(fc.integer({ min: 1, max: 64 }), fc.integer({ min: 1, max: 64 })).chain(([width, height]) =>
    fc.record({
      width: fc.constant(width),
      height: fc.constant(height),
      cells: fc.array(fc.nat(8), { minLength: width * height, maxLength: width * height }),
    }),
  );

  test('any arrangement of the nine colours survives, one-pixel features included, whatever its size', () => {
    fc.assert(
      fc.property(grid, palettes, ({ width, height, cells }, palette) => {
        const colours = paletteColours(palette);
        const result = label(width, height, (x, y) => colours[cells[y * width + x]!]!);
        expect(result.palette).toBe(palette);
        expect(result.unlabelled).toBe(0);
        // A cell's largest overlap is with the pixel under its centre, except where a pixel boundary runs through the cell.
        for (let j = 0; j < PICTURE_SIZE; j += 7) {
          for (let i = 0; i < PICTURE_SIZE; i += 5) {
            const [left, right] = [Math.floor((i * width) / PICTURE_SIZE), Math.ceil(((i + 1) * width) / PICTURE_SIZE) - 1];
            const [top, bottom] = [Math.floor((j * height) / PICTURE_SIZE), Math.ceil(((j + 1) * height) / PICTURE_SIZE) - 1];
            if (left === right && top === bottom) expect(result.labels[j * PICTURE_SIZE + i]).toBe(cells[top * width + left]);
          }
        }
      }),
      { numRuns: 15 },
    );
  });

  test('a 512 px mask of single pixels comes back cell for cell', () => {
    const cells = Uint8Array.from({ length: PICTURE_SIZE ** 2 }, (_, index) => (index * 7919 + (index >> 9) * 31 + ((index * index) >> 5)) % 9);
    for (const palette of ['alla-prima', 'paint-with-ml'] as const) {
      const colours = paletteColours(palette);
      const result = label(PICTURE_SIZE, PICTURE_SIZE, (x, y) => colours[cells[y * PICTURE_SIZE + x]!]!);
      expect(sameBytes(result.labels, cells)).toBe(true);
    }
  });

  test('scale does not matter: every pixel repeated gives the same labels', () => {
    fc.assert(
      fc.property(grid, fc.integer({ min: 2, max: 5 }), ({ width, height, cells }, times) => {
        const colours = paletteColours('alla-prima');
        const small = label(width, height, (x, y) => colours[cells[y * width + x]!]!);
        const large = label(width * times, height * times, (x, y) => colours[cells[Math.floor(y / times) * width + Math.floor(x / times)]!]!);
        // Cells over a pixel boundary may weigh a tie differently in the last unit of 1/1024 pixel.
        const different = small.labels.filter((value, index) => value !== large.labels[index]).length;
        expect(different / small.labels.length).toBeLessThan(0.002);
      }),
      { numRuns: 12 },
    );
  });

  test('no class is preferred for its number: permuted colours give permuted labels', () => {
    fc.assert(
      fc.property(grid, fc.shuffledSubarray([0, 1, 2, 3, 4, 5, 6, 7, 8], { minLength: 9 }), ({ width, height, cells }, order) => {
        const colours = paletteColours('alla-prima');
        const plain = label(width, height, (x, y) => colours[cells[y * width + x]!]!);
        const permuted = label(width, height, (x, y) => colours[order[cells[y * width + x]!]!]!);
        expect(
          sameBytes(
            permuted.labels,
            plain.labels.map((value) => order[value]!),
          ),
        ).toBe(true);
      }),
      { numRuns: 12 },
    );
  });

  test('coverage sums to 1', () => {
    fc.assert(
      fc.property(grid, ({ width, height, cells }) => {
        const colours = paletteColours('alla-prima');
        const { coverage } = label(width, height, (x, y) => colours[cells[y * width + x]!]!);
        expect(Object.values(coverage).reduce((sum, share) => sum + share, 0)).toBe(1);
        expect(Object.keys(coverage)).toEqual([...CLASS_NAMES]);
      }),
      { numRuns: 12 },
    );
  });
});

describe('colours', () => {
  test('match up to the tolerance and no further', () => {
    const [red, green, blue] = colourOf('rock');
    const inside = label(40, 40, (x) => (x < 20 ? colourOf('sky') : [red + COLOUR_TOLERANCE, green, blue]));
    const outside = label(40, 40, (x) => (x < 20 ? colourOf('sky') : [red + COLOUR_TOLERANCE + 1, green, blue]));
    expect(inside.coverage.rock).toBe(0.5);
    expect(outside.coverage.rock).toBe(0);
    expect(outside.unmatched).toEqual([{ colour: [red + COLOUR_TOLERANCE + 1, green, blue], share: expect.closeTo(0.5, 1) as number }]);
  });

  test('every class of both palettes is its own', () => {
    for (const [index, { colour, paintWithMl }] of CLASSES.entries()) {
      for (const [own, palette] of [
        [colour, 'alla-prima'],
        [paintWithMl, 'paint-with-ml'],
      ] as const) {
        const result = label(9, 9, () => own);
        expect(result.palette).toBe(palette);
        expect(result.labels.every((value) => value === index)).toBe(true);
      }
    }
  });

  test('one palette for the whole picture: the one that explains more; ours when equal', () => {
    const [ours, theirs] = [colourOf('tree'), colourOf('mountain', 'paint-with-ml')];
    const mostlyTheirs = label(30, 30, (x) => (x < 10 ? ours : theirs));
    expect(mostlyTheirs.palette).toBe('paint-with-ml');
    expect(mostlyTheirs.coverage.mountain).toBe(1);
    const equal = label(30, 30, (x) => (x < 15 ? ours : theirs));
    expect(equal.palette).toBe('alla-prima');
    expect(equal.coverage.tree).toBe(1);
    expect(equal.unlabelled).toBe(0.5);
  });

  test('nothing semantic is a failure with a sentence', () => {
    for (const colour of [() => WHITE, () => [...colourOf('sky'), 0] as unknown as Rgba]) {
      try {
        label(20, 20, colour);
        expect.unreachable();
      } catch (thrown) {
        expect(thrown).toBeInstanceOf(FailureError);
        expect((thrown as FailureError).failure.code).toBe('no-semantic-pixel');
        expect((thrown as FailureError).failure.sentence).toMatch(/swatches/);
      }
    }
  });

  test('bytes that do not match the size are refused', () => {
    expect(() =>
      labelPicture(
        { rgba: new Uint8Array(12), width: 2, height: 2, box: { x: 0, y: 0, width: 2, height: 2 } },
        [
          [2, 0, 0],
          [0, 2, 0],
        ],
        SQUARE,
      ),
    ).toThrow(RangeError);
  });
});

describe('edges', () => {
  const river = colourOf('river', 'paint-with-ml');
  const water = colourOf('water', 'paint-with-ml');
  const sea = colourOf('sea', 'paint-with-ml');
  const blend = mix(river, water, 0.6);

  test('the blend in question does match sea on its own', () => {
    expect(Math.hypot(...blend.map((value, channel) => value - sea[channel]!))).toBeLessThan(COLOUR_TOLERANCE);
  });

  test.each([512, 700, 1024])('a whole line of one blend, axis-aligned, is no sea (%i px)', (size) => {
    const upright = label(size, size, (x) => (x < 200 ? river : x === 200 ? blend : water));
    const level = label(size, size, (_, y) => (y < 200 ? river : y === 200 ? blend : water));
    expect(upright.coverage.sea).toBe(0);
    expect(level.coverage.sea).toBe(0);
  });

  test('nor where two half-covered edges cross', () => {
    const result = label(512, 512, (x, y) => {
      if (x === 200 && y === 200) return mix(river, water, 0.84);
      if (Math.max(x, y) === 200) return blend;
      return x < 200 && y < 200 ? river : water;
    });
    expect(result.coverage.sea).toBe(0);
  });

  test('but a line of the exact colour of sea in the same place is sea', () => {
    const result = label(512, 512, (x) => (x < 200 ? river : x === 200 ? sea : water));
    expect(result.coverage.sea).toBe(1 / 512);
    expect(at(result, 200, 100)).toBe('sea');
  });

  test.each([2, 3, 5, 8, 12, 16])('a bilinear slope %i px wide is no sea', (wide) => {
    const result = label(800, 600, (x) => mix(river, water, Math.min(1, Math.max(0, (x - 400) / wide))));
    expect(result.coverage.sea).toBe(0);
    expect(result.unmatched).toEqual([]);
  });

  test.each(
    CLASS_NAMES.flatMap(
      (name) =>
        [
          [name, WHITE],
          [name, BLACK],
        ] as const,
    ),
  )('an outline leaves no third class around %s', (name, stroke) => {
    for (const palette of ['alla-prima', 'paint-with-ml'] as const) {
      const own = colourOf(name, palette);
      for (const share of [0.1, 0.3, 0.5, 0.7, 0.9]) {
        const result = label(160, 160, (x, y) => {
          const inset = Math.min(x, y) - 60;
          return inset < 0 ? own : inset === 0 || inset === 4 ? mix(own, stroke, share) : inset < 4 ? stroke : own;
        });
        expect(result.coverage[name]).toBe(1);
      }
    }
  });

  test('a mask whose colours are all a little off is judged alike', () => {
    const off = ([r, g, b]: Rgb): Rgb => [r - 3, g + 3, b - 2];
    const shifted = label(512, 512, (x) => (x < 200 ? off(river) : x === 200 ? mix(off(river), off(water), 0.6) : off(water)));
    expect(shifted.coverage.sea).toBe(0);
    const thin = label(512, 512, (x) => (x === 200 ? off(colourOf('tree')) : off(colourOf('sky'))));
    expect(at(thin, 200, 5)).toBe('tree');
  });

  test('an antialiased stroke two pixels wide stays', () => {
    const [grass, path] = [colourOf('grass'), colourOf('river')];
    const result = label(512, 512, (x) => (x === 300 || x === 303 ? mix(grass, path, 0.5) : x === 301 || x === 302 ? path : grass));
    expect(at(result, 301, 9)).toBe('river');
    expect(at(result, 302, 9)).toBe('river');
    expect(result.coverage.grass + result.coverage.river).toBe(1);
  });
});

describe('the frame', () => {
  const quarters = (x: number, y: number): Rgb => colourOf(y < 300 ? (x < 400 ? 'sky' : 'mountain') : x < 400 ? 'grass' : 'sea');
  const corners = (result: PictureLabels): string[] => [at(result, 5, 5), at(result, 506, 5), at(result, 5, 506), at(result, 506, 506)];

  test.each<[string, Affine, string[]]>([
    [
      'whole',
      [
        [800, 0, 0],
        [0, 600, 0],
      ],
      ['sky', 'mountain', 'grass', 'sea'],
    ],
    [
      'mirrored',
      [
        [-800, 0, 800],
        [0, 600, 0],
      ],
      ['mountain', 'sky', 'sea', 'grass'],
    ],
    [
      'upside down',
      [
        [-800, 0, 800],
        [0, -600, 600],
      ],
      ['sea', 'grass', 'mountain', 'sky'],
    ],
    [
      'a quarter turn',
      [
        [0, -800, 800],
        [600, 0, 0],
      ],
      ['mountain', 'sea', 'sky', 'grass'],
    ],
    [
      'a part',
      [
        [300, 0, 450],
        [0, 200, 350],
      ],
      ['sea', 'sea', 'sea', 'sea'],
    ],
  ])('%s: the mask is upright in the frame', (_name, frame, wanted) => {
    const result = labelPicture(picture(800, 600, quarters), frame, SQUARE);
    expect(corners(result)).toEqual(wanted);
    expect(result.unlabelled).toBe(0);
    expect(new Set(Object.values(result.coverage).filter((share) => share > 0)).size).toBe(1);
  });

  test('boundaries fall where they are at any ratio', () => {
    for (const size of [513, 600, 777, 1000, 1535]) {
      const result = label(size, 20, (x) => colourOf(x < size / 2 ? 'sky' : 'sea'));
      expect(Math.abs(result.coverage.sky - 0.5)).toBeLessThanOrEqual(0.5 / 512 + 0.5 / size);
    }
  });

  test('what lies outside the picture is unlabelled and filled', () => {
    const result = labelPicture(
      picture(100, 100, () => colourOf('sea')),
      [
        [200, 0, 0],
        [0, 100, 0],
      ],
      SQUARE,
    );
    expect(result.unlabelled).toBe(0.5);
    expect(result.coverage.sea).toBe(1);
  });

  test('page coordinates and export scale do not matter', () => {
    const moved = { ...picture(800, 600, quarters), box: { x: -1000.25, y: 73.5, width: 400, height: 300 } };
    const result = labelPicture(
      moved,
      [
        [400, 0, -1000.25],
        [0, 300, 73.5],
      ],
      SQUARE,
    );
    expect(sameBytes(result.labels, label(800, 600, quarters).labels)).toBe(true);
  });
});

describe('what was not understood', () => {
  test('transparent areas count as unlabelled, take the nearest label and are no colour', () => {
    const result = label(512, 512, (x) => (x < 128 ? colourOf('tree') : x < 384 ? [9, 9, 9, 0] : colourOf('sea')));
    expect(result.unlabelled).toBe(0.5);
    expect(result.coverage.tree).toBe(0.5);
    expect(result.coverage.sea).toBe(0.5);
    expect(result.unmatched).toEqual([]);
  });

  test('flat colours are told exactly, most frequent first, with their shares', () => {
    const result = label(400, 400, (x, y) => (y < 200 ? colourOf('sky') : x < 300 ? [250, 20, 20] : x < 390 ? [255, 255, 0] : colourOf('sea')));
    expect(result.unmatched.map(({ colour }) => colour)).toEqual([
      [250, 20, 20],
      [255, 255, 0],
    ]);
    expect(result.unmatched[0]!.share).toBeCloseTo(0.375, 2);
    expect(result.unmatched[1]!.share).toBeCloseTo(0.1125, 2);
  });

  test('at most eight, and a gradient counts as few', () => {
    const many = label(360, 40, (x) => (x < 180 ? colourOf('sky') : [(Math.floor(x / 20) * 61) % 256, 0, (Math.floor(x / 20) * 97) % 256]));
    expect(many.unmatched.length).toBeLessThanOrEqual(8);
    const gradient = label(512, 512, (x, y) => (x < 50 ? colourOf('sky') : [255, 0, Math.floor(y / 6)]));
    expect(gradient.unmatched.length).toBeGreaterThan(0);
    expect(gradient.unmatched.length).toBeLessThanOrEqual(5);
  });
});
