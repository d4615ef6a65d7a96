// Keeps the drawing between openings: brought back when the panel opens, saved a moment after each step and when it closes.
import { toFailure } from '../../contract/failure';
import { packRuns, unpackRuns } from '../../sketch/runs';
import type { Effect, Tools } from '../effects/effect';
import type { Pad } from './pad';

/** Quiet time after a step before the drawing is saved, ms. */
const KEEP_MS = 1000;

export function keepDrawing(pad: Pad, { client }: Pick<Tools, 'client'>): Effect {
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** Revision that is saved, or as it came. */
  let kept = pad.state().revision;
  let refused = false;

  async function restore(): Promise<void> {
    try {
      const { drawing } = await client.ask('kept-drawing', {});
      if (drawing === null || pad.state().revision > 0) return;
      const { width, height, runs, frame, source } = drawing;
      const labels = unpackRuns(runs, width * height);
      if (labels === null) return;
      kept += 1;
      pad.restore({ width, height, labels, frame, source });
    } catch {
      // The storage has its own sentence when it refuses to take a drawing; that none came back is no reason to trouble anyone.
    }
  }

  async function keep(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    const { sheet: { width, height, labels, frame, source }, revision } = pad.state();
    kept = revision;
    try {
      await client.ask('keep-drawing', { drawing: { width, height, runs: packRuns(labels), frame, source } });
      refused = false;
    } catch (thrown) {
      const { code, sentence } = toFailure(thrown, 'Your drawing could not be kept for the next time.');
      // Said once, not after every stroke.
      if (code !== 'cancelled' && !refused) pad.tell({ outcome: { tone: 'trouble', sentence, frameId: null }, said: sentence });
      refused = true;
    }
  }

  pad.subscribe(() => {
    if (pad.state().revision === kept || timer !== undefined) return;
    timer = setTimeout(() => void keep(), KEEP_MS);
  });

  return {
    follow: (_before, action) => { if (action.type === 'hello') void restore(); },
    close: () => { if (timer !== undefined) void keep(); },
  };
}
