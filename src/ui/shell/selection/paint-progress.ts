// How far the painting under way is, for the Paint button.
import { batchDone } from '../../features/batch/batch';
import { isBatchRunning } from '../../features/batch/reduce-batch';
import { batchWord, severalLabel } from '../../features/batch/words';
import { PAINT, paintDone, paintWord } from '../../features/painting/words';
import { isRollOnShow } from '../../features/scenes/on-show';
import type { PanelState } from '../../state/panel-state';
import { subjectOf } from '../../state/phase';

export interface PaintProgress {
  readonly word: string;
  /** 0…1. */
  readonly done: number;
  /** Seconds, where that is known. */
  readonly left?: number | undefined;
  readonly cancellable: boolean;
}

/** Null while nothing that is selected is being painted. */
export function progressOf(state: PanelState): PaintProgress | null {
  const { phase, batch } = state;
  if (phase.kind === 'painting') {
    const { step } = phase;
    const left = step.kind === 'working' ? step.progress?.left : undefined;
    return { word: paintWord(step), done: paintDone(step), left, cancellable: step.kind === 'working' };
  }
  return phase.kind === 'several' && batch !== null && isBatchRunning(state)
    ? { word: batchWord(batch), done: batchDone(batch), cancellable: true }
    : null;
}

/** What the Paint button says at rest; null where there is nothing to paint. */
export function actionOf(state: PanelState): string | null {
  const { phase } = state;
  if (phase.kind === 'several') return severalLabel(phase.sources);
  const subject = state.roll.open || !isRollOnShow(state) ? subjectOf(phase) : null;
  return subject === null ? null : PAINT;
}
