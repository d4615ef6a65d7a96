// Stripes over the places of a drawing that its reader was unsure of, until the person has drawn there.
import type { PixelRect } from '../../../sketch/pixel-rect';
import type { Sheet } from '../../../sketch/sheet';
import type { Backdrop } from '../pad/pad-state';

/** Cells from one stripe to the next, aslant, and of a stripe's width. */
const [PERIOD, STRIPE] = [10, 3];
/** Black and white side by side: seen on every class and every picture. Little-endian RGBA. */
const [DARK, LIGHT] = [0xc0000000, 0xc0ffffff];

/** @returns what draws the stripes of a rectangle anew; null where there are none to draw. */
export function doubtPainter(canvas: HTMLCanvasElement | null, sheet: Sheet, backdrop: Backdrop | null): ((rect: PixelRect) => void) | null {
  const context = canvas?.getContext('2d') ?? null;
  if (context === null || backdrop === null) return null;
  const { unsure, read } = backdrop;
  const { width, labels } = sheet;
  const image = new ImageData(width, sheet.height);
  const words = new Uint32Array(image.data.buffer);
  return ({ x: left, y: top, width: across, height: down }) => {
    for (let y = top; y < top + down; y++) {
      for (let x = left; x < left + across; x++) {
        const cell = y * width + x;
        const phase = (x + y) % PERIOD;
        const open = unsure[cell] === 1 && labels[cell] === read[cell] && phase < 2 * STRIPE;
        words[cell] = open ? (phase < STRIPE ? DARK : LIGHT) : 0;
      }
    }
    context.putImageData(image, 0, 0, left, top, across, down);
  };
}
