// What the document says of the selection, at the greeting and after it: the panel turns to what is selected.
import type { Hello, SelectionState, SourceSummary } from '../../contract/wire/messages';
import { sameSource } from '../../contract/recipe';
import { forgetBatch } from '../features/batch/reduce-batch';
import { renewed } from '../features/mask/reduce-mask';
import { followDocument, madeOn } from '../features/painting/made';
import { begunAgain } from '../features/quick/begin-again';
import { adoptRecipe, followsRepaint } from '../features/provenance/reduce-provenance';
import { noticeOf } from './notice';
import type { PanelState } from './panel-state';
import { atRest, subjectOf, withSubject } from './phase';
import type { Phase, Subject } from './phase';

/** `sameLayers`: nobody selected anything else. A notice about what is selected stays: a shape that was filled becomes a part of its scene. */
interface SelectionNews {
  readonly selection: SelectionState;
  readonly sameLayers?: true;
}

export type SelectionAction = { readonly type: 'hello'; readonly hello: Hello } | ({ readonly type: 'selection' } & SelectionNews);

/** The plugin's answer to the greeting: the settings, the selection, and what the person asked for in Figma's own menus. */
export function greeted(state: PanelState, hello: Hello): PanelState {
  const { selection, settings, command, notice } = hello;
  const told = notice === null ? state.notice : noticeOf('quiet', notice);
  const next = selected({ ...state, settings, notice: told, view: settings.live ? 'both' : state.view }, selection);
  if (command === 'paint-again') return begunAgain(next, hello);
  return command === 'repaint' ? repaint(next) : next;
}

/** Another selection, or news of the same one. While a painting is under way it waits, and while layers are chosen to be filled. */
export function selectionChanged(state: PanelState, { selection, sameLayers }: SelectionNews): PanelState {
  if (state.quick) return state;
  if (state.filling !== null) return { ...state, filling: { ...state.filling, held: selection } };
  return state.phase.kind === 'painting'
    ? hold(state, selection)
    : forgetBatch(selected(sameLayers === true ? state : forgetNotice(state, selection), selection));
}

/** Turn to a selection. A source that was selected before keeps its label map and painting. */
export function selected(before: PanelState, selection: SelectionState): PanelState {
  const state = { ...before, emptyFrame: ('emptyFrame' in selection ? selection.emptyFrame : undefined) ?? null };
  switch (selection.kind) {
    case 'nothing':
      return turnedTo(state, { kind: 'nothing' }, 0);
    case 'unpaintable':
      return turnedTo(state, { kind: 'unpaintable', failure: selection.failure, painting: selection.painting }, selection.fillable);
    case 'several':
      return turnedTo(state, { kind: 'several', sources: selection.sources, unpaintable: selection.unpaintable }, selection.fillable);
    case 'paintable': {
      const subject = subjectOf(state.phase);
      const { source, fillable } = selection;
      return subject !== null && sameSource(subject.source.sourceIds, source.sourceIds)
        ? sameSubject(state, subject, source, fillable)
        : newSubject(state, source, fillable);
    }
  }
}

/** Something else is selected: nothing of what was known about the selection before counts any more. */
function turnedTo(state: PanelState, phase: Phase, fillable: number): PanelState {
  return { ...state, phase, fillable, adopted: null, repaints: [], classSheet: null, view: restingView(state) };
}

function newSubject(state: PanelState, source: SourceSummary, fillable: number): PanelState {
  const revision = state.counter + 1;
  const subject: Subject = { source, revision, reading: null, preview: null, painted: null, made: [], paintWhenRead: false };
  const next = turnedTo({ ...state, counter: revision }, { kind: 'loading', subject }, fillable);
  return source.throughPainting ? adoptRecipe(next, source) : next;
}

/** The same source as before: what is said of it is brought up to date. */
function sameSubject(state: PanelState, before: Subject, source: SourceSummary, fillable: number): PanelState {
  const { live } = state.settings;
  const isOurs = before.painted === null ? source.painting === null : madeOn(before.made, source.painting) !== null;
  const throughPaintingNow = source.throughPainting && !before.source.throughPainting;
  const phase = withSubject(state.phase, (subject) => followDocument(subject, source, live));
  const now = { ...state, fillable, phase };
  const next =
    throughPaintingNow || followsRepaint(state, before.source, source)
      ? adoptRecipe(isOurs ? now : { ...now, phase: withoutPainting(phase), view: restingView(state) }, source)
      : now;
  // A reading that failed may have come at a bad moment, in the middle of an edit for example.
  return phase.kind === 'failed' && phase.doing === 'read' ? renewed(next) : next;
}

/** The painting in the document was made by somebody else: the one that this panel made is not shown for it. */
function withoutPainting(phase: Phase): Phase {
  return phase.kind === 'ready' || phase.kind === 'painted' ? atRest({ ...phase.subject, preview: null, painted: null }) : phase;
}

/** What the preview shows after a change of selection: with Live on as the person set it, else the mask, since there is no painting yet. */
function restingView({ settings, view }: PanelState): PanelState['view'] {
  return settings.live ? view : 'mask';
}

/** A notice is about what was selected when it came: it goes when something else is selected. */
function forgetNotice(state: PanelState, selection: SelectionState): PanelState {
  const ids = subjectOf(state.phase)?.source.sourceIds ?? [];
  const next = selection.kind === 'paintable' ? selection.source.sourceIds : [];
  return sameSource(ids, next) && (state.phase.kind === 'nothing') === (selection.kind === 'nothing') ? state : { ...state, notice: null };
}

/** A selection made while a painting is under way waits; news of the painted source itself need not. */
function hold(state: PanelState, selection: SelectionState): PanelState {
  const { phase } = state;
  if (phase.kind !== 'painting') return state;
  const same = selection.kind === 'paintable' && sameSource(phase.subject.source.sourceIds, selection.source.sourceIds);
  if (!same) return { ...state, phase: { ...phase, held: selection } };
  const now = withSubject(phase, (subject) => followDocument(subject, selection.source, state.settings.live));
  return { ...state, fillable: selection.fillable, phase: now.kind === 'painting' ? { ...now, held: null } : now };
}

/** The relaunch button on a painting: the same recipe again, as soon as the label map is there. */
function repaint(state: PanelState): PanelState {
  const subject = subjectOf(state.phase);
  if (subject === null || subject.source.painting === null) return state;
  return { ...adoptRecipe(state, subject.source), phase: withSubject(state.phase, (old) => ({ ...old, paintWhenRead: true })) };
}
