import { expect, test } from 'vitest';
import { FailureError } from '../../../../src/contract/failure';
import { pictureStyle, withClassStyle } from '../../../../src/contract/style';
import type { StyleSource } from '../../../../src/contract/style';
import { reaches, styleRange } from '../../../../src/inference/api/styles/style-range';
import { stylePlanes, styleVector } from '../../../../src/inference/style/style-vector';
import { CARD, JARGON } from '../card';
import { wetOnWet } from '../../contract/wet-on-wet';

const [dawn, dusk] = [CARD.styles[0]!, CARD.styles[1]!];
const named = (id: string): StyleSource => ({ kind: 'named', id });

test('a named style is the card’s, a picture’s its own, drawn in where it lies beyond what the painter knows', () => {
  expect(styleVector(CARD, wetOnWet(dusk.id))).toEqual(Float32Array.from(dusk.vector));
  const vector = dusk.vector.map((value, index) => (value + dawn.vector[index]!) / 2);
  expect(styleVector(CARD, { first: { kind: 'picture', name: 'Photo', vector }, second: null, share: 1 })).toEqual(Float32Array.from(vector));
  const far = dusk.vector.map((value) => value * 50);
  const drawnIn = styleVector(CARD, { first: { kind: 'picture', name: 'Neon', vector: far }, second: null, share: 0 });
  expect(reaches(styleRange(CARD.styles.map((style) => style.vector)), [...drawnIn])).toBeCloseTo(1, 4);
  // What an encoder of today gave is in range by its own measure, and stays as it is.
  expect(styleVector(CARD, { first: pictureStyle('Neon', far), second: null, share: 0 })).toEqual(Float32Array.from(far));
});

const lengthOf = (vector: readonly number[] | Float32Array): number => Math.hypot(...vector);

test('a blend points between the two and is as long as they are', () => {
  const blend = (share: number): Float32Array => styleVector(CARD, { first: named(dawn.id), second: named(dusk.id), share });
  expect(blend(0)).toEqual(Float32Array.from(dawn.vector));
  expect(blend(1)).toEqual(Float32Array.from(dusk.vector));
  const quarter = blend(0.25);
  expect(lengthOf(quarter)).toBeCloseTo(0.75 * lengthOf(dawn.vector) + 0.25 * lengthOf(dusk.vector), 5);
  const line = dawn.vector.map((value, index) => 0.75 * value + 0.25 * dusk.vector[index]!);
  quarter.forEach((value, index) => {
    expect(value / lengthOf(quarter)).toBeCloseTo(line[index]! / lengthOf(line), 5);
  });
});

test('each plane has the vector of its class; what has none of its own has the picture’s, byte for byte', () => {
  const length = dawn.vector.length;
  const plain = stylePlanes(CARD, wetOnWet(dawn.id));
  expect(plain).toHaveLength(10 * length);
  const blend = { first: named(dawn.id), second: named(dusk.id), share: 0.25 };
  const planes = stylePlanes(CARD, withClassStyle(withClassStyle(wetOnWet(dawn.id), 'sky', wetOnWet(dusk.id)), 'sea', blend));
  const plane = (at: number): Float32Array => planes.subarray(at * length, (at + 1) * length);
  expect(plane(0)).toEqual(styleVector(CARD, wetOnWet(dusk.id)));
  expect(plane(8)).toEqual(styleVector(CARD, blend));
  for (const at of [1, 2, 3, 4, 5, 6, 7, 9]) expect(plane(at), `plane ${at}`).toEqual(plain.subarray(at * length, (at + 1) * length));
  // The same style said twice is the same tensor: such recipes paint the same pixels.
  expect(stylePlanes(CARD, withClassStyle(wetOnWet(dawn.id), 'rock', wetOnWet(dawn.id)))).toEqual(plain);
});

test('two opposite styles blend to numbers all the same', () => {
  const [there, back] = [1, -1].map((sign): StyleSource => ({ kind: 'picture', name: '', vector: dawn.vector.map((value) => value * sign) }));
  expect(styleVector(CARD, { first: there!, second: back!, share: 0.5 }).every(isFinite)).toBe(true);
});

test.each<[string, StyleSource, RegExp]>([
  ['a style that is not there', named('nope'), new RegExp(`nope.*${CARD.styles[0]!.name}`)],
  ['a picture’s style of another generator', { kind: 'picture', name: 'Photo', vector: [1, 2] }, /Photo.*another version/],
])('%s is refused, first or second', (_name, source, words) => {
  for (const mix of [
    { painter: CARD.painter.id, first: source, second: null, share: 0 },
    { painter: CARD.painter.id, first: named(dawn.id), second: source, share: 0.5 },
    withClassStyle(wetOnWet(dawn.id), 'tree', { first: source, second: null, share: 0 }),
  ]) {
    let thrown: unknown;
    try {
      stylePlanes(CARD, mix);
    } catch (reason) {
      thrown = reason;
    }
    expect(thrown).toBeInstanceOf(FailureError);
    expect((thrown as FailureError).failure.code).toBe('unknown-style');
    expect((thrown as FailureError).message).toMatch(words);
    expect((thrown as FailureError).message).not.toMatch(JARGON);
  }
});

test('a style of another painter is refused, even where both have one of its name', () => {
  expect(() => stylePlanes(CARD, { ...wetOnWet(dawn.id), painter: 'another' })).toThrow(/another painter/);
});
