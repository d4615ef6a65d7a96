// From a label map to the vector shapes that a designer would have drawn: what the sketch pad sends to the canvas, and imported masks.
import { CLASS_NAMES } from '../../contract/classes';
import { SHAPE_LIMITS } from '../../contract/shapes';
import type { VectorShape } from '../../contract/shapes';
import type { Size } from '../../contract/size';
import type { LabelMap } from '../label-map';
import { absorbSpecks, SPECK } from './absorb-specks';
import { fitOutline } from './fit-outline';
import { halved } from './halved';
import { areaOf, outlineOf } from './outline';
import type { Loop } from './outline';
import { padded } from './padded-grid';
import { writePath } from './path-data';
import { peel } from './peel';

/** Share of the map that may be lost to pinholes: where two regions cross at a corner, the tip of the lower one is cut off and shows as a dot. */
const PINHOLE_SHARE = 0.001;

/**
 * Shapes that paint the map, bottom to top: smooth outlines with few points, each edge drawn once with everything below it going
 * on underneath, so that no gap can show; unlabelled areas stay empty. Regions of a few cells are left out (absorb-specks.ts).
 * A map that would take more than SHAPE_LIMITS has its smallest regions absorbed, and if it still has too many points it is traced
 * at half its size, a quarter and so on. An empty map gives no shapes.
 * @param map any size; values that are no class count as unlabelled.
 * @param frame size of the frame in page pixels that the map is stretched to.
 * @throws RangeError when the labels do not match the size.
 */
export function traceLabelMap(map: LabelMap, frame: Size): readonly VectorShape[] {
  const steps = traceSteps(map, frame);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** The same in steps, one a shape, so that others get a turn in between. Each step gives the share that is done, 0…1. */
export function* traceSteps(map: LabelMap, frame: Size): Generator<number, readonly VectorShape[]> {
  if (map.labels.length !== map.width * map.height) throw new RangeError(`${map.labels.length} labels are not ${map.width}×${map.height}`);
  const grid = absorbSpecks(padded(map), SHAPE_LIMITS.shapes);
  const [scaleX, scaleY] = [frame.width / map.width, frame.height / map.height];
  const shapes: VectorShape[] = [];
  let points = 0;
  let spare = PINHOLE_SHARE * map.labels.length;
  for (const layer of peel(grid)) {
    const name = CLASS_NAMES[layer.label]!;
    const outlines = outlineOf(layer, grid).filter(isWorthDrawing).map(fitOutline);
    points += outlines.reduce((sum, { pieces }) => sum + pieces.length, 0);
    if (points > SHAPE_LIMITS.points) return yield* traceSteps(halved(map), frame);
    shapes.push({ name, className: name, path: outlines.map((outline) => writePath(outline, scaleX, scaleY)).join(' ') });
    yield shapes.length / (shapes.length + layer.below);
  }
  return shapes.reverse();

  function isWorthDrawing(loop: Loop): boolean {
    const area = areaOf(loop);
    if (area >= 0 || area <= -SPECK || spare + area < 0) return true;
    spare += area;
    return false;
  }
}
