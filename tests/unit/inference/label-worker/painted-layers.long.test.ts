// Paintings of the shipped painter as layers: over each other they are the painting, in at most six paintings' time.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { labelMapOf } from '../../../../scripts/shared/clean-label-map';
import { CLEAN_SCENES } from '../../../../scripts/shared/clean-scenes';
import { paintedLayers, recomposedError } from '../../../../scripts/shared/painted-layers';
import { USUAL_EDGES } from '../../../../src/contract/recipe';
import { defaultStyleOf } from '../../../../src/inference/api/plain-job';
import { openGenerator } from '../../../../src/inference/paint/generator';
import type { Generator } from '../../../../src/inference/paint/generator';
import { CARD, MODEL, WASM } from '../card';

let generator: Generator;
beforeAll(async () => {
  generator = await openGenerator(CARD, MODEL, WASM);
});
afterAll(() => generator.release());

it.each(['canyon', 'triangles'])('%s', { timeout: 300_000 }, async (name) => {
  const scene = CLEAN_SCENES.find((each) => each.name === name)!;
  const map = labelMapOf(scene, { width: 320, height: 256 });
  const job = { ...map, style: defaultStyleOf(CARD), seed: 7, repaints: [], edges: USUAL_EDGES };
  const made = await paintedLayers((each) => generator.paint(each), job);
  expect(made.layers.length).toBeGreaterThan(3);
  expect(made.layers.length).toBeLessThan(7);
  expect(made.paintings).toBeLessThan(7);
  expect(recomposedError(made)).toBeLessThan(0.001);
});
