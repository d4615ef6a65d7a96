// The kinds of landscape that can be composed, by the ids that src/contract/roll.ts names them with.
import type { ClassName } from '../contract/classes';
import type { KindId } from '../contract/roll';
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
  /** y of the horizon as a part of the height, for the horizon slider at 0, in the middle and at 1. */
  readonly horizon: readonly [number, number, number];
  /** Seen in every scene of the kind with its own sliders; others may be. */
  readonly classes: readonly ClassName[];
  /** Id of the style that the kind asks for; absent where any suits it. */
  readonly style?: string;
  readonly compose: (composition: Composition) => void;
}

export const KINDS = {
  'alpine-lake': {
    horizon: [0.68, 0.54, 0.4],
    classes: ['sky', 'mountain', 'grass', 'plant', 'tree', 'water'],
    compose: alpineLake,
  },
  'coast': { horizon: [0.56, 0.42, 0.3], classes: ['sky', 'rock', 'grass', 'tree', 'water', 'sea'], compose: coast },
  'forest-river': {
    horizon: [0.6, 0.46, 0.34],
    classes: ['sky', 'mountain', 'grass', 'plant', 'tree', 'river'],
    compose: forestRiver,
  },
  'meadow': {
    horizon: [0.58, 0.42, 0.3],
    classes: ['sky', 'mountain', 'grass', 'plant', 'tree', 'river'],
    compose: meadow,
  },
  'waterfall': {
    horizon: [0.72, 0.6, 0.48],
    classes: ['sky', 'rock', 'mountain', 'grass', 'plant', 'tree', 'water', 'river'],
    compose: waterfall,
  },
  'winter-valley': {
    horizon: [0.64, 0.5, 0.38],
    classes: ['sky', 'rock', 'mountain', 'grass', 'tree', 'river'],
    style: 'winter-morning',
    compose: winterValley,
  },
  'islands': { horizon: [0.56, 0.42, 0.3], classes: ['sky', 'rock', 'grass', 'tree', 'water', 'sea'], compose: islands },
  'desert-mesa': {
    horizon: [0.66, 0.52, 0.38],
    classes: ['sky', 'rock', 'grass', 'plant', 'tree', 'river'],
    compose: desertMesa,
  },
  'birch-moor': {
    horizon: [0.56, 0.4, 0.28],
    classes: ['sky', 'mountain', 'grass', 'plant', 'tree', 'water'],
    compose: birchMoor,
  },
  'reed-pond': {
    horizon: [0.5, 0.38, 0.28],
    classes: ['sky', 'mountain', 'grass', 'plant', 'tree', 'water'],
    compose: reedPond,
  },
  'fjord': { horizon: [0.68, 0.55, 0.42], classes: ['sky', 'rock', 'mountain', 'grass', 'tree', 'water'], compose: fjord },
  'canyon': {
    horizon: [0.66, 0.54, 0.42],
    classes: ['sky', 'rock', 'mountain', 'grass', 'plant', 'tree', 'river'],
    compose: canyon,
  },
  'forest-glade': {
    horizon: [0.56, 0.44, 0.32],
    classes: ['sky', 'mountain', 'grass', 'plant', 'tree', 'river'],
    compose: forestGlade,
  },
} as const satisfies Readonly<Record<KindId, Kind>>;
