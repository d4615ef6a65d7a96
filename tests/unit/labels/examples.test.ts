// Goldens: the masks in examples/ come back with exactly these counts. A change of one cell is a change to look at.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { labelPicture } from '../../../src/labels/read/label-picture';
import { SQUARE } from '../../../src/contract/size';
import type { PictureLabels } from '../../../src/labels/label-map';
import { nodeCodec } from '../../../scripts/shared/node-codec';

async function labelled(name: string): Promise<PictureLabels> {
  const image = await nodeCodec.decode(readFileSync(new URL(`../../../examples/${name}.png`, import.meta.url)));
  return labelPicture(
    { ...image, box: { x: 0, y: 0, width: image.width, height: image.height } },
    [
      [image.width, 0, 0],
      [0, image.height, 0],
    ],
    SQUARE,
  );
}

const countsOf = ({ coverage, labels }: PictureLabels): Record<string, number> =>
  Object.fromEntries(
    Object.entries(coverage)
      .filter(([, share]) => share > 0)
      .map(([name, share]) => [name, share * labels.length] as const),
  );

test.each(['lake', 'seaside', 'forest-river'])('%s', async (name) => {
  const ours = await labelled(name);
  const theirs = await labelled(`${name}-paint-with-ml`);
  expect([ours.palette, theirs.palette]).toEqual(['alla-prima', 'paint-with-ml']);
  expect({ ours: countsOf(ours), theirs: countsOf(theirs) }).toMatchSnapshot();
  expect(Math.max(ours.unlabelled, theirs.unlabelled)).toBeLessThan(0.001);
  expect([ours.unmatched, theirs.unmatched]).toEqual([[], []]);
  // The same drawing in other colours: only cells on an edge may be told apart.
  const different = ours.labels.filter((label, index) => label !== theirs.labels[index]).length;
  expect(different / ours.labels.length).toBeLessThan(0.003);
});
