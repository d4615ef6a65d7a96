// What the layers around a source do to it that its export doesn't show: a node is exported on its own, at full strength and without the
// masks below it.
import type { Finding, LayerRef } from '../../contract/picture';
import { bottomUp } from '../selection/z-order';
import { isPlain } from './survey';

/** The layers around that make these nodes look otherwise than they are read. */
export function findingsAround(nodes: readonly SceneNode[]): readonly Finding[] {
  const faint = new Map<string, LayerRef>();
  const masks = new Map<string, LayerRef>();
  // Where one of a hundred shapes lies, most of the others do, too.
  const masked = new Map<string, ReadonlyMap<string, LayerRef>>();
  for (const node of nodes) {
    for (let layer: BaseNode = node; layer.parent !== null && layer.type !== 'PAGE'; layer = layer.parent) {
      if (layer.id !== node.id && changesColours(layer)) faint.set(layer.id, { id: layer.id, name: layer.name });
      const { parent } = layer;
      if (parent.type === 'PAGE') break;
      const known = masked.get(parent.id) ?? maskedIn(parent);
      masked.set(parent.id, known);
      const mask = known.get(layer.id);
      if (mask !== undefined) masks.set(mask.id, mask);
    }
  }
  return [...findingOf('faint-around', faint), ...findingOf('mask-around', masks)];
}

function changesColours(layer: BaseNode): boolean {
  return ('opacity' in layer && layer.opacity < 1) || ('blendMode' in layer && !isPlain(layer.blendMode));
}

/** The mask that cuts a layer out, by the layer's id: a mask shows its siblings above it only where it is painted itself. */
function maskedIn(parent: BaseNode & ChildrenMixin): ReadonlyMap<string, LayerRef> {
  const masked = new Map<string, LayerRef>();
  let mask: LayerRef | null = null;
  for (const child of bottomUp<SceneNode>(parent)) {
    if ('isMask' in child && child.isMask && child.visible) mask = { id: child.id, name: child.name };
    else if (mask !== null) masked.set(child.id, mask);
  }
  return masked;
}

function findingOf(kind: Finding['kind'], layers: ReadonlyMap<string, LayerRef>): readonly Finding[] {
  return layers.size === 0 ? [] : [{ kind, layers: [...layers.values()], count: layers.size }];
}
