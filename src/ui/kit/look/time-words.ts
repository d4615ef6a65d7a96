// How long something takes: said beforehand, or beside what is under way. What is over within two seconds needs no words beside it.

/** Seconds that something may take without a word of how long. */
const SHORT = 2;
/** Before this share is done nobody can tell how long the rest takes. */
const TELLING = 0.08;

/**
 * @param seconds since it is watched. @param done 0…1 where that is known, else null. @param from what was done when the watching began.
 * @param expected seconds that it is expected to take from now on; below 0 where it takes longer than was expected; null where that is not known.
 * @returns `` at first; then `7 s`, or `about 12 s left`, `about 3 min left`.
 */
export function timeWords(seconds: number, done: number | null, from = 0, expected: number | null = null): string {
  if (expected !== null && expected >= SHORT) return leftWords(expected);
  if (seconds < SHORT) return '';
  if (expected !== null && expected > -SHORT) return leftWords(expected);
  // Nobody knows, or the expectation was wrong.
  if (expected !== null || done === null || done - from < TELLING) return `${Math.floor(seconds)} s`;
  return leftWords((seconds * (1 - done)) / (done - from));
}

function leftWords(left: number): string {
  return left < 1 ? 'almost there' : `about ${roundWords(left)} left`;
}

/** What is said before it begins: `<1 s`, `~12 s`, `~3 min`. @param seconds 0 or more. */
export function aboutWords(seconds: number): string {
  return seconds < 1 ? '<1 s' : `~${roundWords(seconds)}`;
}

function roundWords(seconds: number): string {
  return seconds < 90 ? `${Math.ceil(seconds)} s` : `${Math.round(seconds / 60)} min`;
}
