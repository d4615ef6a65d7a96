// The one line above the Paint button: what is going on, what went wrong, or what a press would do.
import type { Failure } from '../../../contract/failure';
import type { Landing, SourceSummary } from '../../../contract/wire/messages';
import { isAbout } from '../../features/batch/batch';
import { rowsOfTrouble } from '../../features/batch/frame-rows';
import { BATCH_UNDER_WAY, batchSentence, severalIntent } from '../../features/batch/words';
import { fileUnderWay } from '../../features/exchange/arrivals';
import { readingSentence } from '../../features/exchange/words';
import { NOT_IN_THE_FILE } from '../../features/live/words';
import type { EngineState } from '../../features/machine/engine-state';
import { wayBack } from '../../features/machine/reduce-engine';
import { findPainter, NO_PAINTER } from '../../features/painters/painter';
import { gettingReady, notReady } from '../../features/painters/words';
import { isDocumentCurrent } from '../../features/painting/up-to-date';
import { isRollOnShow } from '../../features/scenes/on-show';
import { inDocument } from '../../features/painting/made';
import { documentSentence, paintIntent, underWaySentence } from '../../features/painting/words';
import { PAINTING_BESIDE } from '../../features/provenance/words';
import type { PanelState } from '../../state/panel-state';
import { isHopeless, isReading } from '../../state/phase';
import type { Phase, Subject } from '../../state/phase';
import { GETTING_READY, OPENING, READING_CHANGES, readingShapes } from '../words';

export interface Status {
  readonly tone: 'quiet' | 'busy' | 'done' | 'trouble';
  readonly sentence: string;
  /** The layer that “Show layer” shows, or null. */
  readonly layerId: string | null;
  readonly retry: boolean;
  readonly dismiss: boolean;
  /** Offer the panel inside the plugin: the site of this one fails. */
  readonly inside: boolean;
  /** What the button says that goes back to the painter before; null where there is none. */
  readonly back: string | null;
  /** The painting that “Undo” takes out of the file again, or null. */
  readonly undo: Landing | null;
}

/** The status line of a state; an empty sentence where there is nothing to say. */
export function statusOf(state: PanelState): Status {
  const { phase, notice, engine, settings } = state;
  const another = phase.kind === 'painting' ? null : anotherPainterStatus(state);
  if (another !== null) return another;
  // A selection without a landscape in it can't be painted, but it may be a picture to take a style from: a notice about that comes first.
  if (notice !== null && phase.kind !== 'painting' && (phase.kind !== 'failed' || isHopeless(phase))) {
    return {
      tone: notice.tone,
      sentence: notice.sentence,
      layerId: notice.layerId,
      retry: phase.kind === 'starting',
      dismiss: phase.kind !== 'starting',
      inside: false,
      back: null,
      undo: notice.undo ?? null,
    };
  }
  const arriving = fileUnderWay(state.arrivals);
  if (arriving !== null && phase.kind !== 'painting') return say('busy', readingSentence(arriving.name));
  // An empty frame is no failure: scenes are offered for it.
  if ((phase.kind === 'failed' || phase.kind === 'loading') && isRollOnShow(state) && !state.roll.open) return engineStatusOfRest(engine);
  // Nothing went wrong: the shapes have no landscape colour yet.
  if (phase.kind === 'failed' && isHopeless(phase)) return say('quiet', phase.failure.sentence);
  if (phase.kind === 'failed') return { ...trouble(phase.failure, phase.doing === 'paint'), retry: true };
  if (state.aside && phase.kind !== 'painting') return say('busy', PAINTING_BESIDE);
  switch (phase.kind) {
    case 'starting':
      return say('busy', OPENING);
    case 'nothing':
    case 'unpaintable':
      return engineStatusOfRest(engine);
    case 'several':
      return severalStatus(state, phase.sources);
    case 'loading':
      return say('busy', readingShapes(phase.subject.paintWhenRead));
    case 'painting':
      return say('quiet', underWaySentence(phase.step, phase.held === null ? null : phase.subject.source.name));
    case 'ready':
      if (settings.live) return liveStatus(engine, phase.subject);
      return isReading(phase.subject) ? say('busy', READING_CHANGES) : readyStatus(engine, phase.subject, settings.placement === 'on-top');
    case 'painted':
      return paintedStatus(state, phase);
  }
}

/** Another painter was chosen while one was there: it is on its way, or could not be loaded. Else null. */
function anotherPainterStatus({ engine, painters }: PanelState): Status | null {
  const back = wayBack(engine);
  if (engine.kind === 'ready' || back === null) return null;
  const { name } = findPainter(painters, engine.painter) ?? NO_PAINTER;
  if (engine.kind === 'loading') return { ...say('busy', gettingReady(name)), back: 'Cancel' };
  const { failure } = engine;
  const before = findPainter(painters, back.painter) ?? NO_PAINTER;
  return { ...retryable({ ...failure, sentence: notReady(name, failure.sentence) }), back: `Back to ${before.name}` };
}

/** With nothing to paint. */
function engineStatusOfRest(engine: EngineState): Status {
  return engine.kind === 'failed' ? retryable(engine.failure) : say('quiet', '');
}

function paintedStatus(state: PanelState, { subject }: Extract<Phase, { kind: 'painted' }>): Status {
  const { live } = state.settings;
  const found = inDocument(subject);
  if (live && found !== 'nothing' && !isDocumentCurrent(state, subject)) return liveStatus(state.engine, subject);
  const { layerId, imageHash } = subject.painted;
  return {
    ...say(found === 'newest' ? 'done' : 'quiet', documentSentence(subject)),
    layerId: subject.source.painting?.layerId ?? null,
    undo: found === 'newest' ? { layerId, imageHash } : null,
  };
}

function severalStatus({ batch, engine, settings }: PanelState, sources: readonly SourceSummary[]): Status {
  if (batch !== null && batch.seconds === null) return say('quiet', BATCH_UNDER_WAY);
  if (batch !== null && isAbout(batch, sources)) return say(rowsOfTrouble(batch).length === 0 ? 'done' : 'trouble', batchSentence(batch));
  if (engine.kind === 'failed') return retryable(engine.failure);
  return say('quiet', severalIntent(sources, settings.placement === 'on-top'));
}

/** What a press on Paint would do, or what it would have to wait for. */
function readyStatus(engine: EngineState, { source }: Subject, onTop: boolean): Status {
  return engineStatus(engine) ?? { ...say('quiet', paintIntent(source.painting !== null, onTop)), layerId: source.painting?.layerId ?? null };
}

/** With Live on. It stays the same from edit to edit: that the picture is being renewed is shown by the preview itself. */
function liveStatus(engine: EngineState, { source }: Subject): Status {
  return engineStatus(engine) ?? { ...say('quiet', NOT_IN_THE_FILE), layerId: source.painting?.layerId ?? null };
}

/** Null where the engine is loaded. */
function engineStatus(engine: EngineState): Status | null {
  if (engine.kind === 'failed') return retryable(engine.failure);
  return engine.kind === 'loading' ? say('busy', GETTING_READY) : null;
}

function say(tone: Status['tone'], sentence: string): Status {
  return { tone, sentence, layerId: null, retry: false, dismiss: false, inside: false, back: null, undo: null };
}

function trouble(failure: Failure, dismiss: boolean): Status {
  return { ...say('trouble', failure.sentence), dismiss, inside: failure.code === 'download-failed' };
}

function retryable(failure: Failure): Status {
  return { ...trouble(failure, false), retry: true };
}
