// The kinds of landscape that can be composed.
import type { Composition } from './composition';
import { alpineLake } from './kinds/alpine-lake';
import { birchMoor } from './kinds/birch-moor';
import { canyon } from './kinds/canyon';
import { coast } from './kinds/coast';
import { desertMesa } from './kinds/desert-mesa';
import { fjord } from './kinds/fjord';
import { forestGlade } from './kinds/forest-glade';
import { forestRiver } from './kinds/forest-river';
import { islands } from './kinds/islands';
import { meadow } from './kinds/meadow';
import { reedPond } from './kinds/reed-pond';
import { waterfall } from './kinds/waterfall';
import { winterValley } from './kinds/winter-valley';

export interface Kind {
  /** For people. */
  readonly name: string;
  /** y of the horizon as a part of the height, for the horizon slider at 0, in the middle and at 1. */
  readonly horizon: readonly [number, number, number];
  readonly compose: (composition: Composition) => void;
}

export const KINDS = {
  'alpine-lake': { name: 'Alpine lake', horizon: [0.68, 0.54, 0.4], compose: alpineLake },
  'coast': { name: 'Coast with cliffs', horizon: [0.56, 0.42, 0.3], compose: coast },
  'forest-river': { name: 'Forest river', horizon: [0.6, 0.46, 0.34], compose: forestRiver },
  'meadow': { name: 'Meadow and hills', horizon: [0.58, 0.42, 0.3], compose: meadow },
  'waterfall': { name: 'Waterfall', horizon: [0.72, 0.6, 0.48], compose: waterfall },
  'winter-valley': { name: 'Winter valley', horizon: [0.64, 0.5, 0.38], compose: winterValley },
  'islands': { name: 'Islands', horizon: [0.56, 0.42, 0.3], compose: islands },
  'desert-mesa': { name: 'Desert mesa', horizon: [0.66, 0.52, 0.38], compose: desertMesa },
  'birch-moor': { name: 'Moor with birches', horizon: [0.56, 0.4, 0.28], compose: birchMoor },
  'reed-pond': { name: 'Pond with reeds', horizon: [0.5, 0.38, 0.28], compose: reedPond },
  'fjord': { name: 'Fjord', horizon: [0.68, 0.55, 0.42], compose: fjord },
  'canyon': { name: 'Canyon river', horizon: [0.66, 0.54, 0.42], compose: canyon },
  'forest-glade': { name: 'Forest glade', horizon: [0.56, 0.44, 0.32], compose: forestGlade },
} as const satisfies Readonly<Record<string, Kind>>;

export type KindId = keyof typeof KINDS;
