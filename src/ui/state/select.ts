// What the document tells: the selection, its changes, and the masks read from it. Answers for an older state of the
// source are dropped here.
import type { SelectionState, SourceSummary } from '../../contract/messages';
import { sameSource } from '../../contract/recipe';
import { sameStyle } from '../../contract/style';
import type { Action } from './action';
import { beginPainting } from './begin-painting';
import { subjectOf } from './initial-state';
import { forgetBatch } from '../features/batch/reduce-batch';
import type { PanelState, Phase, Reading, ReadSubject, Subject } from './panel-state';
import { choiceOf } from '../features/painting/size-options';
import { withSubject } from './with-subject';

type DocumentAction = Extract<Action, { type: 'hello' | 'selection' | 'source-changed' | 'read' | 'read-failed' }>;

export function reduceDocument(state: PanelState, action: DocumentAction): PanelState {
  switch (action.type) {
    case 'hello': {
      const { selection, settings, command, notice } = action.hello;
      const told = notice === null ? state.notice : { tone: 'quiet' as const, sentence: notice, layerId: null };
      const next = selectInto({ ...state, settings, notice: told, view: settings.live ? 'both' : state.view }, selection);
      return command === 'repaint' ? repaint(next) : next;
    }
    case 'selection':
      return state.phase.kind === 'painting' ? hold(state, action.selection) : forgetBatch(selectInto(forgetNotice(state, action.selection), action.selection));
    case 'source-changed':
      return renewed(state);
    case 'read':
      return withReading(state, action);
    case 'read-failed': {
      const subject = subjectOf(state.phase);
      if (subject === null || subject.revision !== action.revision || state.phase.kind === 'painting') return state;
      return { ...state, phase: { kind: 'failed', subject: { ...subject, paintWhenRead: false }, failure: action.failure, doing: 'read' } };
    }
  }
}

/** Show another selection. The same source keeps its mask and painting: only what is said of it is brought up to date. */
export function selectInto(state: PanelState, selection: SelectionState): PanelState {
  switch (selection.kind) {
    case 'nothing':
      return { ...state, phase: { kind: 'nothing' }, fillable: 0, adopted: null, repaints: [], view: restingView(state) };
    case 'unpaintable':
      return { ...state, phase: { kind: 'unpaintable', failure: selection.failure, painting: selection.painting }, fillable: selection.fillable, adopted: null, repaints: [], view: restingView(state) };
    case 'several':
      return { ...state, phase: { kind: 'several', sources: selection.sources, unpaintable: selection.unpaintable }, fillable: selection.fillable, adopted: null, repaints: [], view: restingView(state) };
    case 'paintable': {
      const now = { ...state, fillable: selection.fillable };
      const subject = subjectOf(state.phase);
      if (subject !== null && sameSource(subject.source.sourceIds, selection.source.sourceIds)) {
        const through = selection.source.throughPainting && !subject.source.throughPainting;
        const { painting } = selection.source;
        const ours = painting?.layerId === subject.painted?.layerId && painting?.imageHash === subject.painted?.imageHash;
        const phase = withSubject(state.phase, (old) => ({ ...old, source: selection.source }));
        const theirs = (through && !ours) || followsRepaint(state, subject.source, selection.source);
        const next = theirs ? adopt({ ...now, phase: letGo(phase), view: restingView(state) }, selection.source) : { ...now, phase };
        // What could not be read may have been read at a bad moment.
        return phase.kind === 'failed' && phase.doing === 'read' ? renewed(next) : next;
      }
      const counter = state.counter + 1;
      const fresh: Subject = { source: selection.source, revision: counter, reading: null, preview: null, painted: null, paintWhenRead: false };
      const next: PanelState = { ...now, counter, phase: { kind: 'loading', subject: fresh }, adopted: null, repaints: [], view: restingView(state) };
      return selection.source.throughPainting ? adopt(next, selection.source) : next;
    }
  }
}

/** The painting in the document is somebody else's: what was painted here is not it. */
function letGo(phase: Phase): Phase {
  return phase.kind === 'ready' || phase.kind === 'painted' ? atRest({ ...phase.subject, preview: null, painted: null }) : phase;
}

