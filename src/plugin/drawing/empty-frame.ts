// Which selected frame a scene can be drawn into.
import type { EmptyFrame } from '../../contract/wire/messages';
import { ancestorsOf, isLocked, isShown } from '../document/node-facts';
import { asPainting } from '../painting/find-painting';

export type EmptyFrameNode = FrameNode | ComponentNode;

/**
 * The one selected layer where it is a frame without anything in it: visible, unlocked, and with no more than a plain colour as its own
 * fill, so that nothing that somebody made disappears under a scene. Null for any other selection.
 */
export function emptyFrameOf(selection: readonly SceneNode[]): EmptyFrameNode | null {
  const [node, ...others] = selection;
  return node !== undefined && others.length === 0 && isEmptyFrame(node) ? node : null;
}

export function isEmptyFrame(node: BaseNode): node is EmptyFrameNode {
  return (
    (node.type === 'FRAME' || node.type === 'COMPONENT') &&
    node.children.length === 0 &&
    node.width >= 1 &&
    node.height >= 1 &&
    isShown(node) &&
    !isLocked(node) &&
    isPlain(node.fills) &&
    asPainting(node) === null &&
    // In an instance nothing can be inserted.
    !ancestorsOf(node).some(({ type }) => type === 'INSTANCE')
  );
}

/** What the panel is told of it. */
export function summaryOfEmptyFrame({ id, name, width, height }: EmptyFrameNode): EmptyFrame {
  return { id, name, width, height };
}

function isPlain(fills: readonly Paint[] | typeof figma.mixed): boolean {
  return fills !== figma.mixed && fills.every((paint) => paint.type === 'SOLID' || paint.visible === false);
}
