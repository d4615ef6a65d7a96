// The quick action *Paint selection again*: the panel does it and nobody sees the panel. It paints what was selected when it was called, tells
// Figma in one sentence what came of it, and is closed.
import { batchSentence } from '../batch/words';
import { landedSentence } from '../painting/words';
import type { Effect, Tools } from '../../state/effect';
import type { PanelState } from '../../state/panel-state';
import { NOTHING_TO_PAINT } from './words';

/** What came of it; null while it is under way. */
interface Outcome {
  readonly tone: 'done' | 'trouble';
  readonly sentence: string;
}

export function paintAgain({ state, dispatch, client }: Pick<Tools, 'state' | 'dispatch' | 'client'>): Effect {
  let isOver = false;
  let isBegun = false;

  function begin(): void {
    isBegun = true;
    if (state().phase.kind === 'several') dispatch({ type: 'paint' });
  }

  return {
    follow: (_, { type }) => {
      if (!state().quick || isOver) return;
      if (type === 'hello' && !isBegun) begin();
      const outcome = outcomeOf(state());
      if (outcome === null) return;
      isOver = true;
      // Whether the plugin still hears that or not, there is nobody to tell.
      client.ask('finish', outcome).catch(() => undefined);
    },
  };
}

function outcomeOf({ phase, batch, notice }: PanelState): Outcome | null {
  if (notice !== null && notice.tone !== 'quiet') return { tone: notice.tone, sentence: notice.sentence };
  switch (phase.kind) {
    case 'painted':
      return { tone: 'done', sentence: landedSentence(phase.subject.painted) };
    case 'failed':
      return { tone: 'trouble', sentence: phase.failure.sentence };
    case 'nothing':
      return { tone: 'trouble', sentence: NOTHING_TO_PAINT };
    case 'unpaintable':
      return { tone: 'trouble', sentence: phase.failure.sentence };
    case 'several': {
      if (batch?.seconds == null) return null;
      const isAllPainted = batch.unpaintable.length === 0 && batch.frames.every(({ progress }) => progress.kind === 'painted');
      return { tone: isAllPainted ? 'done' : 'trouble', sentence: batchSentence(batch) };
    }
    default:
      return null;
  }
}
