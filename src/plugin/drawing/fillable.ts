// Which layers a click on a swatch colours. The panel shows their number beforehand, so counting and colouring both use this file.
import { asPainting } from '../painting/find-painting';
import { unreadableVersion } from '../painting/newer-paintings';
import { isLocked } from '../document/node-facts';

export type Fillable = SceneNode & MinimalFillsMixin;

export interface FillTargets {
  readonly fillable: readonly Fillable[];
  /** Selected shapes that can't or must not be coloured: locked ones, pictures, text, paintings of ours. */
  readonly skipped: number;
  /** How many of the skipped are locked. */
  readonly locked: number;
}

const FILLABLE: ReadonlySet<NodeType> = new Set<NodeType>([
  'RECTANGLE',
  'ELLIPSE',
  'POLYGON',
  'STAR',
  'VECTOR',
  'LINE',
  'BOOLEAN_OPERATION',
  'FRAME',
  'SECTION',
  'COMPONENT',
  'COMPONENT_SET',
  'INSTANCE',
  'SLOT',
]);

/** The layers to colour: shapes themselves, the shapes of a group, the background of a frame. */
export function fillTargets(selection: readonly SceneNode[]): FillTargets {
  const shapes = shapesOf(selection);
  const locked = shapes.filter(isLocked);
  const fillable = shapes.filter((node): node is Fillable => isFillable(node) && !isLocked(node));
  return { fillable, skipped: shapes.length - fillable.length, locked: locked.length };
}

/** Groups have no colour of their own: they stand for what is in them. */
export function shapesOf(nodes: readonly SceneNode[]): readonly SceneNode[] {
  const shapes: SceneNode[] = [];
  const waiting = [...nodes].reverse();
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (node.type === 'GROUP' || node.type === 'TRANSFORM_GROUP') waiting.push(...[...node.children].reverse());
    else shapes.push(node);
  }
  return shapes;
}

function isFillable(node: SceneNode): node is Fillable {
  return FILLABLE.has(node.type) && 'fills' in node && asPainting(node) === null && unreadableVersion(node) === null;
}
