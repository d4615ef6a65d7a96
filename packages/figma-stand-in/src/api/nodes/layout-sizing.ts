// layoutSizingHorizontal and layoutSizingVertical: shorthands for combinations of other properties (plugin-api.d.ts:7415).
import { fillsParent, primaryAxis } from '../../document/layout/auto-layout';
import type { Axis } from '../../document/layout/auto-layout';
import { refuse } from '../../document/host-error';
import type { NodeRecord } from '../../document/record';
import type { Tree } from '../../document/scene';

export type Sizing = 'FIXED' | 'HUG' | 'FILL';

/** What decides a node's size along an axis. */
export function sizingOf(tree: Tree, node: NodeRecord, axis: Axis): Sizing {
  if (fillsParent(tree, node, axis)) return 'FILL';
  if (node.type === 'TEXT') return hugsText(node, axis) ? 'HUG' : 'FIXED';
  const mode = modeOf(node, axis);
  return mode !== undefined && node[mode] === 'AUTO' ? 'HUG' : 'FIXED';
}

/** The properties that a sizing stands for. @throws HostError if the node can't have that sizing. */
export function sizingPatch(tree: Tree, node: NodeRecord, axis: Axis, sizing: Sizing): Partial<NodeRecord> {
  const parent = node.parent === null ? undefined : tree.node(node.parent);
  const around = parent === undefined || node.layoutPositioning === 'ABSOLUTE' ? undefined : primaryAxis(parent);
  const mode = modeOf(node, axis);
  if (sizing === 'FILL' && around === undefined) refuse('FILL can only be set on children of auto-layout frames');
  if (sizing === 'HUG' && mode === undefined && node.type !== 'TEXT') refuse('HUG can only be set on auto-layout frames and text nodes');
  const filling: Partial<NodeRecord> =
    around === undefined
      ? {}
      : around === axis
        ? { layoutGrow: sizing === 'FILL' ? 1 : 0 }
        : { layoutAlign: sizing === 'FILL' ? 'STRETCH' : 'INHERIT' };
  if (node.type === 'TEXT') return { ...filling, textAutoResize: resizeOf(node, axis, sizing) };
  return mode === undefined ? filling : { ...filling, [mode]: sizing === 'HUG' ? 'AUTO' : 'FIXED' };
}

function modeOf(node: NodeRecord, axis: Axis): 'primaryAxisSizingMode' | 'counterAxisSizingMode' | undefined {
  const primary = primaryAxis(node);
  return primary === undefined ? undefined : primary === axis ? 'primaryAxisSizingMode' : 'counterAxisSizingMode';
}

function hugsText({ textAutoResize }: NodeRecord, axis: Axis): boolean {
  return textAutoResize === 'WIDTH_AND_HEIGHT' || (textAutoResize === 'HEIGHT' && axis === 'vertical');
}

/** A text can't hug its width alone. */
function resizeOf(node: NodeRecord, axis: Axis, sizing: Sizing): NodeRecord['textAutoResize'] {
  if (axis === 'horizontal')
    return sizing === 'HUG' ? 'WIDTH_AND_HEIGHT' : node.textAutoResize === 'WIDTH_AND_HEIGHT' ? 'HEIGHT' : node.textAutoResize;
  return sizing === 'HUG' ? (node.textAutoResize === 'WIDTH_AND_HEIGHT' ? 'WIDTH_AND_HEIGHT' : 'HEIGHT') : 'NONE';
}
