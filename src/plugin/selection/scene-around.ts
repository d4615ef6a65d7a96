// The scene that selected shapes lie in. Whoever fills a shape with a swatch has it selected, and means the landscape that it is a part of.
import { CLASSES, COLOUR_TOLERANCE } from '../../contract/classes';
import type { Rgb } from '../../contract/classes';
import { toSrgb } from '../colour/profile';
import { ancestorsOf } from '../document/node-facts';
import { isOwn } from './own-output';
import { paintsOf } from '../picture/visible-paints';

type Scene = FrameNode | ComponentNode | InstanceNode | SlotNode;

/** Most layers of a frame that are looked at: a scene shows what it is by its first ones. */
const MOST_LAYERS = 200;

/**
 * The frame of semantic shapes that holds all of these: the outermost, where such frames lie directly in each other. Null where there is none.
 */
export function sceneAround(shapes: readonly SceneNode[]): Scene | null {
  const [first, ...others] = shapes.map(ancestorsOf);
  if (first === undefined) return null;
  const common = first.filter(({ id }) => others.every((chain) => chain.some((step) => step.id === id))).filter(canBeScene);
  const innermost = common.findIndex(isScene);
  if (innermost < 0) return null;
  let outermost = innermost;
  while (outermost + 1 < common.length && isScene(common[outermost + 1]!)) outermost++;
  return common[outermost]!;
}

function canBeScene(node: BaseNode): node is Scene {
  return node.type === 'FRAME' || node.type === 'COMPONENT' || node.type === 'INSTANCE' || node.type === 'SLOT';
}

/** Two areas or more of class colours, its own fill among them, and not fewer than others. Frames inside it may be scenes of their own. */
function isScene(frame: Scene): boolean {
  let [semantic, other] = [isSemantic(frame) ? 1 : 0, 0];
  const waiting: SceneNode[] = [...frame.children];
  for (let seen = 0; waiting.length > 0 && seen < MOST_LAYERS; seen++) {
    const layer = waiting.pop()!;
    if (
      !layer.visible ||
      layer.type === 'FRAME' ||
      layer.type === 'COMPONENT' ||
      layer.type === 'TEXT' ||
      ('isMask' in layer && layer.isMask) ||
      isOwn(layer)
    )
      continue;
    if (layer.type === 'GROUP' || layer.type === 'TRANSFORM_GROUP' || layer.type === 'INSTANCE')
      for (const child of layer.children) waiting.push(child);
    else if (isSemantic(layer)) semantic++;
    else if (paintsOf(layer).length > 0) other++;
  }
  return semantic >= 2 && semantic >= other;
}

function isSemantic(layer: SceneNode): boolean {
  const paints = paintsOf(layer);
  return paints.some((paint) => paint.type === 'SOLID' && isClassColour(toSrgb(paint.color, figma.root.documentColorProfile)));
}

function isClassColour(colour: Rgb): boolean {
  return CLASSES.some((row) =>
    [row.colour, row.paintWithMl].some((own) => Math.hypot(...own.map((c, i) => c - colour[i]!)) <= COLOUR_TOLERANCE),
  );
}
