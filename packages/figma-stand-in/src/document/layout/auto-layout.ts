// Horizontal and vertical auto layout: the positions of the children, the sizes of those that fill, and the size of a frame that hugs. Only
// computed here; Fitting writes it into the document.
import { boundsOf, corners } from '../affine';
import type { NodeRecord } from '../record';
import type { Tree } from '../scene';
import type { Patch } from './layout';

export type Axis = 'horizontal' | 'vertical';

export interface AutoLayoutFields {
  /** STRETCH if the child fills its parent's counter axis. All other values mean that it does not. */
  readonly layoutAlign: 'MIN' | 'CENTER' | 'MAX' | 'STRETCH' | 'INHERIT';
  /** 1 if the child fills its parent's primary axis, else 0. */
  readonly layoutGrow: number;
  readonly layoutWrap: 'NO_WRAP' | 'WRAP';
  /** Gap between wrapped lines; null to use itemSpacing. */
  readonly counterAxisSpacing: number | null;
  readonly counterAxisAlignContent: 'AUTO' | 'SPACE_BETWEEN';
  readonly minWidth: number | null;
  readonly maxWidth: number | null;
  readonly minHeight: number | null;
  readonly maxHeight: number | null;
}

export const FRESH_AUTO_LAYOUT: AutoLayoutFields = {
  layoutAlign: 'INHERIT',
  layoutGrow: 0,
  layoutWrap: 'NO_WRAP',
  counterAxisSpacing: null,
  counterAxisAlignContent: 'AUTO',
  minWidth: null,
  maxWidth: null,
  minHeight: null,
  maxHeight: null,
};

