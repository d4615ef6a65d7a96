// What is said about a painting: before it, while it is made, and when it is there.
import type { Size, SizeChoice } from '../../../contract/size';
import type { Phase } from '../../../inference/api/engine';
import { makingOf } from '../../../inference/api/sizes/making';
import type { SizeFacts } from '../../../inference/api/sizes/making';
import { formatSeconds, formatSize } from '../../kit/look/format';
import { aboutWords } from '../../kit/look/time-words';
import type { Subject } from '../../state/phase';
import { inDocument } from './made';
import type { Painted, PaintStep } from './painting-state';
import { quoted } from '../../kit/look/quoted';

export const NOT_PAINTED = 'The painting did not work out. Try again.';
export const CANCELLED = { code: 'cancelled', sentence: 'Painting was cancelled.' } as const;

/** What the Paint button says, whatever a press would have to do: the sentence above it tells that. */
export const PAINT = 'Paint';

/** What a press on Paint would do. @param replaces there is a painting of this source already. */
export function paintIntent(replaces: boolean, onTop: boolean): string {
  if (replaces) return 'Replaces the painting of this layer.';
  return onTop ? 'Lands on top of this layer.' : 'Lands beside this layer.';
}

const PROGRESS_WORDS: Readonly<Record<Phase, string>> = {
  'download': 'Fetching the painter…',
  'decode': 'Preparing…',
  'compile': 'Preparing…',
  'warm-up': 'Warming up…',
  'paint': 'Painting…',
  'trace': 'Drawing shapes…',
};

/** What the engine is doing, on the button: `Painting… 1 of 4 pieces`. */
export function paintWord(step: PaintStep): string {
  if (step.kind === 'inserting') return PROGRESS_WORDS.paint;
  if (step.progress === null) return 'Preparing…';
  const { phase, pieces } = step.progress;
  return pieces === undefined ? PROGRESS_WORDS[phase] : `Painting… ${pieces.done} of ${pieces.of} pieces`;
}

/** How far a painting is, 0…1. */
export function paintDone(step: PaintStep): number {
  if (step.kind === 'inserting') return 1;
  return step.progress?.done ?? 0;
}

/** While a painting is under way. @param elsewhere name of its source, where something else is selected by now. */
export function underWaySentence(step: PaintStep, elsewhere: string | null): string {
  const cancel = step.kind === 'working' ? 'Esc cancels.' : 'Almost there.';
  return elsewhere === null ? cancel : `Still painting ${quoted(elsewhere)}. ${cancel}`;
}

/** `Painted in 0.4 s. Layer “Lake painting” added.` */
export function landedSentence(painted: Pick<Painted, 'seconds' | 'layerName' | 'updated' | 'carriesMask'>): string {
  const time = painted.seconds === null ? '' : `Painted in ${formatSeconds(painted.seconds)}. `;
  return `${time}Layer ${quoted(painted.layerName)} ${painted.updated ? 'updated' : 'added'}.${painted.carriesMask ? '' : ' Its mask is too large for the layer to carry.'}`;
}

/** A painting has landed while something else was selected. */
export function landedElsewhere(layerName: string): string {
  return `${quoted(layerName)} is painted.`;
}

/** What the document holds of the last painting that was ordered here: undo, redo and teammates change it. */
export function documentSentence(subject: Subject & { readonly painted: Painted }): string {
  switch (inDocument(subject)) {
    case 'newest':
      return landedSentence(subject.painted);
    case 'earlier':
      return 'An earlier painting of yours is in the layer again.';
    case 'nothing':
      return 'The painting is no longer in the file. Paint to put it back.';
    case 'another':
      return 'The layer holds another painting now: it was undone, or somebody painted it. Paint to put yours back.';
  }
}

export const SIZE_NAMES: Readonly<Record<SizeChoice, string>> = { square: 'Square', fitted: 'Fitted', full: 'Full', double: '2×' };

/** How many pixels a choice gives: `1920 × 1080`; of frames that differ, the largest: `up to 1920 × 1080`. */
export function pixelWords(sizes: readonly Size[]): string {
  const [first, ...others] = [...sizes].sort((one, other) => other.width * other.height - one.width * one.height);
  if (first === undefined) return '';
  const words = formatSize(first.width, first.height);
  return others.every(({ width, height }) => width === first.width && height === first.height) ? words : `up to ${words}`;
}

/** How long a choice takes; empty where that is not known yet. */
export function choiceTimeWords(seconds: number | null): string {
  return seconds === null ? '' : aboutWords(seconds);
}

/** How the painting fits the frame: `As fine as the frame.` */
/** @param painter that paints it. */
export function sizeSentence(choice: SizeChoice, size: Size, frame: Size, painter: SizeFacts): string {
  const { size: generated } = makingOf(size, painter);
  if (generated.width < size.width) return `Painted at ${formatSize(generated.width, generated.height)} and enlarged.`;
  const isSquare = Math.abs(Math.log(frame.width / frame.height)) < 0.01;
  if (choice === 'square') return isSquare ? '' : 'Stretched over the frame.';
  if (choice === 'fitted') return isSquare ? '' : 'In the frame’s own shape.';
  const fineness = size.width / frame.width;
  if (fineness < 0.98) return 'As large as Figma takes pictures.';
  if (fineness < 1.02) return 'As fine as the frame.';
  return fineness < 1.98 ? 'Finer than the frame.' : 'Two pixels for each of the frame’s, for sharp screens.';
}

/** The preview on show has another size than the painting will have. */
export function previewSizeSentence(preview: Size, size: Size): string {
  return `Previewed at ${formatSize(preview.width, preview.height)}. At ${formatSize(size.width, size.height)} details come out finer.`;
}
