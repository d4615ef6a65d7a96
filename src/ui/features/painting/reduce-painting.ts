// A painting from the press on Paint to the layer in the document, or to the sentence that says why not.
import type { Failure } from '../../../contract/failure';
import type { Action } from '../../state/action';
import { beginPainting } from '../../state/begin-painting';
import { isReading, subjectOf } from '../../state/initial-state';
import type { Painted, PanelState, Phase, Preview } from '../../state/panel-state';
import { beginBatch } from '../batch/reduce-batch';
import { atRest, renewed, selectInto } from '../../state/select';
import { isSeenToBeCurrent } from './up-to-date';

type PaintingAction = Extract<Action, { type: 'paint' | 'paint-progress' | 'inserting' | 'painted' | 'paint-failed' | 'retry' | 'dismiss' }>;
type PaintingPhase = Extract<Phase, { kind: 'painting' }>;

export function reducePainting(state: PanelState, action: PaintingAction): PanelState {
  const { phase } = state;
  switch (action.type) {
    case 'paint':
      return paint(state);
    case 'retry':
      if (phase.kind !== 'failed') return { ...state, notice: null };
      return phase.doing === 'read' ? renewed(state) : paint(state);
    case 'dismiss': {
      if (phase.kind !== 'failed' || phase.doing === 'read') return { ...state, notice: null };
      return { ...state, notice: null, phase: atRest(phase.subject) };
    }
    case 'paint-progress':
      return isCurrent(phase, action.order) ? { ...state, phase: { ...phase, step: { kind: 'working', progress: action.progress } } } : state;
    case 'inserting':
      return isCurrent(phase, action.order) ? { ...state, phase: { ...phase, step: { kind: 'inserting' } } } : state;
    case 'painted':
      return isCurrent(phase, action.order) ? landed(state, phase, action.painted, action.preview) : state;
    case 'paint-failed':
      return isCurrent(phase, action.order) ? failed(state, phase, action.failure) : state;
  }
}

/** Start painting, or remember to start when the mask of the newest state is there. */
export function paint(state: PanelState): PanelState {
  const { phase } = state;
  if (phase.kind === 'several') return beginBatch(state, phase);
  const subject = subjectOf(phase);
  if (subject === null || phase.kind === 'painting' || isSeenToBeCurrent(state)) return state;
  if (phase.kind === 'failed' && phase.doing === 'read') {
    const again = renewed(state);
    const waiting = subjectOf(again.phase);
    return waiting === null ? again : { ...again, phase: { kind: 'loading', subject: { ...waiting, paintWhenRead: true } } };
  }
  if (subject.reading === null || isReading(subject)) return { ...state, notice: null, phase: { kind: 'loading', subject: { ...subject, paintWhenRead: true } } };
  return beginPainting(state, { ...subject, reading: subject.reading });
}

function landed(state: PanelState, phase: PaintingPhase, painted: Painted, preview: Preview): PanelState {
  const { layerId, recipe, imageHash, carriesMask } = painted;
  const source = { ...phase.subject.source, painting: { layerId, recipe, imageHash, carriesMask } };
  const done = { ...state, adopted: null, phase: atRest({ ...phase.subject, source, preview, painted }), view: state.settings.live ? state.view : ('painting' as const) };
  if (phase.held === null) return done;
  // The person went elsewhere meanwhile: follow them, and say that what they asked for is there.
  const sentence = `“${painted.layerName}” is painted.`;
  return { ...selectInto(done, phase.held), notice: { tone: 'done', sentence, layerId: painted.layerId } };
}

function failed(state: PanelState, phase: PaintingPhase, failure: Failure): PanelState {
  const cancelled = failure.code === 'cancelled';
  if (phase.held !== null) {
    const elsewhere = selectInto({ ...state, phase: atRest(phase.subject) }, phase.held);
    return cancelled ? elsewhere : { ...elsewhere, notice: { tone: 'trouble', sentence: failure.sentence, layerId: null } };
  }
  return { ...state, phase: cancelled ? atRest(phase.subject) : { kind: 'failed', subject: phase.subject, failure, doing: 'paint' } };
}

function isCurrent(phase: Phase, order: number): phase is PaintingPhase {
  return phase.kind === 'painting' && phase.order.id === order;
}
