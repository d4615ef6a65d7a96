// How long something takes, said beside what is under way. What is over within two seconds needs no such words.

/** Seconds that something may take without a word of how long. */
const SHORT = 2;
/** Before this share is done nobody can tell how long the rest takes. */
const TELLING = 0.08;

/**
 * @param seconds since it is watched. @param done 0…1 where that is known, else null. @param from what was done when the watching began.
 * @returns `` at first; then `7 s`, or `about 12 s left`, `about 3 min left`.
 */
export function timeWords(seconds: number, done: number | null, from = 0): string {
  if (seconds < SHORT) return '';
  if (done === null || done - from < TELLING) return `${Math.floor(seconds)} s`;
  const left = (seconds * (1 - done)) / (done - from);
  if (left < 1) return 'almost there';
  return left < 90 ? `about ${Math.ceil(left)} s left` : `about ${Math.round(left / 60)} min left`;
}
