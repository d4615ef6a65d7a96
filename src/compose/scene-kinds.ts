// The kinds of landscape that can be composed.
import type { ClassName } from '../contract/classes';
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
  /** Seen in every scene of the kind with its own sliders; others may be. */
  readonly classes: readonly ClassName[];
  /** Id of the style that the kind asks for; absent where any suits it. */
  readonly style?: string;
  readonly compose: (composition: Composition) => void;
}

export const KINDS = {
  'alpine-lake': {
    name: 'Alpine lake',
    horizon: [0.68, 0.54, 0.4],
    classes: ['sky', 'mountain', 'grass', 'plant', 'tree', 'water'],
    compose: alpineLake,
  },
  'coast': { name: 'Coast with cliffs', horizon: [0.56, 0.42, 0.3], classes: ['sky', 'rock', 'grass', 'tree', 'water', 'sea'], compose: coast },
  'forest-river': {
    name: 'Forest river',
    horizon: [0.6, 0.46, 0.34],
    classes: ['sky', 'mountain', 'grass', 'plant', 'tree', 'river'],
    compose: forestRiver,
  },
  'meadow': {
    name: 'Meadow and hills',
    horizon: [0.58, 0.42, 0.3],
    classes: ['sky', 'mountain', 'grass', 'plant', 'tree', 'river'],
    compose: meadow,
  },
  'waterfall': {
    name: 'Waterfall',
    horizon: [0.72, 0.6, 0.48],
    classes: ['sky', 'rock', 'mountain', 'grass', 'plant', 'tree', 'water', 'river'],
    compose: waterfall,
  },
  'winter-valley': {
    name: 'Winter valley',
    horizon: [0.64, 0.5, 0.38],
    classes: ['sky', 'rock', 'mountain', 'grass', 'tree', 'river'],
    style: 'winter-morning',
    compose: winterValley,
  },
  'islands': { name: 'Islands', horizon: [0.56, 0.42, 0.3], classes: ['sky', 'rock', 'grass', 'tree', 'water', 'sea'], compose: islands },
  'desert-mesa': {
    name: 'Desert mesa',
    horizon: [0.66, 0.52, 0.38],
    classes: ['sky', 'rock', 'grass', 'plant', 'tree', 'river'],
    compose: desertMesa,
  },
  'birch-moor': {
    name: 'Moor with birches',
    horizon: [0.56, 0.4, 0.28],
    classes: ['sky', 'mountain', 'grass', 'plant', 'tree', 'water'],
    compose: birchMoor,
  },
  'reed-pond': {
    name: 'Pond with reeds',
    horizon: [0.5, 0.38, 0.28],
    classes: ['sky', 'mountain', 'grass', 'plant', 'tree', 'water'],
    compose: reedPond,
  },
  'fjord': { name: 'Fjord', horizon: [0.68, 0.55, 0.42], classes: ['sky', 'rock', 'mountain', 'grass', 'tree', 'water'], compose: fjord },
  'canyon': {
    name: 'Canyon river',
    horizon: [0.66, 0.54, 0.42],
    classes: ['sky', 'rock', 'mountain', 'grass', 'plant', 'tree', 'river'],
    compose: canyon,
  },
  'forest-glade': {
    name: 'Forest glade',
    horizon: [0.56, 0.44, 0.32],
    classes: ['sky', 'mountain', 'grass', 'plant', 'tree', 'river'],
    compose: forestGlade,
  },
} as const satisfies Readonly<Record<string, Kind>>;

export type KindId = keyof typeof KINDS;
