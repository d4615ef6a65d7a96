// The sketch pad with its effects, put together for the controller.
import type { Effect, Tools } from '../state/effect';
import { keepDrawing } from './effects/keep-drawing';
import { createPad } from './pad/pad';
import type { Pad } from './pad/pad';
import { previewEffect } from './effects/preview-effect';
import { readPicture } from './effects/read-picture';
import type { ReadPicture } from './effects/read-picture';
import { sendDrawing } from './effects/send-drawing';

export interface Desk extends Omit<ReadPicture, 'close'> {
  readonly pad: Pad;
  /** Paint the drawing for the panel now. */
  readonly paint: () => void;
  /** Put the drawing into the document. */
  readonly send: () => void;
}

export function createDesk(tools: Tools): { readonly desk: Desk; readonly effect: Effect } {
  const pad = createPad();
  const preview = previewEffect(pad, tools);
  const keeper = keepDrawing(pad, tools);
  const { close: stopReading, ...picture } = readPicture(pad, tools);
  pad.subscribe(preview.follow);
  return {
    desk: { pad, ...picture, paint: preview.paint, send: () => void sendDrawing(pad, tools) },
    effect: {
      follow: (before, action) => {
        preview.follow();
        keeper.follow?.(before, action);
      },
      close: () => {
        preview.close();
        stopReading();
      },
    },
  };
}
