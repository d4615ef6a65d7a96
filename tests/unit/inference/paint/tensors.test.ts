import { describe, expect, test } from 'vitest';
import { FailureError } from '../../../../src/contract/failure';
import { SQUARE } from '../../../../src/contract/size';
import { plainJob } from '../../../../src/inference/api/plain-job';
import { coreOf, paintingInputs, windowInputs } from '../../../../src/inference/paint/tensors';
import { CARD, DEFAULT_STYLE, ONE_STYLE } from '../card';
import { wetOnWet } from '../../contract/wet-on-wet';

const labels = new Uint8Array(512 * 512).fill(3);

describe('inputs', () => {
  test('have the types and sizes of the card', () => {
    const inputs = paintingInputs(CARD, plainJob(labels, SQUARE, DEFAULT_STYLE, 5));
    expect(Object.keys(inputs).sort()).toEqual(Object.keys(CARD.inputs).sort());
    for (const { data, sizes } of Object.values(inputs)) expect(data.length).toBe(sizes.reduce((product, size) => product * size, 1));
    expect(inputs.labels.data).toBeInstanceOf(Int32Array);
    expect(inputs.labels.sizes).toEqual([1, 1, 512, 512]);
    expect(inputs.noise.sizes).toEqual([1, 1, 512, 512]);
    const { vector } = CARD.styles.find((style) => style.id === CARD.defaultStyle)!;
    expect([...inputs.style.data]).toEqual(Array.from({ length: 10 }, () => [...Float32Array.from(vector)]).flat());
  });

  test('the seed changes the noise and nothing else', () => {
    const one = paintingInputs(CARD, plainJob(labels, SQUARE, wetOnWet(ONE_STYLE.id), 1));
    const two = paintingInputs(CARD, plainJob(labels, SQUARE, wetOnWet(ONE_STYLE.id), 2));
    expect(Buffer.from(one.noise.data.buffer).equals(Buffer.from(two.noise.data.buffer))).toBe(false);
    for (const name of ['labels', 'position', 'style'] as const)
      expect(Buffer.from(one[name].data.buffer).equals(Buffer.from(two[name].data.buffer))).toBe(true);
  });

  test('an unknown style is a failure that names the styles', () => {
    expect(() => paintingInputs(CARD, plainJob(labels, SQUARE, wetOnWet('nope'), 1))).toThrow(FailureError);
    expect(() => paintingInputs(CARD, plainJob(labels, SQUARE, wetOnWet('nope'), 1))).toThrow(ONE_STYLE.name);
  });

  test('labels of another size are refused', () => {
    expect(() => paintingInputs(CARD, plainJob(new Uint8Array(5), SQUARE, wetOnWet(ONE_STYLE.id), 1))).toThrow(RangeError);
  });
});

describe('a window', () => {
  const size = { width: 300, height: 200 };
  const picture = plainJob(
    Uint8Array.from({ length: 300 * 200 }, (_, index) => (index * 7 + (index >> 9)) % 9),
    size,
    wetOnWet(ONE_STYLE.id),
    9,
  );
  // The whole, as large as the windows of this picture may reach.
  const whole = { x: 0, y: 0, width: 320, height: 256 };
  const wide = windowInputs(CARD, picture, whole);

  test('labels go on beyond the edge; positions are pixel centres, −1…1 over the picture itself, y before x', () => {
    expect(wide.labels.sizes).toEqual([1, 1, 256, 320]);
    for (const [x, y] of [
      [0, 0],
      [299, 199],
      [310, 40],
      [17, 230],
      [319, 255],
    ] as const) {
      expect(wide.labels.data[y * 320 + x]).toBe(picture.labels[Math.min(y, 199) * 300 + Math.min(x, 299)]);
      expect(wide.position.data[y * 320 + x]).toBe(Math.fround((2 * y + 1) / 200 - 1));
      expect(wide.position.data[256 * 320 + y * 320 + x]).toBe(Math.fround((2 * x + 1) / 300 - 1));
    }
  });

  test('holds what the whole holds at its place', () => {
    const window = { x: 64, y: 128, width: 256, height: 128 };
    const part = windowInputs(CARD, picture, window);
    for (const [name, planes] of [
      ['labels', 1],
      ['position', 2],
      ['noise', 1],
    ] as const) {
      expect(part[name].data.length).toBe(planes * 128 * 256);
      const same = part[name].data.every((value: number, index: number) => {
        const [plane, row, column] = [Math.floor(index / (128 * 256)), Math.floor(index / 256) % 128, index % 256];
        return value === wide[name].data[(plane * 256 + window.y + row) * 320 + window.x + column];
      });
      expect(same).toBe(true);
    }
  });
});

describe('pixels', () => {
  const at = (x: number, y: number, width: number, height: number): { x: number; y: number; width: number; height: number } => ({
    x,
    y,
    width,
    height,
  });

  test('−1…1 becomes 0…255, rounded, cut off, opaque; planes become red, green, blue', () => {
    const image = Float32Array.of(-1, 1, -1.5, 0, /* green */ 1.5, 0.5, -0.5, 0.003, /* blue */ -0.999, 0.999, 0, 0);
    const rgba = coreOf(image, { window: at(0, 0, 2, 2), core: at(0, 0, 2, 2) });
    expect([...rgba]).toEqual([0, 255, 0, 255, 255, 191, 255, 255, 0, 64, 128, 255, 128, 128, 128, 255]);
  });

  test('every byte comes back from its own value', () => {
    const values = Float32Array.from({ length: 3 * 256 }, (_, index) => ((index % 256) / 255) * 2 - 1);
    const rgba = coreOf(values, { window: at(0, 0, 256, 1), core: at(0, 0, 256, 1) });
    for (let byte = 0; byte < 256; byte++) expect(rgba[byte * 4]).toBe(byte);
  });

  test('only the core of a window is kept', () => {
    const image = Float32Array.from({ length: 3 * 16 }, (_, index) => (index % 16) / 127.5 - 1);
    const rgba = coreOf(image, { window: at(0, 0, 4, 4), core: at(1, 2, 2, 1) });
    expect([...rgba]).toEqual([9, 9, 9, 255, 10, 10, 10, 255]);
  });

  test.each([NaN, Infinity, -Infinity])('%d is a failed painting', (value) => {
    expect(() => {
      coreOf(Float32Array.of(0, value, 0), { window: at(0, 0, 1, 1), core: at(0, 0, 1, 1) });
    }).toThrow(FailureError);
  });
});
