// The label map of a clean scene, as the panel reads it.
import type { Size } from '../../src/contract/size';
import type { LabelMap } from '../../src/labels/label-map';
import { fill } from '../../src/labels/read/fill';
import { importMask } from '../../src/labels/read/masks/import-mask';
import type { CleanScene } from './clean-scenes';
import { drawScene } from './draw-scene';
import { pixelsOf } from './node-codec';

/** Whole, of the size. */
export function labelMapOf(scene: CleanScene, size: Size): LabelMap {
  const map = importMask(pixelsOf(drawScene(scene)), size);
  fill(map.labels, map.width, map.height);
  return map;
}
