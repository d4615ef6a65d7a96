// What the plugin says, as schemas: events, and the answer to each request. The panel looks at what comes over the wire before it believes
// it: another version of the plugin, or a page that plays the plugin, must not bring it down. What it all means stands in messages.ts.
// Of what the panel does not use nothing is asked.
import * as v from 'valibot';
import type { RequestName } from './asks';
import { FailureSchema } from '../failure';
import type { PluginMessage } from './messages';
import { RecipeSchema } from '../recipe';
import { FrameSizeSchema } from '../size';
import { KeptDrawingSchema } from '../storage/drawing';
import { FileStyleSchema } from '../storage/file-style';
import { SettingsSchema } from '../storage/settings';
import { isWhole } from '../whole';

const CountSchema = v.pipe(v.number(), v.integer(), v.minValue(0));
const IdsSchema = v.pipe(v.array(v.string()), v.minLength(1));
const BytesSchema = v.custom<Uint8Array>((value) => value instanceof Uint8Array);
const NumberSchema = v.pipe(v.number(), v.finite());
const RowSchema = v.tuple([NumberSchema, NumberSchema, NumberSchema]);
const RgbSchema = v.tuple([NumberSchema, NumberSchema, NumberSchema]);
const LayerRefsSchema = v.array(v.object({ id: v.string(), name: v.string() }));
const NothingSchema = v.record(v.string(), v.unknown());

const PaintingSchema = v.object({
  layerId: v.string(),
  recipe: RecipeSchema,
  imageHash: v.nullable(v.string()),
  carriesMask: v.boolean(),
  asLayers: v.exactOptional(v.literal(true)),
});

const SourceSchema = v.object({
  sourceIds: IdsSchema,
  name: v.string(),
  ...FrameSizeSchema.entries,
  painting: v.nullable(PaintingSchema),
  throughPainting: v.boolean(),
  fromMask: v.boolean(),
  scope: v.nullable(
    v.variant('kind', [v.object({ kind: v.literal('scene'), shapes: v.string() }), v.object({ kind: v.literal('alone'), scene: v.string() })]),
  ),
});

const UnpaintableSchema = v.object({ name: v.string(), layerIds: v.array(v.string()), failure: FailureSchema });

const EmptyFrameSchema = v.exactOptional(v.object({ id: v.string(), name: v.string(), ...FrameSizeSchema.entries }));

const SelectionSchema = v.variant('kind', [
  v.object({ kind: v.literal('nothing') }),
  v.object({
    kind: v.literal('unpaintable'),
    failure: FailureSchema,
    fillable: CountSchema,
    painting: v.nullable(PaintingSchema),
    emptyFrame: EmptyFrameSchema,
  }),
  v.object({ kind: v.literal('paintable'), source: SourceSchema, fillable: CountSchema, emptyFrame: EmptyFrameSchema }),
  v.object({
    kind: v.literal('several'),
    sources: v.pipe(v.array(SourceSchema), v.minLength(1)),
    unpaintable: v.array(UnpaintableSchema),
    fillable: CountSchema,
  }),
]);

const FileStylesSchema = v.object({ styles: v.array(FileStyleSchema) });

const EventSchema = v.variant('kind', [
  v.object({ kind: v.literal('selection'), selection: SelectionSchema, sameLayers: v.exactOptional(v.literal(true)) }),
  v.object({ kind: v.literal('source-changed') }),
  v.object({ kind: v.literal('file-styles'), ...FileStylesSchema.entries }),
]);

const ClipSchema = v.object({
  frame: v.tuple([RowSchema, RowSchema]),
  ...FrameSizeSchema.entries,
  corners: v.tuple([NumberSchema, NumberSchema, NumberSchema, NumberSchema]),
});