/** The top left corner and the size of a child. */
export interface Placed {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A child, with its sizes along the frame's primary and counter axis. */
interface Item {
  readonly child: NodeRecord;
  main: number;
  cross: number;
  readonly grows: boolean;
  readonly stretches: boolean;
}

/** The frame's primary axis; undefined for grids and frames without auto layout. */
export function primaryAxis({ layoutMode }: NodeRecord): Axis | undefined {
  return layoutMode === 'HORIZONTAL' ? 'horizontal' : layoutMode === 'VERTICAL' ? 'vertical' : undefined;
}

/** Whether auto layout of the parent decides the node's size along an axis. */
export function fillsParent(tree: Tree, node: NodeRecord, axis: Axis): boolean {
  const parent = node.parent === null ? undefined : tree.node(node.parent);
  const primary = parent === undefined || node.layoutPositioning === 'ABSOLUTE' ? undefined : primaryAxis(parent);
  if (primary === undefined) return false;
  return axis === primary ? node.layoutGrow === 1 : node.layoutAlign === 'STRETCH';
}

/** The nearest size that a node's limits allow. */
export function withinLimits(
  { minWidth, maxWidth, minHeight, maxHeight }: NodeRecord,
  width: number,
  height: number,
): { readonly width: number; readonly height: number } {
  return { width: clamp(width, minWidth, maxWidth), height: clamp(height, minHeight, maxHeight) };
}

/** Positions and sizes of the children whose layoutPositioning is AUTO, and the size of the frame itself. */
export function autoLayout(tree: Tree, frame: NodeRecord): { readonly own: Patch; readonly places: ReadonlyMap<string, Placed> } {
  const across = frame.layoutMode === 'HORIZONTAL';
  const [before, after, crossBefore, crossAfter] = across
    ? [frame.paddingLeft, frame.paddingRight, frame.paddingTop, frame.paddingBottom]
    : [frame.paddingTop, frame.paddingBottom, frame.paddingLeft, frame.paddingRight];
  const items = itemsOf(tree, frame, across);
  const hugs = (mode: 'FIXED' | 'AUTO', axis: Axis): boolean => mode === 'AUTO' && items.length > 0 && !fillsParent(tree, frame, axis);
  const hugsMain = hugs(frame.primaryAxisSizingMode, across ? 'horizontal' : 'vertical');
  const hugsCross = hugs(frame.counterAxisSizingMode, across ? 'vertical' : 'horizontal');

  const room = (across ? frame.width : frame.height) - before - after;
  const lines = frame.layoutWrap === 'WRAP' && !hugsMain ? wrap(items, room, frame.itemSpacing) : [items];
  if (!hugsMain) for (const line of lines) grow(line, room, frame.itemSpacing, across);
  const crosses = lines.map((line) =>
    Math.max(0, ...(line.every((item) => item.stretches) ? line : line.filter((item) => !item.stretches)).map((item) => item.cross)),
  );
  const lineGap = frame.counterAxisSpacing ?? frame.itemSpacing;
  const content = crosses.reduce((sum, size) => sum + size, 0) + lineGap * (lines.length - 1);
  const longest = Math.max(...lines.map((line) => lengthOf(line, frame.itemSpacing)));

  const wanted = {
    main: hugsMain ? longest + before + after : across ? frame.width : frame.height,
    cross: hugsCross ? content + crossBefore + crossAfter : across ? frame.height : frame.width,
  };
  const own = withinLimits(frame, across ? wanted.main : wanted.cross, across ? wanted.cross : wanted.main);
  const [main, cross] = across ? [own.width, own.height] : [own.height, own.width];
  const spareCross = cross - crossBefore - crossAfter - content;
  const isOne = lines.length === 1 && frame.layoutWrap === 'NO_WRAP';
  const spreadLines = !isOne && frame.counterAxisAlignContent === 'SPACE_BETWEEN' && lines.length > 1;

  const places = new Map<string, Placed>();
  let lineAt = crossBefore + (isOne || spreadLines ? 0 : share(frame.counterAxisAlignItems) * spareCross);
  lines.forEach((line, index) => {
    const lineCross = isOne ? cross - crossBefore - crossAfter : crosses[index]!;
    placeLine(line, lineAt, lineCross);
    lineAt += lineCross + lineGap + (spreadLines ? spareCross / (lines.length - 1) : 0);
  });
  return { own, places };

  function placeLine(line: readonly Item[], lineStart: number, lineCross: number): void {
    const spread = frame.primaryAxisAlignItems === 'SPACE_BETWEEN' && line.length > 1;
    const spare = main - before - after - lengthOf(line, frame.itemSpacing);
    let at = before + (spread ? 0 : share(frame.primaryAxisAlignItems) * spare);
    for (const item of line) {
      if (item.stretches) item.cross = limited(item.child, lineCross, !across);
      const side = lineStart + share(frame.counterAxisAlignItems) * (lineCross - item.cross);
      places.set(item.child.id, placed(item, across ? { x: at, y: side } : { x: side, y: at }, across));
      at += item.main + frame.itemSpacing + (spread ? spare / (line.length - 1) : 0);
    }
  }
}

function itemsOf(tree: Tree, frame: NodeRecord, across: boolean): Item[] {
  const flow = tree
    .children(frame.id)
    .map((id) => tree.node(id))
    .filter((child) => child.visible && child.layoutPositioning === 'AUTO');
  return flow.map((child) => {
    const box = boundsOf(corners(child.relativeTransform, child))!;
    const fills = isUpright(child); // whether a rotated child can fill is not established
    return {
      child,
      main: across ? box.width : box.height,
      cross: across ? box.height : box.width,
      grows: fills && child.layoutGrow === 1,
      stretches: fills && child.layoutAlign === 'STRETCH',
    };
  });
}

function isUpright({ relativeTransform: [[a, c], [b, d]] }: NodeRecord): boolean {
  return a === 1 && b === 0 && c === 0 && d === 1;
}

/** Break into lines. An item that is longer than a line gets one of its own. */
function wrap(items: readonly Item[], room: number, spacing: number): Item[][] {
  const lines: Item[][] = [];
  for (const item of items) {
    const line = lines.at(-1);
    if (line !== undefined && lengthOf([...line, item], spacing) <= room + 1e-6) line.push(item);
    else lines.push([item]);
  }
  return lines.length > 0 ? lines : [[]];
}

/** Divide the free length of a line evenly among the items that grow. */
function grow(line: readonly Item[], room: number, spacing: number, across: boolean): void {
  const growing = line.filter((item) => item.grows);
  const fixed = line.filter((item) => !item.grows).reduce((sum, item) => sum + item.main, 0) + spacing * (line.length - 1);
  for (const item of growing) item.main = limited(item.child, Math.max(0.01, (room - fixed) / growing.length), across);
}

function limited(child: NodeRecord, size: number, isWidth: boolean): number {
  return isWidth ? clamp(size, child.minWidth, child.maxWidth) : clamp(size, child.minHeight, child.maxHeight);
}

function placed({ child, main, cross, grows, stretches }: Item, corner: { readonly x: number; readonly y: number }, across: boolean): Placed {
  // A rotated child is positioned by its bounding box; its own origin is elsewhere.
  const box = boundsOf(corners(child.relativeTransform, child))!;
  const [fillsWidth, fillsHeight] = across ? [grows, stretches] : [stretches, grows];
  return {
    x: corner.x + child.relativeTransform[0][2] - box.x,
    y: corner.y + child.relativeTransform[1][2] - box.y,
    width: fillsWidth ? (across ? main : cross) : child.width,
    height: fillsHeight ? (across ? cross : main) : child.height,
  };
}

function lengthOf(line: readonly Item[], spacing: number): number {
  return line.reduce((sum, item) => sum + item.main, 0) + spacing * Math.max(0, line.length - 1);
}

function share(align: NodeRecord['primaryAxisAlignItems'] | NodeRecord['counterAxisAlignItems']): number {
  return align === 'CENTER' ? 0.5 : align === 'MAX' ? 1 : 0;
}

function clamp(size: number, least: number | null, most: number | null): number {
  return Math.max(least ?? 0, Math.min(most ?? Infinity, size));
}
