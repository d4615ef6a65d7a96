// How long the generator takes on this machine, learnt from what it painted last. The first painting of all is unknown.
import type { Progress } from '../api/engine';

export interface Pace {
  /** It took `ms` to paint so many pixels. */
  note(pixels: number, ms: number): void;
  /** Seconds that so many pixels will take one worker; null while nothing was painted. */
  seconds(pixels: number): number | null;
}

/** How much the newest run counts against those before it: a machine's pace changes with what else it does. */
const NEWEST = 0.5;

/** @param onNote called after each note. */
export function openPace(onNote: () => void = () => undefined): Pace {
  let msPerPixel: number | null = null;
  return {
    note(pixels, ms) {
      const now = ms / pixels;
      msPerPixel = msPerPixel === null ? now : msPerPixel + (now - msPerPixel) * NEWEST;
      onNote();
    },
    seconds: (pixels) => (msPerPixel === null ? null : (pixels * msPerPixel) / 1000),
  };
}

/**
 * Seconds until all pieces are painted: first those in hand, then those that wait, as many at a time as there are workers.
 * @param each how long a piece takes. @param inHand for how long each of them has been painted already.
 */
export function secondsLeft(each: number, inHand: readonly number[], waiting: number, workers: number): number {
  return Math.max(0, ...inHand.map((spent) => each - spent)) + Math.ceil(waiting / workers) * each;
}

export function leftOf(seconds: number | null): Pick<Progress, 'left'> {
  return seconds === null ? {} : { left: seconds };
}
