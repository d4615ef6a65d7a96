// From RGBA pixels to the label map that the generator gets, in four steps: classify, trust, vote, fill. No decoder and no canvas in here.
import { UNLABELLED } from '../../contract/classes';
import type { Affine, Rect } from '../../contract/geometry';
import type { RgbaImage } from '../../contract/pictures/image';
import type { Size } from '../../contract/size';
import { countLabels, coverageOf } from '../coverage';
import type { PictureLabels } from '../label-map';
import { classify, paletteColours } from './classify';
import { fill } from './fill';
import { isMask, unpaintableSelection } from './no-mask';
import { trust } from './trust';
import { unmatchedColours } from './unmatched';
import { vote } from './vote';

/** Decoded pixels and where on the page they lie. */
export interface Pixels extends RgbaImage {
  /** What the pixels show, in page coordinates. */
  readonly box: Rect;
}

/**
 * Label the part of the pixels that `frame` (unit square → page) covers, upright in the frame's own axes.
 * @param size of the label map; its cells may be larger or smaller than the pixels, and need not be square.
 * @throws FailureError `no-semantic-pixel` for what is no mask (no-mask.ts), or where no pixel of the frame can be believed.
 * @throws RangeError when the bytes do not match the size.
 */
export function labelPicture({ rgba, width, height, box }: Pixels, frame: Affine, size: Size): PictureLabels {
  if (rgba.length !== width * height * 4 || rgba.length === 0)
    throw new RangeError(`${rgba.length} bytes are not ${width}×${height} RGBA pixels`);
  const pixels = asWords(rgba);
  const toPixels = pixelFrame(frame, box, width, height);
  const map = classify(pixels, width, height);
  if (!isMask(map.evidence, paletteColours(map.palette))) throw unpaintableSelection(map.evidence);
  const trusted = trust(map, pixels, width, height, paletteColours(map.palette));
  const labels = vote(trusted, width, height, toPixels, size);
  const empty = countLabels(labels)[UNLABELLED]!;
  if (empty === labels.length) {
    throw unpaintableSelection(map.evidence);
  }
  fill(labels, size.width, size.height);
  const [[a, c], [b, d]] = toPixels;
  return {
    labels,
    width: size.width,
    height: size.height,
    palette: map.palette,
    coverage: coverageOf(labels),
    unlabelled: empty / labels.length,
    unmatched: unmatchedColours(map, pixels, width, Math.abs(a * d - b * c)),
  };
}

/** One 32-bit word a pixel, red lowest: every machine that runs a browser or Node is little-endian. */
export function asWords(rgba: Uint8Array | Uint8ClampedArray): Uint32Array {
  const aligned = rgba.byteOffset % 4 === 0 ? rgba : rgba.slice();
  return new Uint32Array(aligned.buffer, aligned.byteOffset, aligned.length / 4);
}

/** The frame in pixels of the picture instead of page coordinates. */
function pixelFrame(frame: Affine, box: Rect, width: number, height: number): Affine {
  const [[a, c, tx], [b, d, ty]] = frame;
  const [sx, sy] = [width / box.width, height / box.height];
  return [
    [a * sx, c * sx, (tx - box.x) * sx],
    [b * sy, d * sy, (ty - box.y) * sy],
  ];
}
