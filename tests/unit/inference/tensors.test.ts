import { describe, expect, test } from 'vitest';
import { FailureError } from '../../../src/contract/failure';
import { SQUARE } from '../../../src/inference/engine-api';
import { plainJob } from '../../../src/inference/plain-job';
import { imagePixels, paintingInputs, positions } from '../../../src/inference/tensors';
import { CARD } from './card';

const labels = new Uint8Array(512 * 512).fill(3);

describe('inputs', () => {
  test('have the types and sizes of the card', () => {
    const inputs = paintingInputs(CARD, plainJob(labels, SQUARE, CARD.defaultStyle, 5));
    expect(Object.keys(inputs).sort()).toEqual(Object.keys(CARD.inputs).sort());
    for (const { data, sizes } of Object.values(inputs)) expect(data.length).toBe(sizes.reduce((product, size) => product * size, 1));
    expect(inputs.labels.data).toBeInstanceOf(Int32Array);
    expect(inputs.labels.sizes).toEqual([1, 1, 512, 512]);
    expect(inputs.noise.sizes).toEqual([1, 1, 128, 128]);
    expect([...inputs.style.data]).toEqual([...Float32Array.from(CARD.styles.find((style) => style.id === CARD.defaultStyle)!.vector)]);
  });

  test('the seed changes the noise and nothing else', () => {
    const one = paintingInputs(CARD, plainJob(labels, SQUARE, 'ember', 1));
    const two = paintingInputs(CARD, plainJob(labels, SQUARE, 'ember', 2));
    expect(Buffer.from(one.noise.data.buffer).equals(Buffer.from(two.noise.data.buffer))).toBe(false);
    for (const name of ['labels', 'position', 'style'] as const) expect(Buffer.from(one[name].data.buffer).equals(Buffer.from(two[name].data.buffer))).toBe(true);
  });

  test('an unknown style is a failure that names the styles', () => {
    expect(() => paintingInputs(CARD, plainJob(labels, SQUARE, 'nope', 1))).toThrow(FailureError);
    expect(() => paintingInputs(CARD, plainJob(labels, SQUARE, 'nope', 1))).toThrow(/Clear morning/);
  });

  test('labels of another size are refused', () => {
    expect(() => paintingInputs(CARD, plainJob(new Uint8Array(5), SQUARE, 'ember', 1))).toThrow(RangeError);
  });
});

test('positions are pixel centres from −1 to 1, y before x', () => {
  expect([...positions(2, 4)]).toEqual([-0.5, -0.5, -0.5, -0.5, 0.5, 0.5, 0.5, 0.5, -0.75, -0.25, 0.25, 0.75, -0.75, -0.25, 0.25, 0.75]);
});

describe('pixels', () => {
  test('−1…1 becomes 0…255, rounded, cut off, opaque; planes become red, green, blue', () => {
    const image = Float32Array.of(-1, 1, -1.5, 0, /* green */ 1.5, 0.5, -0.5, 0.003, /* blue */ -0.999, 0.999, 0, 0);
    expect([...imagePixels(image, 4)]).toEqual([0, 255, 0, 255, 255, 191, 255, 255, 0, 64, 128, 255, 128, 128, 128, 255]);
  });

  test('every byte comes back from its own value', () => {
    const values = Float32Array.from({ length: 3 * 256 }, (_, index) => ((index % 256) / 255) * 2 - 1);
    const rgba = imagePixels(values, 256);
    for (let byte = 0; byte < 256; byte++) expect(rgba[byte * 4]).toBe(byte);
  });

  test.each([NaN, Infinity, -Infinity])('%d is a failed painting', (value) => {
    expect(() => imagePixels(Float32Array.of(0, value, 0), 1)).toThrow(FailureError);
  });
});
