// The plugin's own note on a layer that it painted, beside the recipe.
import * as v from 'valibot';
import { MOST_SOURCES } from '../../contract/recipe';
import { parseBounded } from '../../contract/storage/bounded-json';
import { PLACED_KEY } from '../../contract/storage/storage-keys';

/** How the plugin left a layer. Tells a copy from the original, and what a person chose from what the plugin gave it. */
export interface Placed {
  readonly layerId: string;
  readonly width: number;
  readonly height: number;
  /** One of several that were inserted together. */
  readonly variation: boolean;
  /** Names of the marks on the layers that the recipe names (src/plugin/identity), in its order; null where there were none. */
  readonly marks: readonly string[] | null;
  /** Radii of its corners, clockwise from the top left; null on layers of older versions. */
  readonly corners: readonly number[] | null;
  /** Of a layer of somebody's own that the painting is a fill of: the hash of that fill's image. Null on layers that the plugin made. */
  readonly fill: string | null;
  /** Of a stack: what its layers were called when they were put there; one that is missing was left out by a person. Null on every other painting. */
  readonly stack: readonly string[] | null;
}

/** Most characters of a Placed: MOST_SOURCES names of marks, and room. */
const LONGEST_PLACED = 6000;

/** Most names of layers in a stack that are read. */
const MOST_NOTED = 20;

const SideSchema = v.pipe(v.number(), v.finite());
const PlacedSchema = v.object({
  layerId: v.string(),
  width: SideSchema,
  height: SideSchema,
  variation: v.fallback(v.boolean(), false),
  marks: v.fallback(v.nullable(v.pipe(v.array(v.string()), v.maxLength(MOST_SOURCES))), null),
  corners: v.fallback(v.nullable(v.pipe(v.array(SideSchema), v.length(4))), null),
  fill: v.fallback(v.nullable(v.string()), null),
  stack: v.fallback(v.nullable(v.pipe(v.array(v.string()), v.maxLength(MOST_NOTED))), null),
});

/** What the plugin noted when it last placed the layer; null where there is no valid note. */
export function readPlaced(layer: SceneNode): Placed | null {
  const note = v.safeParse(PlacedSchema, parseBounded(layer.getPluginData(PLACED_KEY), LONGEST_PLACED));
  return note.success ? note.output : null;
}
