// Puts the drawing into the document: a frame with a vector shape for each of its areas. One undo step there; the drawing stays
// in the panel as it is.
import { toFailure } from '../../../contract/failure';
import { drawMap } from '../../features/canvas-aids/draw-map';
import type { Tools } from '../../state/effect';
import type { Pad } from '../pad/pad';
import { frameName, NOT_SENT, sentSentence } from '../words';

/** Send what is drawn now. Never rejects; what became of it is the pad's `outcome`. */
export async function sendDrawing(pad: Pad, tools: Pick<Tools, 'client' | 'engine'>): Promise<void> {
  const { sheet, sending, unlabelled } = pad.state();
  if (sending || unlabelled === 1) return;
  pad.tell({ sending: true, outcome: null });
  try {
    const frame = await drawMap(tools, frameName(sheet), sheet, sheet.frame);
    const sentence = sentSentence(frame.name, frame.shapes);
    pad.tell({ sending: false, outcome: { tone: 'done', sentence, frameId: frame.frameId }, said: sentence });
  } catch (thrown) {
    const { sentence } = toFailure(thrown, NOT_SENT);
    pad.tell({ sending: false, outcome: { tone: 'trouble', sentence, frameId: null }, said: sentence });
  }
}
