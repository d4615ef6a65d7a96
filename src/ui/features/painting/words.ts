// What is said about a painting: before it, while it is made, and when it is there.
import { PICTURE_SIZE } from '../../../contract/size';
import type { Size, SizeChoice } from '../../../contract/size';
import type { Phase } from '../../../inference/api/engine';
import { generatedSize } from '../../../inference/api/generated-size';
import { formatSeconds, formatSize } from '../../kit/look/format';
import type { PanelState } from '../../state/panel-state';
import type { Subject } from '../../state/phase';
import { inDocument } from './made';
import type { Painted, PaintStep } from './painting-state';
import { quoted } from '../../kit/look/quoted';

export const NOT_PAINTED = 'The painting did not work out. Try again.';
export const CANCELLED = { code: 'cancelled', sentence: 'Painting was cancelled.' } as const;

/** What the Paint button says. With Live on, a press brings what is on show into the file. */
export function paintLabel({ settings }: PanelState, { source, painted }: Subject): string {
  if (settings.live) return source.painting === null ? 'Insert' : 'Update';
  if (painted !== null) return 'Paint again';
  return source.painting === null ? 'Paint' : 'Update painting';
}

/** What a press on Paint would do. @param updates there is a painting of this source already. */
export function paintIntent(updates: boolean, onTop: boolean): string {
  if (updates) return 'Updates the painting of this layer.';
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
  if (step.kind === 'inserting') return 'Placing…';
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

/** What the document holds of the last painting that was ordered here: undo, redo and teammates change it. @param live whether Live is on. */
export function documentSentence(subject: Subject & { readonly painted: Painted }, live: boolean): string {
  switch (inDocument(subject)) {
    case 'newest':
      return landedSentence(subject.painted);
    case 'earlier':
      return 'An earlier painting of yours is in the layer again.';
    case 'nothing':
      return `The painting is no longer in the file. ${live ? 'Insert' : 'Paint again'} to put it back.`;
    case 'another':
      return 'The layer holds another painting now: it was undone, or somebody painted it. Paint again to put yours back.';
  }
}

export const SIZE_NAMES: Readonly<Record<SizeChoice, string>> = { square: 'Square', fitted: 'Fitted', full: 'Full' };

/** Paintings of at least this many times the work of a square one come with a warning. */
const WORTH_A_WARNING = 2.5;

/** `512 × 512 pixels, stretched over the frame.` */
export function sizeSentence(choice: SizeChoice, size: Size, frame: Size): string {
  const painted = generatedSize(size);
  const enlarged = painted.width < size.width;
  const pixels = `${formatSize(size.width, size.height)} pixels`;
  const fit = enlarged
    ? `, painted at ${formatSize(painted.width, painted.height)} and enlarged`
    : FIT[choice](Math.abs(Math.log(frame.width / frame.height)) < 0.01);
  return `${pixels}${fit}.${timeSentence(painted)}`;
}

/** How the painting fits the frame. */
const FIT: Readonly<Record<SizeChoice, (square: boolean) => string>> = {
  square: (square) => (square ? '' : ', stretched over the frame'),
  fitted: (square) => (square ? '' : ', in the frame’s own shape'),
  full: () => ', as fine as the frame',
};

/** How much more than a square one a large painting is: seconds differ from machine to machine, and several cores share it. “At least”, because pieces overlap. */
function timeSentence({ width, height }: Size): string {
  const times = (width * height) / PICTURE_SIZE ** 2;
  return times < WORTH_A_WARNING ? '' : ` At least ${Math.round(times)} times the work of a square one.`;
}
