// Whether the hand rests. While it moves, drafts are painted; when it rests, the painting.

/** Quiet time after which the hand rests, ms. */
export const REST = {
  /** After a change in the document: longer than the plugin waits between two tidings of a steady drag (LONGEST in plugin/watching/burst.ts). */
  document: 300,
  /** After a change in the panel, which is heard of at once: a slider, a stroke, a style. */
  panel: 250,
} as const;

export interface Hand {
  /** Something changed. @param rest quiet time from here on. */
  readonly moved: (rest: number) => void;
  /** How long until it rests if nothing changes, ms; 0 where it rests. */
  readonly restsIn: () => number;
}

/** @param now a monotonic clock, ms. */
export function watchHand(now: () => number): Hand {
  let until = -Infinity;
  return {
    moved: (rest) => {
      until = now() + rest;
    },
    restsIn: () => Math.max(0, until - now()),
  };
}
