// Live: on or off, its previews, its failures. A failure is told once and quietly, and the next change is painted as usual. If the engine
// can't paint at all, Live goes off.
import type { Failure } from '../../../contract/failure';
import { sameSource } from '../../../contract/recipe';
import { noticeOf } from '../../state/notice';
import type { PanelState } from '../../state/panel-state';
import { subjectOf, withSubject } from '../../state/phase';
import { ENGINE_HOPELESS } from '../painting/hopeless-failures';
import type { PaintedFrom, Preview } from '../painting/painting-state';
import type { LiveState } from './live-state';
import { liveIsOff, notUpToDate } from './words';

export type LiveAction =
  | { readonly type: 'live'; readonly on: boolean }
  | { readonly type: 'live-begun' }
  | { readonly type: 'live-painted'; readonly sourceIds: readonly string[]; readonly preview: Preview }
  | { readonly type: 'live-failed'; readonly from: PaintedFrom; readonly failure: Failure };

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
      // Something else was selected while this preview was being painted.
      if (subject === null || !sameSource(subject.source.sourceIds, action.sourceIds)) return next;
      return { ...next, phase: withSubject(state.phase, (old) => ({ ...old, preview: action.preview })) };
    }
    case 'live-failed':
      return failed({ ...state, live: { ...state.live, painting: false, stuck: action.from } }, action.failure);
  }
}

/** Live on or off. On shows mask and painting side by side, unless the person looks at the painting already. */
function switched(state: PanelState, on: boolean): PanelState {
  if (state.settings.live === on) return state;
  const view = on && state.view === 'mask' ? 'both' : state.view;
  return { ...state, settings: { ...state.settings, live: on }, live: { ...IDLE, painting: state.live.painting }, view };
}

function failed(state: PanelState, failure: Failure): PanelState {
  const { code, sentence } = failure;
  if (ENGINE_HOPELESS.includes(code)) return offWhenHopeless(state, failure);
  if (code === 'cancelled' || code === state.live.told?.code) return state;
  const notice = noticeOf('quiet', notUpToDate(sentence));
  return { ...state, live: { ...state.live, told: { code, notice } }, notice };
}

/** Switch Live off, with a sentence that says so, after a failure of the engine that trying again can't mend. Else the same state. */
export function offWhenHopeless(state: PanelState, { code, sentence }: Failure): PanelState {
  if (!state.settings.live || !ENGINE_HOPELESS.includes(code)) return state;
  return { ...switched(state, false), notice: noticeOf('trouble', liveIsOff(sentence)) };
}
