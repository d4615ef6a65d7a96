// The panel's behaviour as a pure function of state and action. Effects (engine, plugin, timers) live in the controller,
// which starts them by looking at the state that comes out of here.
import type { PaintingWay } from '../../contract/recipe';
import type { Settings } from '../../contract/settings';
import type { Action } from './action';
import { subjectOf } from './initial-state';
import { reduceBatch } from '../features/batch/reduce-batch';
import { reduceDocument } from './select';
import { offWhenHopeless, reduceLive } from '../features/live/reduce-live';
import { reduceLooks, withHome } from '../features/styles/reduce-styles';
import { reducePainting } from '../features/painting/reduce-painting';
import { repaintClass } from '../features/variations/repaint-class';
import { reduceVariations } from '../features/variations/reduce-variations';
import { choiceOf } from '../features/painting/size-options';
import { withMaskSize } from '../features/mask/with-mask-size';
import type { PanelState } from './panel-state';

/** The state after `action`. Returns the same object where nothing changed. */
export function reduce(state: PanelState, action: Action): PanelState {
  const next = step(state, action);
  return next === state ? state : withHome(withMaskSize(state, next));
}

function step(state: PanelState, action: Action): PanelState {
  switch (action.type) {
    case 'hello':
    case 'selection':
    case 'source-changed':
    case 'read':
    case 'read-failed':
      return reduceDocument(state, action);
    case 'paint':
    case 'paint-progress':
    case 'inserting':
    case 'painted':
    case 'paint-failed':
    case 'retry':
    case 'dismiss':
      return reducePainting(state, action);
    case 'taking-style':
    case 'style-taken':
    case 'style-refused':
      return reduceLooks(state, action);
    case 'repaint-class':
      return repaintClass(state, action);
    case 'vary':
    case 'variation-progress':
    case 'variation-painted':
    case 'variations-stopped':
    case 'variations-inserting':
    case 'variations-inserted':
    case 'keep-variation':
    case 'close-variations':
      return reduceVariations(state, action);
    case 'live':
    case 'live-begun':
    case 'live-painted':
    case 'live-failed':
    case 'visible':
      return reduceLive(state, action);
    case 'batch-frame':
    case 'batch-over':
    case 'batch-dismiss':
    case 'another-seed-each':
      return reduceBatch(state, action);
    case 'aside':
      return { ...state, aside: action.aside };
    case 'take-recipe':
      return takenOver(state, action.way);
    case 'style':
      return withSettings(state, { style: action.style });
    case 'seed':
      return { ...withSettings(state, { seed: action.seed }), repaints: [] };
    case 'size':
      return withSettings(state, { size: action.size });
    case 'placement':
      return withSettings(state, { placement: action.placement });
    case 'panel':
      return withSettings(state, { panel: { width: action.width, height: action.height } });
    case 'room':
      return state.room === action.room ? state : { ...state, room: action.room };
    case 'view':
      return { ...state, view: action.view };
    case 'divider':
      return { ...state, divider: action.divider };
    case 'engine-loading':
      return { ...state, engine: { kind: 'loading' } };
    case 'engine-ready':
      return { ...state, engine: { kind: 'ready' } };
    case 'engine-failed':
      return offWhenHopeless({ ...state, engine: { kind: 'failed', failure: action.failure } }, action.failure);
    case 'notice':
      return { ...state, notice: action.notice };
    case 'scene-started':
      return { ...state, notice: null, invitations: state.invitations + 1 };
  }
}

/** The controls as in a recipe, and its size where this frame can have it. */
function takenOver(state: PanelState, { style, seed, repaints, size }: PaintingWay): PanelState {
  const subject = subjectOf(state.phase);
  const choice = subject === null ? null : choiceOf(state, subject.source, size);
  return { ...withSettings(state, { style, seed, size: choice ?? state.settings.size }), repaints };
}

function withSettings(state: PanelState, change: Partial<Settings>): PanelState {
  return { ...state, settings: { ...state.settings, ...change } };
}
