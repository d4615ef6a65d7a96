// The kinds of landscape that can be composed.
import type { Composition } from './composition';
import { alpineLake } from './kinds/alpine-lake';

export interface Kind {
  /** For people. */
  readonly name: string;
  /** y of the horizon as a part of the height, for the horizon slider at 0, in the middle and at 1. */
  readonly horizon: readonly [number, number, number];
  readonly compose: (composition: Composition) => void;
}

export const KINDS = {
  'alpine-lake': { name: 'Alpine lake', horizon: [0.68, 0.54, 0.4], compose: alpineLake },
} as const satisfies Readonly<Record<string, Kind>>;

export type KindId = keyof typeof KINDS;
