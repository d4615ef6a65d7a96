// What a selected painting stands for: the layers that it was made from, or copies of them; else the mask that it carries.
import { pageOf } from '../document/node-facts';
import { lookUp, markedNodesOn } from '../identity/marked-nodes';
import { pairUp } from '../identity/pair-up';
import { carriesMask, paintingsOn } from '../painting/find-painting';
import type { PaintingLayer } from '../painting/find-painting';
import { FailureError } from '../../contract/failure';
import { findSource, sourceGone } from './find-source';
import { paintableOf } from './paintable';
import { sourceOf } from './source';
import type { Source } from './source';

/**
 * The source of a painting on a loaded page. Where its layers are gone or show nothing, the painting itself is the source: its mask is on it.
 * Throws FailureError `source-gone`, or with the codes of paintableOf, where there is none either.
 */
export async function sourceOfPainting({ layer, recipe }: PaintingLayer): Promise<Source> {
  const [first, ...others] = recipe.sourceIds;
  let elsewhere = await lookUp([first!]);
  // Where a recipe names a hundred layers of another file, one look is enough.
  if (elsewhere.get(first!) !== null) elsewhere = await lookUp(others, elsewhere);
  const page = isGone(layer) ? null : pageOf(layer);
  if (page === null) throw sourceGone();
  const ids = pairUp(paintingsOn([page]), markedNodesOn([page]), elsewhere).get(layer.id) ?? null;
  try {
    if (ids === null) throw sourceGone();
    const { source } = await findSource(ids);
    paintableOf(source.nodes);
    return { ...source, throughPainting: true };
  } catch (thrown) {
    if (!(thrown instanceof FailureError) || isGone(layer) || !carriesMask(layer)) throw thrown;
    return sourceOf([layer]);
  }
}

/** A function for TypeScript's sake, as in export-picture.ts. */
function isGone(layer: SceneNode): boolean {
  return layer.removed;
}
