// Masks as PNG files: written in any of the ways that a PNG can be written they become the very labels; damaged in any way they are refused with a
// sentence, or become some label map, soon.
import { encode } from 'fast-png';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { CLASSES, UNLABELLED } from '../../src/contract/classes';
import { FailureError } from '../../src/contract/failure';
import { openEngine } from '../../src/inference/client/open-engine';
import type { Engine } from '../../src/inference/api/engine';
import { ASSETS, onlyPainter } from '../unit/inference/card';
import { labelPlace, workingPlace } from '../unit/inference/client/engine-lines';
import { campaign } from './campaign';

/** Longest time for a small file, ms; generous, because other campaigns run beside this one. */
const SOON = 10_000;

let engine: Engine;
beforeAll(() => {
  engine = openEngine({ paint: [workingPlace()], labels: [labelPlace()] }, onlyPainter(ASSETS));
});
afterAll(() => {
  engine.close();
});

/** Stripes of classes, as wide as a mask's regions are, in one of the formats. */
const mask = fc.record({
  labels: fc.array(fc.nat(8), { minLength: 3, maxLength: 9 }),
  stripe: fc.integer({ min: 12, max: 40 }),
  height: fc.integer({ min: 40, max: 120 }),
  channels: fc.constantFrom(3 as const, 4 as const),
  depth: fc.constantFrom(8 as const, 16 as const),
});
type Mask = typeof mask extends fc.Arbitrary<infer Value> ? Value : never;

function written({ labels, stripe, height, channels, depth }: Mask): Uint8Array {
  const width = labels.length * stripe;
  const data = new (depth === 8 ? Uint8Array : Uint16Array)(width * height * channels);
  const wide = depth === 8 ? 1 : 257;
  for (let at = 0; at < width * height; at++) {
    const { colour } = CLASSES[labels[Math.floor((at % width) / stripe)]!]!;
    data.set(
      [...colour, 255].slice(0, channels).map((value) => value * wide),
      at * channels,
    );
  }
  return encode({ width, height, data, channels, depth });
}

it('written in any way', () =>
  campaign('pngs-written', 60, mask, async (given) => {
    // Of one or two classes alone a picture may be something else than a mask.
    fc.pre(new Set(given.labels).size > 2);
    const map = await engine.labelImage(written(given));
    const middle = Math.floor(map.height / 2) * map.width;
    const found = given.labels.map((_, stripe) => map.labels[middle + Math.floor(((stripe + 0.5) * map.width) / given.labels.length)]);
    expect(found).toEqual(given.labels);
  }));

const change = fc.record({ at: fc.nat(), bytes: fc.uint8Array({ maxLength: 12 }), how: fc.constantFrom('write', 'insert', 'cut', 'end') });

it('damaged in any way', () =>
  campaign('pngs-damaged', 400, fc.tuple(mask, fc.array(change, { minLength: 1, maxLength: 4 })), async ([given, changes]) => {
    let bytes = written(given);
    for (const { at, bytes: put, how } of changes) {
      const place = at % bytes.length;
      const rest = how === 'end' ? [] : [...bytes.subarray(how === 'insert' ? place : place + put.length)];
      bytes = Uint8Array.from([...bytes.subarray(0, place), ...(how === 'cut' ? [] : put), ...rest]);
    }
    const began = performance.now();
    try {
      const map = await engine.labelImage(bytes);
      expect(map.labels).toHaveLength(map.width * map.height);
      expect(map.labels.every((label) => label <= 8 || label === UNLABELLED)).toBe(true);
    } catch (thrown) {
      expect(thrown).toBeInstanceOf(FailureError);
      const { code, sentence } = (thrown as FailureError).failure;
      expect(code, sentence).not.toBe('internal');
      expect(code, sentence).not.toBe('worker-lost');
      expect(sentence).toMatch(/^[A-Z“].{15,}\.$/s);
    }
    expect(performance.now() - began).toBeLessThan(SOON);
  }));
