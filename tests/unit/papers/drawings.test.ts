// The drawings in docs/architecture.md are of the tree as it is.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { drawArrows, drawTree } from '../../../scripts/arrows/draw';
import { drawnArchitecture } from '../../../scripts/arrows/drawn-architecture';
import { ROOT } from '../../../scripts/build/build-target';

it('docs/architecture.md shows tree and arrows as they are now; if not, run `npm run arrows`', () => {
  const text = readFileSync(`${ROOT}docs/architecture.md`, 'utf8');
  expect(text).toContain('<!-- drawn: arrows -->');
  expect(text).toContain('<!-- drawn: tree -->');
  expect(text).toBe(drawnArchitecture(text));
});

describe('arrows', () => {
  it('stand above what they lead to, and leave out what is reached anyway', () => {
    const arrows = new Map([
      ['panel', new Set(['client', 'data'])],
      ['client', new Set(['data'])],
      ['data', new Set<string>()],
      ['alone', new Set<string>()],
    ]);
    expect(drawArrows(arrows).split('\n')).toEqual([' 0  alone', '    data', ' 1  client  → data', ' 2  panel   → client']);
  });
});

describe('tree', () => {
  it('has each folder once, under the one it lies in', () => {
    expect(drawTree(['a/b/c.ts', 'a/b/d/e.ts', 'a/f.ts', 'g.ts'])).toBe('a/\n  b/\n    d/');
  });
});
