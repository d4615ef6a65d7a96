import { expect, test } from 'vitest';
import { compose } from '../../../src/labels/read/compose';
import type { Pixels } from '../../../src/labels/read/label-picture';

function flat(width: number, height: number, colour: readonly number[], box: Pixels['box']): Pixels {
  return { rgba: Uint8Array.from({ length: width * height * 4 }, (_, index) => colour[index % 4]!), width, height, box };
}

const RED = [255, 0, 0, 255];
const BLUE = [0, 0, 255, 255];
const at = ({ rgba, width }: Pixels, x: number, y: number): number[] => [...rgba.subarray((y * width + x) * 4, (y * width + x) * 4 + 4)];

test('a single part is itself', () => {
  const part = flat(3, 2, RED, { x: 5, y: 5, width: 3, height: 2 });
  expect(compose([part])).toBe(part);
});

test('parts lie where their boxes say, later ones on top, at the finest resolution', () => {
  const picture = compose([flat(10, 10, RED, { x: 0, y: 0, width: 10, height: 10 }), flat(20, 20, BLUE, { x: 5, y: 5, width: 10, height: 10 })]);
  expect(picture).toMatchObject({ width: 30, height: 30, box: { x: 0, y: 0, width: 15, height: 15 } });
  expect(at(picture, 9, 9)).toEqual(RED);
  expect(at(picture, 10, 10)).toEqual(BLUE);
  expect(at(picture, 29, 29)).toEqual(BLUE);
  expect(at(picture, 29, 0)).toEqual([0, 0, 0, 0]);
});

test('transparent pixels show what is below, half transparent ones mix', () => {
  const box = { x: 0, y: 0, width: 2, height: 2 };
  expect(at(compose([flat(2, 2, RED, box), flat(2, 2, [0, 0, 255, 0], box)]), 0, 0)).toEqual(RED);
  expect(at(compose([flat(2, 2, RED, box), flat(2, 2, [0, 0, 255, 128], box)]), 0, 0)).toEqual([127, 0, 128, 255]);
  expect(at(compose([flat(2, 2, [0, 0, 0, 0], box), flat(2, 2, [9, 8, 7, 128], box)]), 1, 1)).toEqual([9, 8, 7, 128]);
});

test('parts far apart stay within 4096 px', () => {
  const picture = compose([
    flat(100, 100, RED, { x: 0, y: 0, width: 10, height: 10 }),
    flat(100, 100, BLUE, { x: 9990, y: 0, width: 10, height: 10 }),
  ]);
  expect(picture.width).toBe(4096);
  expect(at(picture, 0, 0)).toEqual(RED);
  expect(at(picture, 4095, 0)).toEqual(BLUE);
});

test('nothing to compose is refused', () => {
  expect(() => compose([])).toThrow(RangeError);
});
