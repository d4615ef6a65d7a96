// The end of an order: its layer is in the document, or it failed. If the person selected something else meanwhile, the panel goes there
// now, and a notice says what became of the order.
import { withMade } from '../features/painting/made';
import { isCurrent } from '../features/painting/reduce-painting';
import type { PaintingOver } from '../features/painting/reduce-painting';
import { layersSentence } from '../features/layers/words';
import { landedElsewhere } from '../features/painting/words';
import { noticeOf } from './notice';
import type { PanelState } from './panel-state';
import { atRest } from './phase';
import { selected } from './select';

/** Nothing happens for an order that is not the one under way. */
export function paintingOver(state: PanelState, action: PaintingOver): PanelState {
  const { phase } = state;
  if (!isCurrent(phase, action.order)) return state;
  const { subject, held } = phase;
  if (action.type === 'paint-failed') {
    const { failure } = action;
    const cancelled = failure.code === 'cancelled';
    if (held === null) return { ...state, phase: cancelled ? atRest(subject) : { kind: 'failed', subject, failure, doing: 'paint' } };
    const elsewhere = selected({ ...state, phase: atRest(subject) }, held);
    return cancelled ? elsewhere : { ...elsewhere, notice: noticeOf('trouble', failure.sentence) };
  }
  const { painted, preview } = action;
  const { layerId, layerName, recipe, imageHash, carriesMask } = painted;
  const { asLayers } = phase.order;
  if (asLayers && phase.order.layerId === null) {
    // Another than the source's own painting, which is as it was.
    const rested = { ...state, phase: atRest({ ...subject, preview }) };
    const turned = held === null ? rested : selected(rested, held);
    return { ...turned, notice: { ...noticeOf('done', layersSentence(painted), layerId), undo: { layerId, imageHash } } };
  }
  const source = { ...subject.source, painting: { layerId, recipe, imageHash, carriesMask, ...(asLayers && { asLayers }) } };
  const done = {
    ...state,
    adopted: null,
    phase: atRest({ ...subject, source, preview, painted, made: withMade(subject.made, { painted, preview }) }),
    view: state.settings.live ? state.view : ('painting' as const),
  };
  return held === null ? done : { ...selected(done, held), notice: noticeOf('done', landedElsewhere(layerName), layerId) };
}
