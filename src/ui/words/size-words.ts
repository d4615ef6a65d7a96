// What a choice of size comes to, in words: pixels, and for large ones the time.
import type { Size, SizeChoice } from '../../contract/size';
import { PICTURE_SIZE } from '../../inference/engine-api';
import { formatSize } from './format';

export const SIZE_NAMES: Readonly<Record<SizeChoice, string>> = { square: 'Square', own: 'Fitted', large: 'Full' };

/** How the painting fits the frame, after its pixels. */
const FIT: Readonly<Record<SizeChoice, (square: boolean) => string>> = {
  square: (square) => (square ? '' : ', stretched over the frame'),
  own: (square) => (square ? '' : ', in the frame’s own shape'),
  large: () => ', as fine as the frame',
};

/** Below this many usual paintings nobody needs a warning. */
const WORTH_SAYING = 2.5;

/** `512 × 512 pixels, stretched over the frame.` */
export function sizeSentence(choice: SizeChoice, size: Size, frame: Size): string {
  const pixels = `${formatSize(size.width, size.height)} pixels`;
  return `${pixels}${FIT[choice](Math.abs(Math.log(frame.width / frame.height)) < 0.01)}.${timeSentence(size)}`;
}

/** How long a large painting takes, measured in usual ones: seconds differ from machine to machine by more than that. */
function timeSentence({ width, height }: Size): string {
  const times = (width * height) / PICTURE_SIZE ** 2;
  return times < WORTH_SAYING ? '' : ` Takes about ${Math.round(times)} times as long as a square one.`;
}
