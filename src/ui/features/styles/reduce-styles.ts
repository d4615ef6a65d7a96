// Styles taken from pictures: asked for, there, refused; and the frame that a person comes from when they select such a picture.
import { sameSource } from '../../../contract/recipe';
import type { Action } from '../../state/action';
import { chosenStyle, subjectOf } from '../../state/initial-state';
import type { Home, PanelState, Subject } from '../../state/panel-state';
import { sameSource as sameLook, withFirst } from './style-choices';

type LooksAction = Extract<Action, { type: 'taking-style' | 'style-taken' | 'style-refused' }>;

/** Pictures that stay in the gallery: a row of it. */
const MOST_PICTURES = 4;
/** A mask with more than this left over is no scene in the nine colours but a picture. */
const SCENE_LEAST = 0.5;

export function reduceLooks(state: PanelState, action: LooksAction): PanelState {
  const { looks } = state;
  switch (action.type) {
    case 'taking-style':
      return { ...state, notice: null, looks: { ...looks, taking: true } };
    case 'style-taken': {
      const { picture } = action;
      const source = { kind: 'picture', name: picture.name, vector: picture.vector } as const;
      const others = looks.pictures.filter(({ name, vector }) => !sameLook({ kind: 'picture', name, vector }, source));
      return {
        ...state,
        looks: { ...looks, taking: false, pictures: [picture, ...others].slice(0, MOST_PICTURES) },
        settings: { ...state.settings, style: withFirst(chosenStyle(state), source) },
        notice: { tone: 'done', sentence: `The next painting takes its look from “${picture.name}”.`, layerId: null },
      };
    }
    case 'style-refused': {
      const notice = action.failure.code === 'cancelled' ? state.notice : ({ tone: 'trouble', sentence: action.failure.sentence, layerId: null } as const);
      return { ...state, notice, looks: { ...looks, taking: false } };
    }
  }
}

/** True for a source that is a scene in the nine colours, as far as it was read. */
export function isUnderstood({ reading }: Subject): boolean {
  return reading !== null && reading.map.unlabelled < SCENE_LEAST;
}

/** Remember the scene that is selected, for the way back to it. The same state where there is nothing new to remember. */
export function withHome(state: PanelState): PanelState {
  const subject = subjectOf(state.phase);
  if (subject === null || !isUnderstood(subject)) return state;
  const { sourceIds, name } = subject.source;
  const { home } = state.looks;
  if (home !== null && home.name === name && sameSource(home.sourceIds, sourceIds)) return state;
  return { ...state, looks: { ...state.looks, home: { sourceIds, name } } };
}

/** The frame to offer a way back to: the person has selected something else, which is no scene. */
export function wayHome({ phase, looks: { home } }: PanelState): Home | null {
  const subject = subjectOf(phase);
  if (home === null || phase.kind === 'starting' || phase.kind === 'loading') return null;
  if (subject !== null && (isUnderstood(subject) || sameSource(subject.source.sourceIds, home.sourceIds))) return null;
  return home;
}
