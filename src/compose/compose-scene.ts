// A landscape from a kind, a frame's size, a seed and four sliders.
import type { VectorShape } from '../contract/shapes';
import type { Size } from '../contract/size';
import { lean } from './composition';
import type { Sliders } from './composition';
import { KINDS } from './scene-kinds';
import type { KindId } from './scene-kinds';
import { Pen, outlinePath } from './pen';
import { Random } from './random';
import { layerMap, visibleCells } from './layer-map';
import { Stage } from './stage';
import type { Layer } from './stage';

export interface SceneOrder extends Size {
  readonly kind: KindId;
  /** Unsigned 32-bit integer. */
  readonly seed: number;
  readonly sliders: Sliders;
}

/** Ready for the plugin's `insert-shapes`. */
export interface ComposedScene extends Size {
  readonly name: string;
  /** Bottom to top; the first covers the frame. Shapes at the border reach a little beyond it, where the frame clips them. */
  readonly shapes: readonly VectorShape[];
}

const AREA = 1_000_000;
/** Width by height. What is longer than that is composed for it and stretched. */
const NARROWEST = 1 / 5;
const WIDEST = 7;
/** Composition units; a layer that shows in fewer cells than this is clutter. */
const CELL = 8;
const LEAST_CELLS = 4;

/**
 * The scene of an order: the same on every machine for the same order, in pixels of a frame of its size. Sizes of one proportion
 * give one composition, larger or smaller. Made for proportions from 1:3 to 4:1; what is much longer is stretched.
 * Throws RangeError for a side below 1, a seed that is no unsigned 32-bit integer or a slider outside 0…1.
 */
export function composeScene({ kind: id, width, height, seed, sliders }: SceneOrder): ComposedScene {
  if (!(width >= 1 && height >= 1 && Number.isFinite(width + height))) throw new RangeError(`A frame can't be ${width}×${height}.`);
  if (seed !== seed >>> 0) throw new RangeError(`${seed} is no unsigned 32-bit integer.`);
  for (const value of Object.values(sliders) as number[])
    if (!(value >= 0 && value <= 1)) throw new RangeError(`A slider can't stand at ${value}.`);
  const kind = KINDS[id];
  const proportion = Math.min(WIDEST, Math.max(NARROWEST, width / height));
  const frame = { width: Math.sqrt(AREA * proportion), height: Math.sqrt(AREA / proportion) };
  const random = new Random(seed).stream(id);
  const layout = random.stream('layout');
  const stage = new Stage();
  const bleed = 16;
  stage.add('sky', 'sky', new Pen(0, 0).line({ x: frame.width, y: 0 }, { x: frame.width, y: frame.height }, { x: 0, y: frame.height }).close());
  // A column has room for a deep foreground, and little use for so much sky.
  const tall = Math.min(1, Math.max(0, (frame.height / frame.width - 1) / 2));
  const heavy = layout.side();
  const third = layout.between(0.3, 0.46);
  kind.compose({
    stage,
    random,
    ...frame,
    horizon: frame.height * ((lean(sliders.horizon, kind.horizon) + layout.between(-0.045, 0.045)) * (1 - 0.26 * tall)),
    size: Math.min(frame.height, frame.width * 1.2),
    focus: frame.width * (heavy < 0 ? 1 - third : third),
    heavy,
    sliders,
    bleed,
  });
  const shapes = seen(stage.layers, frame).map(({ name, className, outline }): VectorShape => ({
    name,
    className,
    path: outlinePath(outline, width / frame.width, height / frame.height),
  }));
  return { name: kind.name, width, height, shapes };
}

/** Without the layers that others hide: nobody could find them in the layer list, and they would surprise who moves a hill. */
function seen(layers: readonly Layer[], { width, height }: Size): readonly Layer[] {
  const cells = visibleCells(layerMap(layers, width, height, CELL), layers.length);
  return layers.filter((_, index) => index === 0 || cells[index]! >= LEAST_CELLS);
}
