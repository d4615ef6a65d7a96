// What the engine is doing, in the words of the panel.
import type { Phase } from '../../../inference/api/engine';
import type { PaintStep } from '../../state/panel-state';

const WORDS: Readonly<Record<Phase, string>> = {
  'download': 'Fetching the painter…',
  'decode': 'Preparing…',
  'compile': 'Preparing…',
  'warm-up': 'Warming up…',
  'paint': 'Painting…',
};

/** The phase word of a painting under way. */
export function paintWord(step: PaintStep): string {
  if (step.kind === 'inserting') return 'Placing…';
  return step.progress === null ? 'Preparing…' : WORDS[step.progress.phase];
}

/** How far a painting is, 0…1. */
export function paintDone(step: PaintStep): number {
  if (step.kind === 'inserting') return 1;
  return step.progress?.done ?? 0;
}
