// Keeps the drawing between openings: it is brought back when the panel opens, and saved at once after each step, because a panel that
// closes can't send messages any more. While a save is under way the newest step waits for its answer.
import { toFailure } from '../../../contract/failure';
import { readDrawing, writeDrawing } from '../../../labels/label-text';
import type { Effect, Tools } from '../../state/effect';
import type { Pad } from '../pad/pad';
import { NOT_KEPT } from '../words';

export function keepDrawing(pad: Pad, { client }: Pick<Tools, 'client'>): Effect {
  /** The revision that needs no saving: it is saved, being saved, or came from the plugin. */
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
      // A person who has not drawn before should not be told of this; that a drawing can't be kept is told when one is saved.
    }
  }

  async function save(): Promise<void> {
    const {
      sheet: { width, height, labels, frame, source },
      revision,
    } = pad.state();
    kept = revision;
    try {
      await client.ask('keep-drawing', { drawing: { width, height, runs: writeDrawing(labels), frame, source } });
      refused = false;
    } catch (thrown) {
      const { code, sentence } = toFailure(thrown, NOT_KEPT);
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

  return {
    follow: (_before, action) => {
      if (action.type === 'hello') void restore();
    },
  };
}
