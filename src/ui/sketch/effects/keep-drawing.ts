// Keeps the drawing between openings: brought back when the panel opens, saved at each step. Nothing is put off, because a panel
// that closes gets no word out any more; while a save is under way, the newest step waits for its answer.
import { toFailure } from '../../../contract/failure';
import { readDrawing, writeDrawing } from '../../../labels/label-text';
import type { Effect, Tools } from '../../state/effect';
import type { Pad } from '../pad/pad';

export function keepDrawing(pad: Pad, { client }: Pick<Tools, 'client'>): Effect {
  /** Revision that is saved or on its way, or as it came. */
  let kept = pad.state().revision;
  let saving = false;
  let refused = false;

  async function restore(): Promise<void> {
    try {
      const { drawing } = await client.ask('kept-drawing', {});
      if (drawing === null || pad.state().revision > 0) return;
      const { width, height, runs, frame, source } = drawing;
      const labels = readDrawing(runs, width * height);
      if (labels === null) return;
      kept += 1;
      pad.restore({ width, height, labels, frame, source });
    } catch {
      // The storage has its own sentence when it refuses to take a drawing; that none came back is no reason to trouble anyone.
    }
  }

  async function save(): Promise<void> {
    const { sheet: { width, height, labels, frame, source }, revision } = pad.state();
    kept = revision;
    try {
      await client.ask('keep-drawing', { drawing: { width, height, runs: writeDrawing(labels), frame, source } });
      refused = false;
    } catch (thrown) {
      const { code, sentence } = toFailure(thrown, 'Your drawing could not be kept for the next time.');
      // Said once, not after every stroke.
      if (code !== 'cancelled' && !refused) pad.tell({ outcome: { tone: 'trouble', sentence, frameId: null }, said: sentence });
      refused = true;
    }
  }

  async function keep(): Promise<void> {
    if (saving) return;
    saving = true;
    while (pad.state().revision !== kept) await save();
    saving = false;
  }

  pad.subscribe(() => void keep());

  return { follow: (_before, action) => { if (action.type === 'hello') void restore(); } };
}
