// Rolled scenes: which kinds of landscape there are, and what decides a scene before its frame's size does. How one is composed:
// src/compose.
import * as v from 'valibot';
import { SeedSchema } from './recipe';

/** The kinds by their ids, with their names for people, in the order in which lists show them. */
export const KIND_NAMES = {
  'alpine-lake': 'Alpine lake',
  'coast': 'Coast with cliffs',
  'forest-river': 'Forest river',
  'meadow': 'Meadow and hills',
  'waterfall': 'Waterfall',
  'winter-valley': 'Winter valley',
  'islands': 'Islands',
  'desert-mesa': 'Desert mesa',
  'birch-moor': 'Moor with birches',
  'reed-pond': 'Pond with reeds',
  'fjord': 'Fjord',
  'canyon': 'Canyon river',
  'forest-glade': 'Forest glade',
} as const satisfies Readonly<Record<string, string>>;

export type KindId = keyof typeof KIND_NAMES;

export const KIND_IDS = Object.keys(KIND_NAMES) as [KindId, ...KindId[]];

const SliderSchema = v.pipe(v.number(), v.minValue(0), v.maxValue(1));

const SlidersSchema = v.pipe(
  v.object({
    /** 0 low in the picture, much sky … 1 high. */
    horizon: SliderSchema,
    ruggedness: SliderSchema,
    /** How much of it. */
    water: SliderSchema,
    /** How many. 0 is none. */
    trees: SliderSchema,
  }),
  v.readonly(),
);

/** 0…1 each; 0.5 is the kind's own. */
export type Sliders = v.InferOutput<typeof SlidersSchema>;

export const OWN_SLIDERS: Sliders = { horizon: 0.5, ruggedness: 0.5, water: 0.5, trees: 0.5 };

export const RollSchema = v.pipe(v.object({ kind: v.picklist(KIND_IDS), seed: SeedSchema, sliders: SlidersSchema }), v.readonly());

/** All that decides a scene but the size of its frame. The same roll gives the same shapes in frames of one proportion. */
export type Roll = v.InferOutput<typeof RollSchema>;

/** A new frame for a scene where nothing says another size, page pixels: 4:3. */
export const USUAL_FRAME = { width: 1200, height: 900 } as const;
