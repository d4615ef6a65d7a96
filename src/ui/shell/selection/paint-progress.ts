// How far the painting under way is, for the Paint button.
import { batchDone } from '../../features/batch/batch';
import { isBatchRunning } from '../../features/batch/reduce-batch';
import { batchWord, severalLabel } from '../../features/batch/words';
import { paintDone, paintLabel, paintWord } from '../../features/painting/words';
import { isRollOnShow } from '../../features/scenes/scene-roll';
import type { PanelState } from '../../state/panel-state';
import { subjectOf } from '../../state/phase';

export interface PaintProgress {
  readonly word: string;
  /** 0…1. */
  readonly done: number;
  readonly cancellable: boolean;
}

/** Null while nothing that is selected is being painted. */
export function progressOf(state: PanelState): PaintProgress | null {
  const { phase, batch } = state;
  if (phase.kind === 'painting') return { word: paintWord(phase.step), done: paintDone(phase.step), cancellable: phase.step.kind === 'working' };
  return phase.kind === 'several' && batch !== null && isBatchRunning(state)
    ? { word: batchWord(batch), done: batchDone(batch), cancellable: true }
    : null;
}

/** What the Paint button says at rest; null where there is nothing to paint. */
export function actionOf(state: PanelState): string | null {
  const { phase } = state;
  if (phase.kind === 'several') return severalLabel(phase.sources);
  const subject = state.roll.open || !isRollOnShow(state) ? subjectOf(phase) : null;
  return subject === null ? null : paintLabel(state, subject);
}
