// The contact sheet: four paintings of one mask from different seeds. It belongs to the source that it was made of and keeps what it
// was made from, whatever is edited meanwhile. One that is kept becomes the painting by way of an ordinary order.
import { sameSource } from '../../../contract/recipe';
import type { Action } from '../../state/action';
import { beginPainting } from '../../state/begin-painting';
import { chosenStyle, isReading, subjectOf } from '../../state/initial-state';
import type { PanelState, VariationSheet } from '../../state/panel-state';

type VariationAction = Extract<Action, {
  type: 'vary' | 'variation-progress' | 'variation-painted' | 'variations-stopped' | 'variations-inserting' | 'variations-inserted' | 'keep-variation' | 'close-variations';
}>;

export function reduceVariations(state: PanelState, action: VariationAction): PanelState {
  const { sheet } = state;
  if (action.type === 'vary') return begun(state, action.seeds);
  if (sheet === null) return state;
  if (action.type === 'keep-variation') return kept(state, sheet, action.index);
  if (action.type === 'close-variations') return { ...state, sheet: null };
  // Of a sheet that another one has replaced.
  if (action.sheet !== sheet.id) return state;
  switch (action.type) {
    case 'variation-progress':
      return { ...state, sheet: { ...sheet, step: { kind: 'painting', done: action.done } } };
    case 'variation-painted': {
      const paintings = [...sheet.paintings, action.painting];
      return { ...state, sheet: { ...sheet, paintings, step: paintings.length === sheet.seeds.length ? { kind: 'resting' } : { kind: 'painting', done: 0 } } };
    }
    case 'variations-stopped': {
      const { code, sentence } = action.failure;
      const next = { ...state, sheet: { ...sheet, step: { kind: 'resting' } as const } };
      return code === 'cancelled' ? next : { ...next, notice: { tone: 'trouble', sentence, layerId: null } };
    }
    case 'variations-inserting':
      return { ...state, notice: null, sheet: { ...sheet, step: { kind: 'inserting' } } };
    case 'variations-inserted':
      return {
        ...state,
        sheet: { ...sheet, step: { kind: 'resting' }, inserted: true },
        notice: { tone: 'done', sentence: `${action.layerIds.length} paintings added side by side.`, layerId: action.layerIds[0] ?? null },
      };
  }
}

/** The sheet that is on show: that of the selected source. */
export function sheetOnShow({ sheet, phase }: PanelState): VariationSheet | null {
  const subject = subjectOf(phase);
  return sheet !== null && subject !== null && sameSource(sheet.reading.picture.sourceIds, subject.source.sourceIds) ? sheet : null;
}

/** Whether variations can be painted now: the newest mask is there and no order is under way. */
export function canVary({ phase }: PanelState): boolean {
  const subject = subjectOf(phase);
  return subject !== null && subject.reading !== null && !isReading(subject) && !subject.paintWhenRead && phase.kind !== 'painting';
}

function begun(state: PanelState, seeds: readonly number[]): PanelState {
  const reading = subjectOf(state.phase)?.reading;
  if (!canVary(state) || reading == null) return state;
  const id = state.counter + 1;
  const sheet: VariationSheet = { id, reading, style: chosenStyle(state), seeds, paintings: [], step: { kind: 'painting', done: 0 }, inserted: false };
  return { ...state, counter: id, sheet, notice: null };
}

function kept(state: PanelState, { reading, style, seeds, paintings }: VariationSheet, index: number): PanelState {
  const { phase } = state;
  const [seed, painting, subject] = [seeds[index], paintings[index], subjectOf(phase)];
  if (seed === undefined || painting === undefined || subject === null || subject.reading === null || phase.kind === 'painting') return state;
  const preview = { from: { revision: reading.revision, style, seed, repaints: [] }, painting };
  const next = { ...state, sheet: null, repaints: [], settings: { ...state.settings, style, seed } };
  return beginPainting(next, { ...subject, reading: subject.reading, preview }, reading);
}
