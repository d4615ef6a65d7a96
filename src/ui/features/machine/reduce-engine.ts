// Whether the painter in use is loaded, and how fast this machine paints. Another painter comes into use with the first style of it that is chosen, and
// is loaded then.
import type { Failure } from '../../../contract/failure';
import type { MachinePace } from '../../../inference/api/pieces/expected-seconds';
import type { PanelState } from '../../state/panel-state';
import { painterOf } from '../painters/painter-of';
import { chosenStyle } from '../styles/chosen-style';
import type { EngineState } from './engine-state';

/** `painter` is the id of the one that it is about. */
export type EngineAction =
  | { readonly type: 'engine-loading'; readonly painter: string }
  | { readonly type: 'engine-ready'; readonly painter: string }
  | { readonly type: 'engine-failed'; readonly painter: string; readonly failure: Failure }
  /** Give up the painter that is being loaded, or could not be: back to the style that was chosen before. */
  | { readonly type: 'engine-back' }
  | { readonly type: 'pace'; readonly pace: MachinePace };

export function reduceEngine(state: PanelState, action: EngineAction): PanelState {
  const { engine, loaded } = state;
  if (action.type === 'pace') return { ...state, pace: action.pace };
  if (action.type === 'engine-back') {
    const back = wayBack(engine);
    return back === null ? state : { ...state, settings: { ...state.settings, style: back } };
  }
  const { painter } = action;
  const isInUse = painter === engine.painter;
  switch (action.type) {
    case 'engine-loading':
      return isInUse ? { ...state, engine: { kind: 'loading', painter, back: wayBack(engine) } } : state;
    case 'engine-ready': {
      const next = loaded.includes(painter) ? state : { ...state, loaded: [...loaded, painter] };
      return isInUse ? { ...next, engine: { kind: 'ready', painter } } : next;
    }
    case 'engine-failed':
      return isInUse ? { ...state, engine: { kind: 'failed', painter, failure: action.failure, back: wayBack(engine) } } : state;
  }
}

/** The state with the engine's of the painter in use, where that is another one than before. Else the same state. */
export function withPainterInUse(before: PanelState, state: PanelState): PanelState {
  const painter = painterOf(state).id;
  if (painter === state.engine.painter) return state;
  if (state.loaded.includes(painter)) return { ...state, engine: { kind: 'ready', painter } };
  const back = before.engine.kind === 'ready' ? chosenStyle(before) : wayBack(before.engine);
  return { ...state, engine: { kind: 'loading', painter, back: back?.painter === painter ? null : back } };
}

/** What “Cancel” goes back to while a painter is being loaded; null where there is nothing. */
export function wayBack(engine: EngineState): PanelState['settings']['style'] {
  return engine.kind === 'ready' ? null : engine.back;
}
