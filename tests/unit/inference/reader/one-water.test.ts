import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { CLASS_NAMES } from '../../../../src/contract/classes';
import { mostLikely } from '../../../../src/inference/reader/most-likely';
import { oneWater } from '../../../../src/inference/reader/one-water';

const [WATER, RIVER, SEA, ROCK] = (['water', 'river', 'sea', 'rock'] as const).map((name) => CLASS_NAMES.indexOf(name)) as [
  number,
  number,
  number,
  number,
];

/** Chances of a map in which each cell says how likely its classes are. */
function read(cells: readonly Readonly<Record<number, number>>[], width: number): { labels: number[]; sure: number[] } {
  const chances = new Float32Array(cells.length * 10);
  cells.forEach((cell, index) => {
    for (const [label, chance] of Object.entries(cell)) chances[Number(label) * cells.length + index] = chance;
  });
  const { labels, sure } = mostLikely(chances, cells.length);
  oneWater(labels, sure, chances, width);
  return { labels: [...labels], sure: [...sure] };
}

test('a lake whose far end looks like the sea is a lake; another body of water is what it is', () => {
  const lake = { [WATER]: 0.8, [SEA]: 0.1 };
  const end = { [WATER]: 0.4, [SEA]: 0.6 };
  const rock = { [ROCK]: 1 };
  const sea = { [SEA]: 0.9 };
  const river = { [RIVER]: 0.7, [SEA]: 0.3 };
  expect(read([lake, lake, end, rock, rock, rock, sea, river, sea], 3)).toEqual({
    labels: [WATER, WATER, WATER, ROCK, ROCK, ROCK, SEA, SEA, SEA],
    sure: [204, 204, 102, 255, 255, 255, 229, 77, 229],
  });
});

test('rows do not touch around the picture’s side', () => {
  const rock = { [ROCK]: 1 };
  expect(read([rock, { [SEA]: 0.9 }, { [WATER]: 0.6, [SEA]: 0.3 }, rock], 2).labels).toEqual([ROCK, SEA, WATER, ROCK]);
});

test('each body of water is of one kind, and nothing else changes', () => {
  const cell = fc.array(fc.float({ min: 0, max: 1, noNaN: true }), { minLength: 9, maxLength: 9 });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 7 }), fc.array(cell, { minLength: 1, maxLength: 6 }), (width, some) => {
      const cells = Array.from({ length: width * 5 }, (_, index) => some[(index * 7) % some.length]!);
      const chances = Float32Array.from(
        { length: cells.length * 10 },
        (_, index) => cells[index % cells.length]![Math.floor(index / cells.length)] ?? 0,
      );
      const before = mostLikely(chances, cells.length);
      const after = { labels: before.labels.slice(), sure: before.sure.slice() };
      oneWater(after.labels, after.sure, chances, width);
      const wet = (label: number | undefined): boolean => label === WATER || label === RIVER || label === SEA;
      after.labels.forEach((label, index) => {
        expect(wet(label)).toBe(wet(before.labels[index]));
        if (!wet(label)) expect(label).toBe(before.labels[index]);
        else {
          if (index % width > 0 && wet(after.labels[index - 1])) expect(after.labels[index - 1]).toBe(label);
          if (index >= width && wet(after.labels[index - width])) expect(after.labels[index - width]).toBe(label);
        }
        expect(after.sure[index]).toBe(Math.round(chances[label * cells.length + index]! * 255));
      });
    }),
  );
});
