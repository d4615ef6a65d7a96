// The paintings on some loaded pages, each with what it stands for, as they are until the caller's next await.
import { isCopy, markOn } from './source-mark';
import { markedNodesOn } from './marked-nodes';
import type { Whereabouts } from './marked-nodes';
import { pairUp } from './pair-up';
import type { Pairs } from './pair-up';
import { sameSource } from '../../contract/recipe';
import { isLocked } from '../document/node-facts';
import type { Source } from '../selection/source';
import { paintingsOn } from '../painting/find-painting';
import type { FoundPainting } from '../painting/find-painting';

export interface Gallery {
  /** The painting of this source, or null; see choosePainting. */
  of(sourceIds: readonly string[], layerId?: string): FoundPainting | null;
  /** All paintings of this source, copies and variations included. */
  allOf(sourceIds: readonly string[]): readonly FoundPainting[];
  /** The selected, unlocked layers beside this one that have the same painting as a fill; none where it is no fill. */
  alike(layer: SceneNode): readonly FoundPainting[];
}

/** @param elsewhere has the ids of `unknownIn`. */
export function openGallery(pages: readonly PageNode[], elsewhere: Whereabouts): Gallery {
  const paintings = paintingsOn(pages);
  const pairs = pairUp(paintings, markedNodesOn(pages), elsewhere);
  return {
    of: (sourceIds, layerId) => choosePainting(paintings, pairs, sourceIds, layerId),
    alike: ({ id }) => {
      const fill = paintings.find(({ layer }) => layer.id === id)?.placed?.fill ?? null;
      return paintings.filter(
        ({ layer, placed, selected }) => selected && fill !== null && placed?.fill === fill && layer.id !== id && !isLocked(layer),
      );
    },
    allOf: (sourceIds) => paintings.filter(({ layer }) => standsFor(pairs, layer.id, sourceIds)),
  };
}

/** Ids that have to be looked up first: where a source is a copy, whether its original is still there decides whose the original's painting is. */
export function unknownIn(sources: readonly Pick<Source, 'nodes'>[], elsewhere: Whereabouts): readonly string[] {
  return ([] as SceneNode[])
    .concat(...sources.map(({ nodes }) => nodes))
    .filter((node) => isCopy(node))
    .map((node) => markOn(node)!.nodeId)
    .filter((id) => !elsewhere.has(id));
}

/**
 * The painting of this source among those, or null. Of several (variations, and people duplicate paintings to keep one) the one with
 * `layerId` counts, then the selected one, then the one that the plugin made itself, then the first of the copies. Variations were
 * inserted to be kept: only who names or selects one means it.
 */
function choosePainting(found: readonly FoundPainting[], pairs: Pairs, sourceIds: readonly string[], layerId?: string): FoundPainting | null {
  const own = found.filter(({ layer }) => standsFor(pairs, layer.id, sourceIds));
  const meant = own.find(({ layer }) => layer.id === layerId) ?? own.find(({ selected }) => selected);
  if (meant !== undefined) return meant;
  const plain = own.filter(({ placed }) => placed?.variation !== true);
  return plain.find(({ placed, layer }) => placed?.layerId === layer.id) ?? plain[0] ?? null;
}

/** Whether the painting on this layer is one of this source. */
function standsFor(pairs: Pairs, layerId: string, sourceIds: readonly string[]): boolean {
  const ids = pairs.get(layerId) ?? null;
  return ids !== null && sameSource(ids, sourceIds);
}
