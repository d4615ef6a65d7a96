// Styles taken from pictures. To take one, a person leaves the frame that they paint and selects the picture: that frame is remembered
// as `home`, so that the panel can offer the way back.
import type { Failure } from '../../../contract/failure';
import { sameSource } from '../../../contract/recipe';
import { pictureStyle } from '../../../contract/style';
import { noticeOf } from '../../state/notice';
import type { PanelState } from '../../state/panel-state';
import { subjectOf } from '../../state/phase';
import type { Subject } from '../../state/phase';
import { hasPictures, inPainter } from '../painters/in-painter';
import { findPainter } from '../painters/painter';
import { pictureLeftBehind } from '../painters/words';
import { chosenStyle } from './chosen-style';
import { sameSource as sameLook, withFirst } from './style-choices';
import type { Home, TakenStyle } from './styles-state';
import { styleTaken } from './words';

export type StylesAction =
  | { readonly type: 'taking-style' }
  | { readonly type: 'style-taken'; readonly picture: TakenStyle }
  /** Another painter is chosen: it paints in what is nearest to the present style. */
  | { readonly type: 'painter'; readonly painter: string }
  | { readonly type: 'style-refused'; readonly failure: Failure };

/** How many pictures stay in the gallery: one row of it. */
const MOST_PICTURES = 4;
/** A selection is taken for a landscape drawn in the nine colours if less than this share of it matched none of them; else for a picture. */
const MOST_UNLABELLED = 0.5;

export function reduceStyles(state: PanelState, action: StylesAction): PanelState {
  const { looks } = state;
  switch (action.type) {
    case 'taking-style':
      return { ...state, notice: null, looks: { ...looks, taking: true } };
    case 'style-taken': {
      const { picture } = action;
      const source = pictureStyle(picture.name, picture.vector);
      const others = looks.pictures.filter(
        ({ painter, name, vector }) => painter !== picture.painter || !sameLook(pictureStyle(name, vector), source),
      );
      const chosen = chosenStyle(state);
      const base = chosen.painter === picture.painter ? chosen : { painter: picture.painter, first: source, second: null, share: 0 };
      return {
        ...state,
        looks: { ...looks, taking: false, pictures: [picture, ...others].slice(0, MOST_PICTURES) },
        settings: { ...state.settings, style: withFirst(base, source) },
        notice: noticeOf('done', styleTaken(picture.name)),
      };
    }
    case 'painter': {
      const [style, painter] = [chosenStyle(state), findPainter(state.painters, action.painter)];
      if (painter === null || painter.id === style.painter) return state;
      return {
        ...state,
        settings: { ...state.settings, style: inPainter(style, state.painters, painter) },
        notice: hasPictures(style) ? noticeOf('quiet', pictureLeftBehind(painter.name)) : null,
      };
    }
    case 'style-refused': {
      const notice = action.failure.code === 'cancelled' ? state.notice : noticeOf('trouble', action.failure.sentence);
      return { ...state, notice, looks: { ...looks, taking: false } };
    }
  }
}

/** Whether the source was read and is a landscape in the nine colours, not some other picture. */
export function isUnderstood({ reading }: Subject): boolean {
  return reading !== null && reading.map.unlabelled < MOST_UNLABELLED;
}

/** Remember the selected landscape as `home`. The same state where there is nothing new to remember. */
export function withHome(state: PanelState): PanelState {
  const subject = subjectOf(state.phase);
  if (subject === null || !isUnderstood(subject)) return state;
  const { sourceIds, name } = subject.source;
  const { home } = state.looks;
  if (home !== null && home.name === name && sameSource(home.sourceIds, sourceIds)) return state;
  return { ...state, looks: { ...state.looks, home: { sourceIds, name } } };
}

/** The frame to offer a way back to, when the person has selected something else that is no landscape; else null. */
export function wayHome({ phase, looks: { home } }: PanelState): Home | null {
  const subject = subjectOf(phase);
  if (home === null || phase.kind === 'starting' || phase.kind === 'loading') return null;
  if (subject !== null && (isUnderstood(subject) || sameSource(subject.source.sourceIds, home.sourceIds))) return null;
  return home;
}
