// The painting that “Use as fill” means.
import { subjectOf } from '../../state/phase';
import type { PanelState } from '../../state/panel-state';
import { isDocumentCurrent } from '../painting/up-to-date';
import type { Filling } from './filling';

/** The one on show, be it in the document or not. Null where there is none, or one is being painted. */
export function fillPainting(state: PanelState): Pick<Filling, 'name' | 'what'> | null {
  const { phase, settings } = state;
  if (phase.kind === 'unpaintable' && phase.painting !== null) {
    const { layerId, imageHash, recipe } = phase.painting;
    return imageHash === null ? null : { name: null, what: { kind: 'layer', layerId, sourceIds: recipe.sourceIds } };
  }
  const subject = subjectOf(phase);
  if (subject === null || phase.kind === 'painting') return null;
  const { source, reading, preview } = subject;
  const there = source.painting?.imageHash == null ? null : source.painting;
  if (there !== null && !(settings.live && preview !== null && !isDocumentCurrent(state, subject))) {
    return { name: source.name, what: { kind: 'layer', layerId: there.layerId, sourceIds: there.recipe.sourceIds } };
  }
  // Edited since: what it was painted from is no longer there.
  if (preview === null || preview.draft === true || preview.from.revision !== reading?.revision) return null;
  const { labels, width, height } = reading.map;
  const { style, seed, repaints, edges } = preview.from;
  const made = { sourceIds: reading.picture.sourceIds, labels, width, height, style, seed, repaints, edges };
  return { name: source.name, what: { kind: 'shown', source: made, painting: preview.painting } };
}
