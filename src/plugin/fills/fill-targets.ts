// Which of the selected layers a painting can become a fill of. The panel shows their number beforehand, so counting and filling both use this file.
import type { Requests } from '../../contract/wire/messages';
import { ancestorsOf, isLocked } from '../document/node-facts';
import { shapesOf } from '../drawing/fillable';
import { isCopy, markOn } from '../identity/source-mark';
import { isStackLayer } from '../stack/stack-facts';
import { asPainting, isFilled, isFillNode } from '../painting/find-painting';
import type { FillNode } from '../painting/find-painting';
import { unreadableVersion } from '../painting/newer-paintings';

export interface PaintingTargets {
  readonly fillable: readonly FillNode[];
  readonly skipped: number;
  /** How many of the skipped are locked. */
  readonly locked: number;
}

/**
 * Shapes, frames, text, and the shapes of a group.
 * @param sourceIds of the layers that the painting is made from; `layerId` is its own.
 */
export function paintingTargets(selection: readonly SceneNode[], { sourceIds, layerId }: Requests['fill-targets']['ask']): PaintingTargets {
  const shapes = shapesOf(selection);
  const locked = shapes.filter(isLocked);
  const fillable = shapes.filter((node): node is FillNode => node.id !== layerId && isTarget(node, sourceIds) && !isLocked(node));
  return { fillable, skipped: shapes.length - fillable.length, locked: locked.length };
}

export function countTargets(painting: Requests['fill-targets']['ask']): Requests['fill-targets']['answer'] {
  return { fillable: paintingTargets(figma.currentPage.selection, painting).fillable.length };
}

function isTarget(node: SceneNode, sourceIds: readonly string[]): node is FillNode {
  return isFillNode(node) && node.width >= 1 && node.height >= 1 && !isSource(node, sourceIds) && !isPicture(node);
}

/** A scene stays what it is: of this painting, with all that is in it, or of another. */
function isSource(node: SceneNode, sourceIds: readonly string[]): boolean {
  return (markOn(node) !== null && !isCopy(node)) || [node, ...ancestorsOf(node)].some(({ id }) => sourceIds.indexOf(id) >= 0);
}

/** A painting of its own or a layer of one, and no fill. */
function isPicture(node: SceneNode): boolean {
  return unreadableVersion(node) !== null || isStackLayer(node) || (asPainting(node) !== null && !isFilled(node));
}
