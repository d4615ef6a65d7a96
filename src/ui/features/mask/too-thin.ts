// Frames that are so long and thin that no picture of them can be read: Figma exports at most 4096 pixels a side, and of the short side hardly
// anything is left.
import type { Failure } from '../../../contract/failure';
import type { SourceSummary } from '../../../contract/wire/messages';
import { LONGEST_SIDE } from '../../../contract/size';
import { tooThinSentence } from './words';

/** Fewer exported pixels than this across show no shapes. */
const FEWEST_ACROSS = 16;

/** Why a source of this size can't be read; null where it can. The code is that of shapes which have to change first. */
export function tooThin({ name, width, height }: Pick<SourceSummary, 'name' | 'width' | 'height'>): Failure | null {
  const [long, short] = [Math.max(width, height), Math.min(width, height)];
  const least = (long * FEWEST_ACROSS) / LONGEST_SIDE;
  return short >= least ? null : { code: 'no-semantic-pixel', sentence: tooThinSentence(name, { width, height }, Math.ceil(least)) };
}
