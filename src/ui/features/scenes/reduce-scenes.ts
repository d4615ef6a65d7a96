// Rolling: the die, the kind, the sliders, thumbnails that were painted, and a scene on its way into the document.
import type { KindId, Sliders } from '../../../contract/roll';
import type { Painting } from '../../../inference/api/paint-job';
import { noticeOf } from '../../state/notice';
import type { PanelState } from '../../state/panel-state';
import { askedStyle, ownChoice } from './scene-roll';
import type { RolledSix, SceneRoll } from './scene-roll';

export type ScenesAction =
  /** Six others. */
  | { readonly type: 'roll'; readonly six: RolledSix }
  /** The six before. */
  | { readonly type: 'roll-back' }
  | { readonly type: 'roll-sliders'; readonly sliders: Sliders }
  | { readonly type: 'roll-show'; readonly show: SceneRoll['show'] }
  | { readonly type: 'roll-open'; readonly open: boolean }
  | { readonly type: 'scene-painted'; readonly key: string; readonly painting: Painting }
  | { readonly type: 'scene-unpainted'; readonly sentence: string }
  | { readonly type: 'scene-drawing' }
  | { readonly type: 'scene-drawn'; readonly kind: KindId }
  | { readonly type: 'scene-refused'; readonly sentence: string };

/** How far back one can go. */
const MOST_EARLIER = 20;
/** Painted thumbnails that are kept: those of four sheets, 11 MB. */
const MOST_PAINTINGS = 24;

export function reduceScenes(state: PanelState, action: ScenesAction): PanelState {
  const { roll } = state;
  switch (action.type) {
    case 'roll': {
      const { kind, scenes } = roll;
      return withRoll(state, { ...action.six, trouble: null, earlier: [...roll.earlier, { kind, scenes }].slice(-MOST_EARLIER) });
    }
    case 'roll-back': {
      const before = roll.earlier[roll.earlier.length - 1];
      return before === undefined ? state : withRoll(state, { ...before, earlier: roll.earlier.slice(0, -1) });
    }
    case 'roll-sliders':
      return withRoll(state, { sliders: action.sliders });
    case 'roll-show':
      return withRoll(state, { show: action.show, trouble: null });
    case 'roll-open':
      return roll.open === action.open ? state : withRoll(state, { open: action.open });
    case 'scene-painted': {
      const paintings = [...roll.paintings, [action.key, action.painting] as const];
      return withRoll(state, { paintings: new Map(paintings.slice(-MOST_PAINTINGS)) });
    }
    case 'scene-unpainted':
      return withRoll(state, { trouble: action.sentence });
    case 'scene-drawing':
      return withRoll({ ...state, notice: null }, { drawing: true });
    case 'scene-drawn':
      return withRoll(withStyleOf(state, action.kind), { drawing: false, open: false });
    case 'scene-refused':
      return withRoll({ ...state, notice: noticeOf('trouble', action.sentence) }, { drawing: false });
  }
}

function withRoll(state: PanelState, change: Partial<SceneRoll>): PanelState {
  return { ...state, roll: { ...state.roll, ...change } };
}

/** The style follows a scene that asks for one, as its thumbnail showed it, and goes back with the next scene that asks for none. */
function withStyleOf(state: PanelState, kind: KindId): PanelState {
  const before = ownChoice(state);
  const asked = askedStyle(state, kind);
  const lent = asked === null ? null : { style: asked, before };
  return { ...state, settings: { ...state.settings, style: asked ?? before }, roll: { ...state.roll, lent } };
}
