// The paintings on some loaded pages, each with what it stands for, as they are until the caller's next await.
import { isCopy, markOn } from '../identity/source-mark';
import { markedNodesOn } from '../identity/marked-nodes';
import type { Whereabouts } from '../identity/marked-nodes';
import { pairUp } from '../identity/pair-up';
import type { Source } from '../selection/source';
import { choosePainting, paintingsOn, standsFor } from './find-painting';
import type { FoundPainting } from './find-painting';

export interface Gallery {
  /** The painting of this source; see choosePainting. */
  of(sourceIds: readonly string[], layerId?: string): FoundPainting | null;
  /** All paintings of this source, copies and variations included. */
  allOf(sourceIds: readonly string[]): readonly FoundPainting[];
}

/** @param elsewhere has the ids of `unknownIn`. */
export function openGallery(pages: readonly PageNode[], elsewhere: Whereabouts): Gallery {
  const paintings = paintingsOn(pages);
  const pairs = pairUp(paintings, markedNodesOn(pages), elsewhere);
  return {
    of: (sourceIds, layerId) => choosePainting(paintings, pairs, sourceIds, layerId),
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
