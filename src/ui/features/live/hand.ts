// Whether the hand rests. While it moves, drafts are painted; when it rests, the painting.

/** Quiet time after a change that stands alone, ms. */
const REST = 300;
/** Quiet time after changes that follow each other. Longer than the plugin's pause between two tidings of a steady drag (plugin/watching/burst.ts). */
const REST_AFTER_MOVES = 500;

export interface Hand {
  /** Something changed. */
  readonly moved: () => void;
  /** How long until it rests if nothing changes, ms; 0 where it rests. */
  readonly restsIn: () => number;
}

/** @param now a monotonic clock, ms. */
export function watchHand(now: () => number): Hand {
  let [before, last] = [-Infinity, -Infinity];
  return {
    moved: () => {
      [before, last] = [last, now()];
    },
    restsIn: () => {
      const rest = last - before < REST_AFTER_MOVES ? REST_AFTER_MOVES : REST;
      return Math.max(0, last + rest - now());
    },
  };
}
