// Composed scenes on the canvas: the plugin takes each as it is, as named vectors of their classes, in one undo step, and exports the
// picture that was composed.
import { expect, it } from 'vitest';
import { CLASSES } from '../../../src/contract/classes';
import { HostDocument } from '../../../packages/figma-stand-in/src/document/host-document';
import { composeScene } from '../../../src/compose/compose-scene';
import { OWN_SLIDERS } from '../../../src/compose/composition';
import { KINDS } from '../../../src/compose/scene-kinds';
import type { KindId } from '../../../src/compose/scene-kinds';
import { sceneRgba } from '../../unit/compose/scene-pixels';
import { readPixels } from '../../../packages/figma-stand-in/src/node/pixels';
import { open, paintOf, snapshot } from '../stage';

it.each(Object.keys(KINDS) as KindId[])('%s lands layer by layer, in one undo step', async (kind) => {
  const document = new HostDocument();
  const host = await open(document);
  const before = snapshot(document);
  const scene = composeScene({ kind, width: 640, height: 360, seed: 7, sliders: OWN_SLIDERS });
  const { frameId, ...told } = await host.get('insert-shapes', scene);
  expect(told).toEqual({ name: KINDS[kind].name, shapes: scene.shapes.length });
  const layers = document.children(frameId).map((id) => document.node(id));
  expect(layers).toMatchObject(scene.shapes.map(({ name, className }) => ({ type: 'VECTOR', name, strokes: [], fills: [paintOf(className)] })));
  expect(host.editor.undoSteps).toMatchObject({ done: 1, open: false });
  expect(host.errors).toEqual([]);

  const { parts } = await host.get('export-picture', { sourceIds: [frameId] });
  const picture = await readPixels(parts[0]!.png);
  const expected = sceneRgba(scene, picture.width, picture.height);
  const isClass = ([red, green, blue]: readonly number[]): boolean =>
    CLASSES.some(({ colour }) => colour[0] === red && colour[1] === green && colour[2] === blue);
  let [same, all] = [0, 0];
  for (let y = 2; y < picture.height; y += 5)
    for (let x = 2; x < picture.width; x += 5) {
      const want = expected.subarray(4 * (y * picture.width + x), 4 * (y * picture.width + x) + 4);
      // Edges blend, by a hair of this or that.
      if (!isClass([...want])) continue;
      all++;
      if (picture.at(x, y).every((value, channel) => value === want[channel])) same++;
    }
  expect(same / all).toBeGreaterThan(0.995);

  host.editor.undo();
  expect(snapshot(document)).toBe(before);
  await host.close();
});
