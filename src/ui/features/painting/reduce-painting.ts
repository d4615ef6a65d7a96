// An order from its start to the end of the run. What becomes of the panel when it is over: state/painting-over.ts.
import type { Failure } from '../../../contract/failure';
import type { Progress } from '../../../inference/api/engine';
import type { PanelState } from '../../state/panel-state';
import { atRest } from '../../state/phase';
import type { Phase, ReadSubject } from '../../state/phase';
import type { Reading } from '../mask/reading';
import { chosenStyle } from '../styles/chosen-style';
import type { Order, Painted, Preview } from './painting-state';

/** `order` is the id of the order that it is about. */
export type PaintingAction =
  | { readonly type: 'paint-progress'; readonly order: number; readonly progress: Progress }
  | { readonly type: 'inserting'; readonly order: number }
  | { readonly type: 'dismiss' }
  | PaintingOver;

export type PaintingOver =
  | { readonly type: 'painted'; readonly order: number; readonly painted: Painted; readonly preview: Preview }
  | { readonly type: 'paint-failed'; readonly order: number; readonly failure: Failure };

export type PaintingPhase = Extract<Phase, { kind: 'painting' }>;

export function reducePainting(state: PanelState, action: Exclude<PaintingAction, PaintingOver>): PanelState {
  const { phase } = state;
  switch (action.type) {
    case 'paint-progress':
      return isCurrent(phase, action.order) ? { ...state, phase: { ...phase, step: { kind: 'working', progress: action.progress } } } : state;
    case 'inserting':
      return isCurrent(phase, action.order) ? { ...state, phase: { ...phase, step: { kind: 'inserting' } } } : state;
    case 'dismiss': {
      if (phase.kind !== 'failed' || phase.doing === 'read') return { ...state, notice: null };
      return { ...state, notice: null, phase: atRest(phase.subject) };
    }
  }
}

/** Whether this order is the one under way. */
export function isCurrent(phase: Phase, order: number): phase is PaintingPhase {
  return phase.kind === 'painting' && phase.order.id === order;
}

/**
 * Begin a painting: all that it is made from is captured into an order that later edits can't touch.
 * @param reading what is painted.
 * @param how where that is not as the controls are and as the painting that is there.
 */
export function beginPainting(
  state: PanelState,
  subject: ReadSubject,
  reading: Reading = subject.reading,
  how: Partial<Pick<Order, 'style' | 'seed' | 'repaints' | 'edges' | 'layerId' | 'asLayers'>> = {},
): PanelState {
  const id = state.counter + 1;
  const { seed, placement, edges } = state.settings;
  const layerId = subject.source.painting?.layerId ?? null;
  const order: Order = {
    id,
    sourceIds: reading.picture.sourceIds,
    layerId,
    reading,
    style: chosenStyle(state),
    seed,
    repaints: state.repaints,
    edges,
    placement,
    asLayers: subject.source.painting?.asLayers === true,
    ...how,
  };
  return {
    ...state,
    counter: id,
    notice: null,
    phase: { kind: 'painting', subject: { ...subject, paintWhenRead: false }, order, step: { kind: 'working', progress: null }, held: null },
  };
}
