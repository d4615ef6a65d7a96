// A landscape from a kind, a frame's size, a seed and four sliders.
import { CLASS_NAMES } from '../contract/classes';
import { KIND_NAMES } from '../contract/roll';
import type { Roll } from '../contract/roll';
import type { VectorShape } from '../contract/shapes';
import type { Size } from '../contract/size';
import { lean } from './composition';
import { KINDS } from './scene-kinds';
import { Pen, outlinePath } from './pen';
import { Random } from './random';
import { layerMap, visibleCells } from './layer-map';
import { Stage } from './stage';
import type { Layer } from './stage';

/** A roll and the frame that it is composed for, page pixels. */
export interface SceneOrder extends Roll, Size {}

/** Ready for the canvas. */
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
export function composeScene(order: SceneOrder): ComposedScene {
  const { kind, width, height } = order;
  const { layers, frame } = compose(order);
  const shapes = seen(layers, frame).map(({ name, className, outline }): VectorShape => ({
    name,
    className,
    path: outlinePath(outline, width / frame.width, height / frame.height),
  }));
  return { name: KIND_NAMES[kind], width, height, shapes };
}

/**
 * The label map of the same scene, of this size in whole cells: row-major class indices, none unlabelled. Throws as composeScene.
 */
export function sceneLabels(order: SceneOrder, { width, height }: Size): Uint8Array {
  const { layers, frame } = compose(order);
  const classes = layers.map(({ className }) => CLASS_NAMES.indexOf(className));
  // The sky covers the frame, so that every cell has a layer.
  return Uint8Array.from(layerMap(layers, frame, width, height).cells, (layer) => classes[layer]!);
}

interface Composed {
  readonly layers: readonly Layer[];
  /** Composition units. */
  readonly frame: Size;
}

function compose({ kind: id, width, height, seed, sliders }: SceneOrder): Composed {
  if (!(width >= 1 && height >= 1 && Number.isFinite(width + height))) throw new RangeError(`A frame can't be ${width}×${height}.`);
  if (seed !== seed >>> 0) throw new RangeError(`${seed} is no unsigned 32-bit integer.`);
  for (const value of Object.values<number>(sliders))
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
  return { layers: stage.layers, frame };
}

/** Without the layers that others hide: nobody could find them in the layer list, and they would surprise who moves a hill. */
function seen(layers: readonly Layer[], frame: Size): readonly Layer[] {
  const [columns, rows] = [Math.max(1, Math.round(frame.width / CELL)), Math.max(1, Math.round(frame.height / CELL))];
  const cells = visibleCells(layerMap(layers, frame, columns, rows), layers.length);
  return layers.filter((_, index) => index === 0 || cells[index]! >= LEAST_CELLS);
}