const PictureSchema = v.object({
  sourceIds: IdsSchema,
  name: v.string(),
  parts: v.array(
    v.object({
      png: BytesSchema,
      box: v.object({ x: NumberSchema, y: NumberSchema, width: NumberSchema, height: NumberSchema }),
      clips: v.exactOptional(v.array(ClipSchema)),
    }),
  ),
  mask: v.exactOptional(v.object({ ...FrameSizeSchema.entries, text: v.string() })),
  frame: v.tuple([RowSchema, RowSchema]),
  ...FrameSizeSchema.entries,
  findings: v.array(v.object({ kind: v.string(), layers: LayerRefsSchema, count: CountSchema })),
  solids: v.array(v.object({ colour: RgbSchema, layers: LayerRefsSchema })),
});

const LayerSchema = v.object({ layerId: v.string(), layerName: v.string() });

const ANSWERS: Readonly<Record<RequestName, v.GenericSchema>> = {
  'ready': v.object({
    // Settings are taken field by field: what is missing has its default.
    settings: SettingsSchema,
    command: v.picklist(['open', 'repaint', 'paint-again', 'shapes-from-picture']),
    selection: SelectionSchema,
    notice: v.nullable(v.string()),
  }),
  'export-picture': PictureSchema,
  'insert-painting': v.object({ ...LayerSchema.entries, imageHash: v.string(), updated: v.boolean() }),
  'insert-variations': v.object({ layers: v.pipe(v.array(LayerSchema), v.minLength(1)) }),
  'fill-targets': v.object({ fillable: CountSchema }),
  'fill-layers': v.object({ layers: v.pipe(v.array(LayerSchema), v.minLength(1)), imageHash: v.string(), skipped: CountSchema }),
  'undo-painting': NothingSchema,
  'open-inside': NothingSchema,
  'read-painting': v.object({ png: BytesSchema, recipe: RecipeSchema, layerName: v.string() }),
  'read-recipe': v.object({ recipe: RecipeSchema, mask: v.nullable(v.string()), layerName: v.string(), ...FrameSizeSchema.entries }),
  'read-layer-picture': v.object({ layerId: v.string(), name: v.string(), size: v.object(FrameSizeSchema.entries), png: BytesSchema }),
  'follow-source': NothingSchema,
  'choose-scope': NothingSchema,
  'fill-selection': v.object({ filled: CountSchema, skipped: CountSchema }),
  'create-styles': v.object({ created: CountSchema, updated: CountSchema }),
  'draw-scene': v.object({ frameId: v.string(), name: v.string(), shapes: CountSchema }),
  'insert-shapes': v.object({ frameId: v.string(), name: v.string(), shapes: CountSchema }),
  'select-layers': v.object({ selected: CountSchema }),
  'kept-drawing': v.object({ drawing: v.nullable(KeptDrawingSchema) }),
  'keep-drawing': NothingSchema,
  'file-styles': FileStylesSchema,
  'keep-file-style': v.object({ ...FileStylesSchema.entries, id: v.string() }),
  'rename-file-style': FileStylesSchema,
  'delete-file-style': FileStylesSchema,
  'save-settings': NothingSchema,
  'finish': NothingSchema,
  'resize': NothingSchema,
};

/** Whether a body is an answer to the request of this name. */
export function isAnswer(name: RequestName, body: unknown): boolean {
  return isWhole<unknown>(ANSWERS[name], body);
}

const PluginMessageSchema = v.variant('type', [
  v.object({ type: v.literal('event'), event: EventSchema }),
  v.variant('ok', [
    v.object({ type: v.literal('answer'), id: v.number(), ok: v.literal(true), body: v.unknown() }),
    v.object({ type: v.literal('answer'), id: v.number(), ok: v.literal(false), failure: FailureSchema }),
  ]),
]);

/** Whether this is a message of the plugin's. Whether the body of an answer is one depends on its request: `isAnswer`. */
export function isPluginMessage(value: unknown): value is PluginMessage {
  return isWhole<unknown>(PluginMessageSchema, value);
}
