// What the panel is told of the selection.
import { toFailure } from '../../contract/failure';
import type { SelectionState } from '../../contract/messages';
import { fillTargets } from '../drawing/fillable';
import { pageOf } from '../node-facts';
import { findPainting } from '../painting/find-painting';
import { readSelection } from './read-selection';

/** Describe the present selection. Never rejects: what can't be painted carries its sentence. */
export async function describeSelection(): Promise<SelectionState> {
  const { selection } = figma.currentPage;
  if (selection.length === 0) return { kind: 'nothing' };
  const fillable = fillTargets(selection).fillable.length;
  try {
    const source = await readSelection(selection);
    const sourceIds = source.nodes.map((node) => node.id);
    const page = pageOf(source.nodes[0]!);
    const painting = page === null ? null : findPainting(page, sourceIds);
    return {
      kind: 'paintable',
      fillable,
      source: {
        sourceIds,
        name: source.name,
        width: source.width,
        height: source.height,
        painting: painting === null ? null : { layerId: painting.layer.id, recipe: painting.recipe },
        throughPainting: source.throughPainting,
      },
    };
  } catch (thrown) {
    const failure = toFailure(thrown, 'This selection could not be read. Select it again.');
    if (failure.code === 'internal') console.error('Alla Prima could not read the selection:', String(thrown));
    return { kind: 'unpaintable', failure, fillable };
  }
}
