// What made a painting. It travels on the painted layer as plugin data, so that anyone on the team can repaint it.
import * as v from 'valibot';
import { CLASS_NAMES } from './classes';
import { SizeSchema } from './size';
import { parseBounded } from './storage/bounded-json';
import { StyleMixSchema } from './style';

/** Largest seed: seeds are 0…MAX_SEED. */
export const MAX_SEED = 0xffffffff;

/** Most classes that are repainted one after another: each is a painting of its own. */
const MOST_REPAINTS = 32;

/** Unsigned 32-bit integer. */
export const SeedSchema = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(MAX_SEED));

const RepaintSchema = v.pipe(v.object({ className: v.picklist(CLASS_NAMES), seed: SeedSchema }), v.readonly());

/** One class painted again with another seed, the rest kept: another sky over the same mountains. */
export type Repaint = v.InferOutput<typeof RepaintSchema>;

export const RepaintsSchema = v.pipe(v.array(RepaintSchema), v.maxLength(MOST_REPAINTS), v.readonly());

/** How loose a painting's outlines are, 0…1: as drawn, or roughened before they are painted (src/labels/edges). */
export const EdgesSchema = v.pipe(v.number(), v.minValue(0), v.maxValue(1));

/** The outlines of the shapes themselves. */
export const AS_DRAWN = 0;

/** Found by looking at scenes of clean shapes (docs/pictures/edges.webp): a circle is a peak, and yet where it was put. */
export const USUAL_EDGES = 0.6;

export const PaintingWaySchema = v.pipe(
  v.object({
    style: StyleMixSchema,
    seed: SeedSchema,
    /** Of the label map and of the painting. */
    size: v.pipe(SizeSchema, v.readonly()),
    /** In the order in which they are painted. */
    repaints: RepaintsSchema,
    /** Left out by versions that painted every outline as drawn. */
    edges: v.optional(EdgesSchema, AS_DRAWN),
    /** Lower-case hex sha256 of the generator file. */
    modelHash: v.string(),
    appVersion: v.string(),
  }),
  v.readonly(),
);

/** All that makes a painting out of a label map: the same map and way give the same pixels on the same backend. */
export type PaintingWay = v.InferOutput<typeof PaintingWaySchema>;

/** Most nodes that a painting is made from: each is exported on its own, and looked up by its id. */
export const MOST_SOURCES = 100;

/** In characters. Ids of layers in nested instances are long, these are longer. */
const LONGEST_ID = 500;

export const SourceIdsSchema = v.pipe(
  v.array(v.pipe(v.string(), v.maxLength(LONGEST_ID))),
  v.minLength(1),
  v.maxLength(MOST_SOURCES),
  v.readonly(),
);

export const RecipeSchema = v.pipe(
  v.object({
    ...PaintingWaySchema.entries,
    version: v.literal(2),
    /** Ids of the painted nodes, bottom to top; one id unless several siblings were selected. */
    sourceIds: SourceIdsSchema,
  }),
  v.readonly(),
);

export type Recipe = v.InferOutput<typeof RecipeSchema>;

/** Most characters of a recipe on a layer: with MOST_SOURCES of the longest ids and a style of its own for every class it stays below. */
const LONGEST_RECIPE = 90_000;

/** Most characters of a label map on a layer. Figma takes 100 kB an entry, with the key and the plugin's id in it. */
export const LONGEST_CARRIED = 99_000;

/** Two recipes paint the same source when they name the same nodes, in whatever order. */
export function sameSource(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && [...a].sort().join() === [...b].sort().join();
}

/** Read a Recipe from plugin data. Anything that is not one (empty, broken, foreign) gives null. */
export function parseRecipe(text: string): Recipe | null {
  const value = parseBounded(text, LONGEST_RECIPE);
  const { success, output } = v.safeParse(RecipeSchema, value);
  return success ? output : null;
}

export function isSeed(value: unknown): value is number {
  return v.is(SeedSchema, value);
}
