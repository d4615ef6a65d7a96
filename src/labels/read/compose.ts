// Several exported nodes into one picture: parts laid over each other, bottom to top, where their boxes say and as far as they are seen.
import type { Rect } from '../../contract/geometry';
import type { Clip } from '../../contract/picture';
import type { Pixels } from './label-picture';
import { spanOf } from './clip-span';

/** Figma's largest export; more would only cost memory. */
const LONGEST_SIDE = 4096;

export interface Part extends Pixels {
  /** As a PicturePart's. */
  readonly clips?: readonly Clip[] | undefined;
}

/**
 * Lay parts over each other at the resolution of the finest. Pixels are taken whole, never blended with their neighbours: a
 * smoothed edge would invent colours.
 * @param parts at least one, bottom to top; a single part comes back as it is, unless something of it is cut off.
 * @param within what is wanted of the picture, page coordinates; all of it where left out.
 */
export function compose(parts: readonly Part[], within?: Rect): Pixels {
  const [first, ...others] = parts;
  if (first === undefined) throw new RangeError('nothing to compose');
  if (others.length === 0 && (first.clips ?? []).length === 0) return first;
  const isCut = parts.some(({ clips = [] }) => clips.length > 0);
  const box = isCut && within !== undefined ? within : union(parts.map((part) => part.box));
  const finest = Math.max(...parts.map((part) => Math.max(part.width / part.box.width, part.height / part.box.height)));
  const scale = Math.min(finest, LONGEST_SIDE / Math.max(box.width, box.height));
  const width = Math.max(1, Math.round(box.width * scale));
  const height = Math.max(1, Math.round(box.height * scale));
  const [across, down] = [width / box.width, height / box.height];
  const rgba = new Uint8ClampedArray(width * height * 4);
  for (const part of parts) {
    const left = Math.round((part.box.x - box.x) * across);
    const top = Math.round((part.box.y - box.y) * down);
    const right = Math.max(left + 1, Math.round((part.box.x + part.box.width - box.x) * across));
    const bottom = Math.max(top + 1, Math.round((part.box.y + part.box.height - box.y) * down));
    for (let y = Math.max(0, top); y < Math.min(height, bottom); y++) {
      const row = Math.floor(((y - top + 0.5) * part.height) / (bottom - top)) * part.width;
      let [from, to] = [Math.max(0, left), Math.min(width, right)];
      for (const clip of part.clips ?? []) {
        const span = spanOf(clip, box.y + (y + 0.5) / down);
        from = Math.max(from, Math.ceil((span.from - box.x) * across - 0.5));
        to = Math.min(to, Math.floor((span.to - box.x) * across + 0.5));
      }
      for (let x = from; x < to; x++) {
        const column = Math.floor(((x - left + 0.5) * part.width) / (right - left));
        layOver(rgba, (y * width + x) * 4, part.rgba, (row + column) * 4);
      }
    }
  }
  return { rgba, width, height, box };
}

/** Source over, straight alpha. */
function layOver(under: Uint8ClampedArray, at: number, over: Pixels['rgba'], from: number): void {
  const alpha = over[from + 3]! / 255;
  if (alpha === 0) return;
  const below = (under[at + 3]! / 255) * (1 - alpha);
  for (let channel = 0; channel < 3; channel++) {
    under[at + channel] = (over[from + channel]! * alpha + under[at + channel]! * below) / (alpha + below);
  }
  under[at + 3] = (alpha + below) * 255;
}

function union(boxes: readonly Rect[]): Rect {
  const x = Math.min(...boxes.map((box) => box.x));
  const y = Math.min(...boxes.map((box) => box.y));
  const right = Math.max(...boxes.map((box) => box.x + box.width));
  const bottom = Math.max(...boxes.map((box) => box.y + box.height));
  return { x, y, width: right - x, height: bottom - y };
}