/** A teammate repainted the selected painting, and the controls still show what made it before: they go along. */
function followsRepaint({ adopted, settings }: PanelState, before: SourceSummary, now: SourceSummary): boolean {
  if (!now.throughPainting || adopted === null || settings.seed !== adopted.seed || settings.style === null || !sameStyle(settings.style, adopted.style)) return false;
  return before.painting?.layerId === now.painting?.layerId && JSON.stringify(before.painting?.recipe) !== JSON.stringify(now.painting?.recipe);
}

/** What the preview of another selection shows: Live will paint it, and the person has said how they like to see that. */
function restingView({ settings, view }: PanelState): PanelState['view'] {
  return settings.live ? view : 'mask';
}

/** A notice is about what was selected when it came: it goes when something else is. */
function forgetNotice(state: PanelState, selection: SelectionState): PanelState {
  const ids = subjectOf(state.phase)?.source.sourceIds ?? [];
  const next = selection.kind === 'paintable' ? selection.source.sourceIds : [];
  return sameSource(ids, next) && (state.phase.kind === 'nothing') === (selection.kind === 'nothing') ? state : { ...state, notice: null };
}

/** The phase of a subject at rest: nothing is being painted and nothing failed. */
export function atRest(subject: Subject): Phase {
  const { reading, painted } = subject;
  if (reading === null) return { kind: 'loading', subject };
  if (painted === null) return { kind: 'ready', subject: { ...subject, reading } };
  return { kind: 'painted', subject: { ...subject, reading, painted } };
}

/** Ask for a new reading of the source: something in it changed, or the last one failed. */
export function renewed(state: PanelState): PanelState {
  if (subjectOf(state.phase) === null) return state;
  const counter = state.counter + 1;
  const phase = withSubject(state.phase, (subject) => ({ ...subject, revision: counter }));
  return { ...state, counter, phase: phase.kind === 'failed' && phase.doing === 'read' ? atRest(phase.subject) : phase };
}

/**
 * A mask that was read. One that is already older than the source is better than a still older one: in a long drag the next change
 * comes before the last is read. An order waits for the newest.
 */
function withReading(state: PanelState, { revision, picture, map }: Reading): PanelState {
  const subject = subjectOf(state.phase);
  if (subject === null || !sameSource(subject.source.sourceIds, picture.sourceIds) || revision <= (subject.reading?.revision ?? 0)) return state;
  const newest = revision === subject.revision;
  const read: ReadSubject = { ...subject, reading: { revision, picture, map }, paintWhenRead: subject.paintWhenRead && !newest };
  // A painting under way keeps the reading that it was ordered with; a failed one keeps its sentence until it is dismissed.
  if (state.phase.kind === 'painting') return { ...state, phase: { ...state.phase, subject: read } };
  if (subject.paintWhenRead) return newest ? beginPainting(state, read) : { ...state, phase: { kind: 'loading', subject: read } };
  return { ...state, phase: state.phase.kind === 'failed' && state.phase.doing === 'paint' ? { ...state.phase, subject: read } : atRest(read) };
}

/** A selection made while a painting is under way waits; news of the painted source itself need not. */
function hold(state: PanelState, selection: SelectionState): PanelState {
  if (state.phase.kind !== 'painting') return state;
  const same = selection.kind === 'paintable' && sameSource(state.phase.subject.source.sourceIds, selection.source.sourceIds);
  return same
    ? { ...state, fillable: selection.fillable, phase: { ...state.phase, subject: { ...state.phase.subject, source: selection.source }, held: null } }
    : { ...state, phase: { ...state.phase, held: selection } };
}

/** Set the controls from the recipe of a selected painting. */
function adopt(state: PanelState, source: SourceSummary): PanelState {
  const recipe = source.painting?.recipe ?? null;
  if (recipe === null) return { ...state, adopted: null };
  const { style, seed, repaints } = recipe;
  const size = choiceOf(state, source, recipe.size) ?? state.settings.size;
  return { ...state, adopted: recipe, repaints, settings: { ...state.settings, style, seed, size } };
}

/** The relaunch button on a painting: the same recipe again, as soon as the mask is there. */
function repaint(state: PanelState): PanelState {
  const subject = subjectOf(state.phase);
  if (subject === null || subject.source.painting === null) return state;
  return { ...adopt(state, subject.source), phase: withSubject(state.phase, (old) => ({ ...old, paintWhenRead: true })) };
}
