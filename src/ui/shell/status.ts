// The one line above the Paint button: what is going on, what went wrong, or what a press would do. And what the button says.
import type { Failure } from '../../contract/failure';
import type { SourceSummary } from '../../contract/messages';
import { isAbout } from '../features/batch/batch';
import { isHopeless, isReading } from '../state/initial-state';
import type { EngineState, PanelState, Subject } from '../state/panel-state';
import { isDocumentCurrent } from '../features/painting/up-to-date';
import { landedSentence } from './announcement';
import { batchSentence, rowsOfTrouble, severalIntent } from '../features/batch/words';

export interface Status {
  readonly tone: 'quiet' | 'busy' | 'done' | 'trouble';
  readonly sentence: string;
  /** The layer that “Show layer” shows, or null. */
  readonly layerId: string | null;
  readonly retry: boolean;
  readonly dismiss: boolean;
}

/** The status line of a state; an empty sentence where there is nothing to say. */
export function statusOf(state: PanelState): Status {
  const { phase, notice, engine } = state;
  // A picture that is no scene can't be painted, but can give its look: what became of that is the news.
  if (notice !== null && phase.kind !== 'painting' && (phase.kind !== 'failed' || isHopeless(phase))) {
    return { tone: notice.tone, sentence: notice.sentence, layerId: notice.layerId, retry: phase.kind === 'starting', dismiss: phase.kind !== 'starting' };
  }
  if (phase.kind === 'failed') return { ...trouble(phase.failure, phase.doing === 'paint'), retry: !isHopeless(phase) };
  if (state.aside !== null && phase.kind !== 'painting') return say('busy', state.aside === 'beside' ? 'Painting a new one beside it… Esc cancels.' : 'Painting it again… Esc cancels.');
  switch (phase.kind) {
    case 'starting':
      return say('busy', 'Opening…');
    case 'nothing':
    case 'unpaintable':
      return engine.kind === 'failed' ? { ...trouble(engine.failure, false), retry: true } : say('quiet', '');
    case 'several':
      return severalStatus(state, phase.sources);
    case 'loading':
      return say('busy', phase.subject.paintWhenRead ? 'Reading the shapes, then painting…' : 'Reading the shapes…');
    case 'painting':
      return say('quiet', paintingSentence(phase));
    case 'ready':
      return state.settings.live ? liveStatus(state, phase.subject) : isReading(phase.subject) ? say('busy', 'Reading the changes…') : intent(phase.subject, engine, state.settings.placement === 'on-top');
    case 'painted':
      if (phase.subject.source.painting === null) return say('quiet', `The painting is no longer in the file. ${state.settings.live ? 'Insert' : 'Paint again'} to put it back.`);
      if (state.settings.live && !isDocumentCurrent(state, phase.subject)) return liveStatus(state, phase.subject);
      if (isSomeoneElses(phase.subject)) return { ...say('quiet', 'Somebody painted this layer again, or undid it. Paint again to put yours back.'), layerId: phase.subject.painted.layerId };
      return { ...say('done', landedSentence(phase.subject.painted)), layerId: phase.subject.painted.layerId };
  }
}

/** The layer that was painted here holds another picture. */
function isSomeoneElses({ source, painted }: Subject): boolean {
  return painted !== null && source.painting?.layerId === painted.layerId && source.painting.imageHash !== painted.imageHash;
}

function severalStatus({ batch, engine, settings }: PanelState, sources: readonly SourceSummary[]): Status {
  if (batch !== null && batch.seconds === null) return say('quiet', 'Esc cancels. What is painted already stays.');
  if (batch !== null && isAbout(batch, sources)) return say(rowsOfTrouble(batch).length === 0 ? 'done' : 'trouble', batchSentence(batch));
  if (engine.kind === 'failed') return { ...trouble(engine.failure, false), retry: true };
  return say('quiet', severalIntent(sources, settings.placement === 'on-top'));
}

function paintingSentence({ step, held, subject }: Extract<PanelState['phase'], { kind: 'painting' }>): string {
  const cancel = step.kind === 'working' ? 'Esc cancels.' : 'Almost there.';
  return held === null ? cancel : `Still painting “${subject.source.name}”. ${cancel}`;
}

/** What a press on Paint would do, or what it would have to wait for. */
function intent(subject: Subject, engine: EngineState, onTop: boolean): Status {
  if (engine.kind === 'failed') return { ...trouble(engine.failure, false), retry: true };
  if (engine.kind === 'loading') return say('busy', 'Getting the painter ready…');
  if (subject.source.painting !== null) return { ...say('quiet', 'Updates the painting of this layer.'), layerId: subject.source.painting.layerId };
  return say('quiet', onTop ? 'Lands on top of this layer.' : 'Lands beside this layer.');
}

/** With Live on. It stays the same from edit to edit: what is being renewed is told by the preview itself. */
function liveStatus({ engine }: PanelState, { source }: Subject): Status {
  if (engine.kind === 'failed') return { ...trouble(engine.failure, false), retry: true };
  if (engine.kind === 'loading') return say('busy', 'Getting the painter ready…');
  if (source.painting === null) return say('quiet', 'A preview, not in the file yet.');
  return { ...say('quiet', 'A preview, not in the file yet.'), layerId: source.painting.layerId };
}

function say(tone: Status['tone'], sentence: string): Status {
  return { tone, sentence, layerId: null, retry: false, dismiss: false };
}

function trouble(failure: Failure, dismiss: boolean): Status {
  return { tone: 'trouble', sentence: failure.sentence, layerId: null, retry: false, dismiss };
}

/** What the Paint button says. With Live on, a press brings what is on show into the file. */
export function paintLabel({ settings }: PanelState, { source, painted }: Subject): string {
  if (settings.live) return source.painting === null ? 'Insert' : 'Update';
  if (painted !== null) return 'Paint again';
  return source.painting === null ? 'Paint' : 'Update painting';
}
