// What each request of the panel carries, as schemas. The router checks a body before its handler sees it, and the types follow from
// here; what a request means and answers stands in messages.ts. Limits that have a sentence of their own are the handlers'.
import * as v from 'valibot';
import { CLASS_NAMES } from '../classes';
import { LONGEST_CARRIED, RecipeSchema } from '../recipe';
import { RollSchema } from '../roll';
import { SHAPE_LIMITS, VectorShapeSchema } from '../shapes';
import { KeptDrawingSchema } from '../storage/drawing';
import { StyleIdSchema, StyleNameSchema, ThumbnailSchema } from '../storage/file-style';
import { PLACEMENTS } from '../storage/settings';
import type { Settings } from '../storage/settings';
import { StyleMixSchema } from '../style';
import { isWhole } from '../whole';

const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null;
const NothingSchema = v.custom<Record<string, never>>(isObject);
/** Whatever is broken in them is put right where they are stored (plugin/storage/settings-store.ts), so that the rest is kept. */
const SettingsAskSchema = v.custom<Settings>(isObject);
const IdsSchema = v.pipe(v.array(v.string()), v.readonly());
const FiniteSchema = v.pipe(v.number(), v.finite());
const SideSchema = v.pipe(v.number(), v.minValue(1), v.maxValue(SHAPE_LIMITS.side));
const ClassNameSchema = v.picklist(CLASS_NAMES);

const LayerSchema = v.object({ layerId: v.string() });

/** PNG of a painting, at most 4096 px a side, and what made it. */
const PaintedSchema = v.object({ png: v.custom<Uint8Array>((value) => value instanceof Uint8Array), recipe: RecipeSchema });

/** What it was painted from (src/labels/label-text.ts), for the layer to carry. Left out where it is longer than LONGEST_CARRIED. */
const CarriedSchema = v.object({ mask: v.optional(v.pipe(v.string(), v.maxLength(LONGEST_CARRIED))) });

/** One layer of a painting that is taken apart by depth: a PNG with transparency, as large as the painting. */
const PaintingLayerSchema = v.pipe(
  v.object({ name: v.pipe(v.string(), v.minLength(1), v.maxLength(80)), png: v.custom<Uint8Array>((value) => value instanceof Uint8Array) }),
  v.readonly(),
);

/** Most layers of a stack. */
const MOST_LAYERS = 6;

/** `layerId`: the layer to update, where the person chose one of several. Where it is gone, or not of this source, the usual one is. */
const InsertPaintingSchema = v.pipe(
  v.object({
    ...PaintedSchema.entries,
    ...CarriedSchema.entries,
    placement: v.picklist(PLACEMENTS),
    layerId: v.optional(v.string()),
    /** The painting taken apart, the farthest first: it becomes a frame with these in it, and `png` is kept there, hidden. */
    layers: v.optional(v.pipe(v.array(PaintingLayerSchema), v.minLength(1), v.maxLength(MOST_LAYERS), v.readonly())),
  }),
  v.readonly(),
);

/** Left to right, all of the same source and painted from the same mask. */
const InsertVariationsSchema = v.pipe(
  v.object({ ...CarriedSchema.entries, variations: v.pipe(v.array(v.pipe(PaintedSchema, v.readonly())), v.minLength(1), v.readonly()) }),
  v.readonly(),
);

/** A painting that is in the document, or one that is not; for the fills of the selected layers. */
const FillLayersSchema = v.union([
  v.pipe(LayerSchema, v.readonly()),
  v.pipe(v.object({ ...PaintedSchema.entries, ...CarriedSchema.entries }), v.readonly()),
]);

/** Name and size of the frame in page pixels, and its shapes, bottom to top. */
const InsertShapesSchema = v.pipe(
  v.object({
    name: v.pipe(v.string(), v.minLength(1), v.maxLength(SHAPE_LIMITS.nameLength)),
    width: SideSchema,
    height: SideSchema,
    shapes: v.pipe(v.array(VectorShapeSchema), v.readonly()),
    /** The painting whose mask they are drawn from, and which is to stand for them. */
    paintingId: v.optional(v.string()),
  }),
  v.readonly(),
);

/** A roll; the empty frame that it goes into, or null for a new frame of this size. */
const DrawSceneSchema = v.pipe(
  v.object({ roll: RollSchema, into: v.nullable(v.string()), width: SideSchema, height: SideSchema }),
  v.readonly(),
);

/** The body of every request, by the request's name. */
export const ASKS = {
  'ready': NothingSchema,
  /** `quick` while the hand moves: a quarter of the pixels. */
  'export-picture': v.object({ sourceIds: IdsSchema, quick: v.exactOptional(v.literal(true)) }),
  'insert-painting': InsertPaintingSchema,
  'insert-variations': InsertVariationsSchema,
  /** `layerId`: the painting's own layer, where it is in the document. */
  'fill-targets': v.object({ sourceIds: IdsSchema, layerId: v.nullable(v.string()) }),
  'fill-layers': FillLayersSchema,
  'undo-painting': v.object({ ...LayerSchema.entries, imageHash: v.string() }),
  'open-inside': NothingSchema,
  'read-painting': LayerSchema,
  'read-recipe': LayerSchema,
  /** `side`: of the picture's longer side, pixels. */
  'read-layer-picture': v.object({ side: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(2048)) }),
  'follow-source': v.object({ on: v.boolean() }),
  'choose-scope': v.object({ alone: v.boolean() }),
  'fill-selection': v.object({ className: ClassNameSchema }),
  'create-styles': NothingSchema,
  'draw-scene': DrawSceneSchema,
  'insert-shapes': InsertShapesSchema,
  'select-layers': v.object({ ids: IdsSchema }),
  'kept-drawing': NothingSchema,
  'keep-drawing': v.object({ drawing: KeptDrawingSchema }),
  'file-styles': NothingSchema,
  'keep-file-style': v.object({ name: StyleNameSchema, style: StyleMixSchema, thumbnail: v.nullable(ThumbnailSchema) }),
  'rename-file-style': v.object({ id: StyleIdSchema, name: StyleNameSchema }),
  'delete-file-style': v.object({ id: StyleIdSchema }),
  'save-settings': SettingsAskSchema,
  'finish': v.object({ tone: v.picklist(['done', 'trouble']), sentence: v.string() }),
  'resize': v.object({ width: FiniteSchema, height: FiniteSchema }),
} as const;

export type RequestName = keyof typeof ASKS;

/** What the request of this name carries. */
export type Ask<Name extends RequestName> = v.InferOutput<(typeof ASKS)[Name]>;

export const REQUEST_NAMES = Object.keys(ASKS) as readonly RequestName[];

/** Whether a body is what the request of this name carries. */
export function isAsk<Name extends RequestName>(name: Name, body: unknown): body is Ask<Name> {
  return isWhole<unknown>(ASKS[name], body);
}
