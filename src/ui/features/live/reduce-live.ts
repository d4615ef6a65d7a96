// Live: switched on and off, its previews, its failures. A failure is told once and quietly, and the next change is tried again;
// one that trying can't mend switches Live off.
import type { Failure, FailureCode } from '../../../contract/failure';
import { sameSource } from '../../../contract/recipe';
import type { Action } from '../../state/action';
import { subjectOf } from '../../state/initial-state';
import type { LiveState, PanelState } from '../../state/panel-state';
import { withSubject } from '../../state/with-subject';

type LiveAction = Extract<Action, { type: 'live' | 'live-begun' | 'live-painted' | 'live-failed' | 'visible' }>;

/** After these the next painting would fail like this one. */
const HOPELESS: readonly FailureCode[] = ['wasm-refused', 'model-altered', 'model-invalid'];

const IDLE: LiveState = { painting: false, stuck: null, told: null };

export function reduceLive(state: PanelState, action: LiveAction): PanelState {
  switch (action.type) {
    case 'live':
      return switched(state, action.on);
    case 'live-begun':
      return { ...state, live: { ...state.live, painting: true } };
    case 'live-painted': {
      const { told } = state.live;
      const next = { ...state, live: IDLE, notice: state.notice === told?.notice ? null : state.notice };
      const subject = subjectOf(state.phase);
      // Something else was selected while it was painted.
      if (subject === null || !sameSource(subject.source.sourceIds, action.sourceIds)) return next;
      return { ...next, phase: withSubject(state.phase, (old) => ({ ...old, preview: action.preview })) };
    }
    case 'live-failed':
      return failed({ ...state, live: { ...state.live, painting: false, stuck: action.from } }, action.failure);
    case 'visible':
      return state.visible === action.visible ? state : { ...state, visible: action.visible };
  }
}

/** Live on or off. Who switches it on wants to see both, unless they look at the painting already. */
export function switched(state: PanelState, on: boolean): PanelState {
  if (state.settings.live === on) return state;
  const view = on && state.view === 'mask' ? 'both' : state.view;
  return { ...state, settings: { ...state.settings, live: on }, live: { ...IDLE, painting: state.live.painting }, view };
}

function failed(state: PanelState, failure: Failure): PanelState {
  const { code, sentence } = failure;
  if (HOPELESS.includes(code)) return offWhenHopeless(state, failure);
  if (code === 'cancelled' || code === state.live.told?.code) return state;
  const notice = { tone: 'quiet', sentence: `The preview is not up to date. ${sentence}`, layerId: null } as const;
  return { ...state, live: { ...state.live, told: { code, notice } }, notice };
}

/** Live off and a sentence that says so, where this engine will never paint; the same state where Live is off or may go on. */
export function offWhenHopeless(state: PanelState, { code, sentence }: Failure): PanelState {
  if (!state.settings.live || !HOPELESS.includes(code)) return state;
  return { ...switched(state, false), notice: { tone: 'trouble', sentence: `Live is off. ${sentence}`, layerId: null } };
}
