// The quick action *Paint selection again*: the panel does it and nobody sees the panel. It paints what was selected when it was called, tells
// Figma in one sentence what came of it, and is closed.
import type { Hello } from '../../../contract/messages';
import { namedStyle } from '../../../contract/style';
import { adoptRecipe } from '../provenance/reduce-provenance';
import { batchSentence } from '../batch/words';
import { landedSentence } from '../painting/words';
import type { Effect, Tools } from '../../state/effect';
import type { PanelState } from '../../state/panel-state';
import { subjectOf, withSubject } from '../../state/phase';
import { NOTHING_TO_PAINT } from './words';

/** What came of it; null while it is under way. */
interface Outcome {
  readonly tone: 'done' | 'trouble';
  readonly sentence: string;
}

/** The panel's controls as in the painting of what is selected, but for what was asked otherwise; and the painting begins once the shapes are read. */
export function begunAgain(state: PanelState, { again }: Pick<Hello, 'again'>): PanelState {
  const subject = subjectOf(state.phase);
  // Nobody looks at a preview.
  const next = subject?.source.painting == null ? state : adoptRecipe(state, subject.source);
  const { style, seed } = again ?? { style: null, seed: null };
  return {
    ...next,
    quick: true,
    repaints: seed === null ? next.repaints : [],
    settings: {
      ...next.settings,
      live: false,
      style: style === null ? next.settings.style : namedStyle(style),
      seed: seed ?? next.settings.seed,
    },
    phase: withSubject(next.phase, (old) => ({ ...old, paintWhenRead: true })),
  };
}

/** @param repaintLayer paints a selected painting whose shapes are gone, from the label map that it carries. */
export function paintAgain({ state, dispatch, client }: Pick<Tools, 'state' | 'dispatch' | 'client'>, repaintLayer: () => void): Effect {
  let isOver = false;
  let isBegun = false;

  function begin(): void {
    isBegun = true;
    const { phase } = state();
    if (phase.kind === 'several') dispatch({ type: 'paint' });
    else if (phase.kind === 'unpaintable' && phase.painting?.carriesMask === true) repaintLayer();
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

function outcomeOf({ phase, batch, notice, aside }: PanelState): Outcome | null {
  if (notice !== null && notice.tone !== 'quiet') return { tone: notice.tone, sentence: notice.sentence };
  switch (phase.kind) {
    case 'painted':
      return { tone: 'done', sentence: landedSentence(phase.subject.painted) };
    case 'failed':
      return { tone: 'trouble', sentence: phase.failure.sentence };
    case 'nothing':
      return { tone: 'trouble', sentence: NOTHING_TO_PAINT };
    case 'unpaintable':
      return aside !== null || phase.painting?.carriesMask === true ? null : { tone: 'trouble', sentence: phase.failure.sentence };
    case 'several': {
      if (batch?.seconds == null) return null;
      const isAllPainted = batch.unpaintable.length === 0 && batch.frames.every(({ progress }) => progress.kind === 'painted');
      return { tone: isAllPainted ? 'done' : 'trouble', sentence: batchSentence(batch) };
    }
    default:
      return null;
  }
}
