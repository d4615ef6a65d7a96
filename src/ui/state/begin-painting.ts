// The moment a painting starts: everything it is made from is captured into an order.
import { chosenStyle } from './initial-state';
import type { PanelState, Reading, ReadSubject } from './panel-state';

/** Enter the painting phase with an order that later edits can't touch; `reading` is what it is painted from. */
export function beginPainting(state: PanelState, subject: ReadSubject, reading: Reading = subject.reading): PanelState {
  const id = state.counter + 1;
  const { seed, placement } = state.settings;
  const layerId = subject.source.painting?.layerId ?? null;
  const order = { id, sourceIds: reading.picture.sourceIds, layerId, reading, style: chosenStyle(state), seed, repaints: state.repaints, placement };
  return {
    ...state,
    counter: id,
    notice: null,
    phase: { kind: 'painting', subject: { ...subject, paintWhenRead: false }, order, step: { kind: 'working', progress: null }, held: null },
  };
}
