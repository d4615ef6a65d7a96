// Recipes as text, from anybody: what is read is a whole recipe that writes and reads as itself; all else is refused with a sentence.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { FailureError } from '../../src/contract/failure';
import { readRecipeFile, writeRecipeFile } from '../../src/labels/recipe-file';
import { campaign, damaged } from './campaign';

const labels = Uint8Array.from({ length: 48 }, (_, index) => Math.floor(index / 8) % 9);
const right = writeRecipeFile({
  name: 'Lake',
  frame: { width: 400.5, height: 300 },
  way: {
    style: {
      painter: 'wet-on-wet',
      first: { kind: 'named', id: 'ember' },
      second: { kind: 'picture', name: 'Photo', vector: [0.5, -1, 2] },
      share: 0.25,
    },
    seed: 7,
    size: { width: 8, height: 6 },
    repaints: [{ className: 'sky', seed: 3 }],
    edges: 0.6,
    modelHash: 'ab'.repeat(32),
    appVersion: '1.2.3',
  },
  labels,
});

const text = fc.oneof(
  fc.string({ maxLength: 200 }),
  fc.json(),
  damaged(JSON.parse(right)).map((value) => JSON.stringify(value)),
  // Cut, doubled, with something put in.
  fc
    .tuple(fc.nat(right.length), fc.nat(right.length), fc.string({ maxLength: 8 }))
    .map(([from, to, put]) => right.slice(0, from) + put + right.slice(to)),
  fc.integer({ min: 1, max: 50_000 }).map((depth) => '['.repeat(depth) + right + ']'.repeat(depth)),
);

it('recipes', () =>
  campaign('recipes', 4_000, text, (given) => {
    let recipe;
    try {
      recipe = readRecipeFile(given);
    } catch (thrown) {
      expect(thrown).toBeInstanceOf(FailureError);
      expect((thrown as FailureError).failure).toMatchObject({
        code: 'not-a-recipe',
        sentence: expect.stringMatching(/^[A-Z].{10,}\.$/s) as string,
      });
      return;
    }
    const { way, frame } = recipe;
    expect(recipe.labels).toHaveLength(way.size.width * way.size.height);
    expect(recipe.labels.every((label) => label <= 8)).toBe(true);
    expect(frame.width > 0 && frame.height > 0 && Number.isFinite(frame.width / frame.height)).toBe(true);
    expect(readRecipeFile(writeRecipeFile(recipe))).toEqual(recipe);
  }));
