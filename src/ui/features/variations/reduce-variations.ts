// The contact sheet: four paintings of one label map that differ. It belongs to one source, and keeps the label map and the styles
// that it was begun with, whatever is edited meanwhile. A variation that is kept becomes the painting by an ordinary order.
import type { Failure } from '../../../contract/failure';
import { sameSource } from '../../../contract/recipe';
import { fourWays, onlySeeds } from '../../../contract/variations/four-ways';
import type { Painting } from '../../../inference/api/paint-job';
import { noticeOf } from '../../state/notice';
import type { PanelState } from '../../state/panel-state';
import { isReading, subjectOf } from '../../state/phase';
import type { ReadSubject } from '../../state/phase';
import type { Reading } from '../mask/reading';
import { painterOf } from '../painters/painter-of';
import { chosenStyle } from '../styles/chosen-style';
import type { VariationSheet } from './variation-sheet';
import { insertedSentence } from './words';

/** `sheet` is the id of the contact sheet that it is about. */
export type VariationsAction =
  | { readonly type: 'vary'; readonly seeds: readonly number[] }
  /** The four differ in the seed alone, from this sheet on; or no longer. */
  | { readonly type: 'only-seed'; readonly on: boolean; readonly seeds: readonly number[] }
  | { readonly type: 'variation-progress'; readonly sheet: number; readonly done: number }
  | { readonly type: 'variation-painted'; readonly sheet: number; readonly painting: Painting }
  | { readonly type: 'variations-stopped'; readonly sheet: number; readonly failure: Failure }
  | { readonly type: 'variations-inserting'; readonly sheet: number }
  | { readonly type: 'variations-inserted'; readonly sheet: number; readonly layerIds: readonly string[] }
  | { readonly type: 'close-variations' };

export interface KeepVariationAction {
  readonly type: 'keep-variation';
  readonly index: number;
}

export function reduceVariations(state: PanelState, action: VariationsAction): PanelState {
  const { sheet } = state;
  if (action.type === 'vary') return begun(state, action.seeds);
  if (action.type === 'only-seed') return begun({ ...state, onlySeed: action.on }, action.seeds);
  if (sheet === null) return state;
  if (action.type === 'close-variations') return { ...state, sheet: null };
  // News of a sheet that was replaced by another meanwhile.
  if (action.sheet !== sheet.id) return state;
  switch (action.type) {
    case 'variation-progress':
      return { ...state, sheet: { ...sheet, step: { kind: 'painting', done: action.done } } };
    case 'variation-painted': {
      const paintings = [...sheet.paintings, action.painting];
      return {
        ...state,
        sheet: { ...sheet, paintings, step: paintings.length === sheet.variations.length ? { kind: 'resting' } : { kind: 'painting', done: 0 } },
      };
    }
    case 'variations-stopped': {
      const { code, sentence } = action.failure;
      const next = { ...state, sheet: { ...sheet, step: { kind: 'resting' } as const } };
      return code === 'cancelled' ? next : { ...next, notice: noticeOf('trouble', sentence) };
    }
    case 'variations-inserting':
      return { ...state, notice: null, sheet: { ...sheet, step: { kind: 'inserting' } } };
    case 'variations-inserted':
      return {
        ...state,
        sheet: { ...sheet, step: { kind: 'resting' }, inserted: true },
        notice: noticeOf('done', insertedSentence(action.layerIds.length), action.layerIds[0] ?? null),
      };
  }
}

/** The sheet that is on show: that of the selected source. */
export function sheetOnShow({ sheet, phase }: PanelState): VariationSheet | null {
  const subject = subjectOf(phase);
  return sheet !== null && subject !== null && sameSource(sheet.reading.picture.sourceIds, subject.source.sourceIds) ? sheet : null;
}

/** Whether variations can be painted now: the newest label map is there and no order is under way. */
export function canVary({ phase }: PanelState): boolean {
  const subject = subjectOf(phase);
  return subject !== null && subject.reading !== null && !isReading(subject) && !subject.paintWhenRead && phase.kind !== 'painting';
}

function begun(state: PanelState, seeds: readonly number[]): PanelState {
  const reading = subjectOf(state.phase)?.reading;
  if (!canVary(state) || reading == null) return state;
  const id = state.counter + 1;
  const style = chosenStyle(state);
  const sheet: VariationSheet = {
    id,
    reading,
    edges: state.settings.edges,
    variations: state.onlySeed ? onlySeeds(style, seeds) : fourWays(style, painterOf(state).styles, seeds),
    paintings: [],
    step: { kind: 'painting', done: 0 },
    inserted: false,
  };
  return { ...state, counter: id, sheet, notice: null };
}

export interface KeptVariation {
  /** With the controls as the variation was painted, and the sheet closed. */
  readonly state: PanelState;
  /** With the variation as its preview: an order finds it there and need not paint it again. */
  readonly subject: ReadSubject;
  /** That the variation was painted from. */
  readonly reading: Reading;
}

/** What to order so that a painting of the sheet becomes the painting of the source; null where it is not painted or nothing can be ordered. */
export function keptVariation(state: PanelState, index: number): KeptVariation | null {
  const { phase, sheet } = state;
  const subject = subjectOf(phase);
  const [variation, painting] = [sheet?.variations[index], sheet?.paintings[index]];
  if (
    sheet === null ||
    variation === undefined ||
    painting === undefined ||
    subject === null ||
    subject.reading === null ||
    phase.kind === 'painting'
  )
    return null;
  const { reading, edges } = sheet;
  const { style, seed } = variation;
  const preview = { from: { revision: reading.revision, style, seed, repaints: [], edges }, painting };
  const next = { ...state, sheet: null, repaints: [], settings: { ...state.settings, style, seed, edges } };
  return { state: next, subject: { ...subject, reading: subject.reading, preview }, reading };
}
