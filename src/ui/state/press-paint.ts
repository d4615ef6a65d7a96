// A press on Paint, and an order that waited for its label map: which feature takes over from there.
import { beginBatch } from '../features/batch/reduce-batch';
import { renewed } from '../features/mask/reduce-mask';
import { beginPainting } from '../features/painting/reduce-painting';
import { isSeenToBeCurrent } from '../features/painting/up-to-date';
import { keptVariation } from '../features/variations/reduce-variations';
import type { PanelState } from './panel-state';
import { isReading, subjectOf } from './phase';

export type PaintAction = { readonly type: 'paint' } | { readonly type: 'retry' };

/** Start painting, or remember to start when the label map of the newest state is there. */
export function pressPaint(state: PanelState): PanelState {
  const { phase } = state;
  if (phase.kind === 'several') return beginBatch(state, phase);
  const subject = subjectOf(phase);
  if (subject === null || phase.kind === 'painting' || isSeenToBeCurrent(state)) return state;
  if (phase.kind === 'failed' && phase.doing === 'read') {
    const again = renewed(state);
    const waiting = subjectOf(again.phase);
    return waiting === null ? again : { ...again, phase: { kind: 'loading', subject: { ...waiting, paintWhenRead: true } } };
  }
  if (subject.reading === null || isReading(subject))
    return { ...state, notice: null, phase: { kind: 'loading', subject: { ...subject, paintWhenRead: true } } };
  return beginPainting(state, { ...subject, reading: subject.reading });
}

/** “Try again”: what failed, whether it was the reading or the painting. */
export function retry(state: PanelState): PanelState {
  const { phase } = state;
  if (phase.kind !== 'failed') return { ...state, notice: null };
  return phase.doing === 'read' ? renewed(state) : pressPaint(state);
}

/** Start the painting that was ordered before its label map was there, once the newest map is. */
export function paintIfRead(state: PanelState): PanelState {
  const subject = subjectOf(state.phase);
  if (subject === null || state.phase.kind === 'painting' || !subject.paintWhenRead || subject.reading === null || isReading(subject))
    return state;
  return beginPainting(state, { ...subject, reading: subject.reading });
}

/** Make a variation from the contact sheet the painting. It is there already, so that only its layer has to be made. */
export function keepVariation(state: PanelState, index: number): PanelState {
  const kept = keptVariation(state, index);
  return kept === null ? state : beginPainting(kept.state, kept.subject, kept.reading);
}
