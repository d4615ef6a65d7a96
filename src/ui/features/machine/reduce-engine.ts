// Whether the engine is loaded, and how fast it paints here.
import type { Failure } from '../../../contract/failure';
import type { MachinePace } from '../../../inference/api/pieces/expected-seconds';
import type { PanelState } from '../../state/panel-state';

export type EngineAction =
  | { readonly type: 'engine-loading' }
  | { readonly type: 'engine-ready' }
  | { readonly type: 'engine-failed'; readonly failure: Failure }
  | { readonly type: 'pace'; readonly pace: MachinePace };

export function reduceEngine(state: PanelState, action: EngineAction): PanelState {
  switch (action.type) {
    case 'engine-loading':
      return { ...state, engine: { kind: 'loading' } };
    case 'engine-ready':
      return { ...state, engine: { kind: 'ready' } };
    case 'engine-failed':
      return { ...state, engine: { kind: 'failed', failure: action.failure } };
    case 'pace':
      return { ...state, pace: action.pace };
  }
}
