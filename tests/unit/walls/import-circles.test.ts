// No file leads back to itself by way of its imports: whoever reads one can begin at the bottom.
import { expect, it } from 'vitest';
import { circlesOf, importGraph } from '../../../scripts/arrows/import-graph';

it('there is no circle of imports in the product', () => {
  const graph = importGraph('src');
  expect(graph.size).toBeGreaterThan(200);
  expect(circlesOf(graph)).toEqual([]);
});

it('a circle would be found, whichever way it goes round', () => {
  const graph = new Map([
    ['a', ['b', 'c']],
    ['b', ['d']],
    ['c', []],
    ['d', ['b', 'c']],
    ['e', ['e']],
    ['f', ['a']],
  ]);
  expect(circlesOf(graph)).toEqual([['b', 'd'], ['e']]);
});
