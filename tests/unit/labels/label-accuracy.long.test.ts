// The promise of the label map: rendered scenes come back with at least 99.5 % of the cells more than 2 px from an edge
// right, and without a cell of a class that is not in the scene.
import { describe, expect, test } from 'vitest';
import { CLASS_NAMES } from '../../../src/contract/classes';
import { SQUARE } from '../../../src/contract/size';
import { labelPicture } from '../../../src/labels/read/label-picture';
import { draw, farFromEdges, SCENES, truth } from './scene';

const SIZES: readonly (readonly [width: number, height: number, degrees: number])[] = [
  [512, 512, 0],
  [1024, 1024, 0],
  [1024, 768, 0],
  [777, 513, 0],
  [1333, 1001, 0],
  [300, 200, 0],
  [2048, 1536, 0],
  [640, 480, 30],
  [1024, 768, -17.3],
  [901, 1207, 90],
  [800, 600, 180],
];

describe.each(Object.entries(SCENES))('scene %s', (_name, scene) => {
  const wanted = truth(scene);
  const far = farFromEdges(wanted, 2);
  const present = new Set(scene.map((shape) => CLASS_NAMES.indexOf(shape.of)));

  describe.each(['alla-prima', 'paint-with-ml'] as const)('%s', (palette) => {
    test.each(SIZES)('%i × %i turned by %f°', (width, height, degrees) => {
      const { pixels, frame } = draw(scene, palette, width, height, degrees);
      const result = labelPicture(pixels, frame, SQUARE);
      const wrong = far.filter((index) => result.labels[index] !== wanted[index]).length;
      expect(result.palette).toBe(palette);
      expect(wrong / far.length).toBeLessThanOrEqual(0.005);
      expect([...new Set(result.labels)].filter((label) => !present.has(label))).toEqual([]);
      expect(result.unmatched).toEqual([]);
    });
  });
});
