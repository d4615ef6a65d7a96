// What a choice of size comes to, in words: pixels, how they fit the frame, and for large ones the time.
import type { Size, SizeChoice } from '../../../contract/size';
import { PICTURE_SIZE } from '../../../contract/size';
import { generatedSize } from '../../../inference/api/generated-size';
import { formatSize } from '../../kit/look/format';

export const SIZE_NAMES: Readonly<Record<SizeChoice, string>> = { square: 'Square', own: 'Fitted', large: 'Full' };

/** Below this many usual paintings nobody needs a warning. */
const WORTH_SAYING = 2.5;

/** `512 × 512 pixels, stretched over the frame.` */
export function sizeSentence(choice: SizeChoice, size: Size, frame: Size): string {
  const painted = generatedSize(size);
  const enlarged = painted.width < size.width;
  const pixels = `${formatSize(size.width, size.height)} pixels`;
  const fit = enlarged ? `, painted at ${formatSize(painted.width, painted.height)} and enlarged` : FIT[choice](Math.abs(Math.log(frame.width / frame.height)) < 0.01);
  return `${pixels}${fit}.${timeSentence(painted)}`;
}

/** How the painting fits the frame. */
const FIT: Readonly<Record<SizeChoice, (square: boolean) => string>> = {
  square: (square) => (square ? '' : ', stretched over the frame'),
  own: (square) => (square ? '' : ', in the frame’s own shape'),
  large: () => ', as fine as the frame',
};

/** How long a large painting takes, measured in usual ones: seconds differ from machine to machine. Pieces overlap, so it is no less. */
function timeSentence({ width, height }: Size): string {
  const times = (width * height) / PICTURE_SIZE ** 2;
  return times < WORTH_SAYING ? '' : ` Takes at least ${Math.round(times)} times as long as a square one.`;
}
