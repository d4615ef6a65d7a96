// The jobs of the worker that reads and traces label maps.
import * as v from 'valibot';
import { OriginSchema } from '../../contract/pictures/origin';
import { BytesSchema } from '../api/bytes';
import type { Affine, Rect } from '../../contract/geometry';
import type { VectorShape } from '../../contract/shapes';
import { EdgesSchema, SeedSchema } from '../../contract/recipe';
import { FrameSizeSchema, SizeSchema } from '../../contract/size';
import type { CutOut, PlannedLayers } from '../api/layers/painting-layers';
import type { ImportedLabels, LabelMap, PictureLabels } from '../../labels/label-map';

const MapSchema = v.object({ ...SizeSchema.entries, labels: BytesSchema });
const PixelsSchema = v.custom<Uint8ClampedArray<ArrayBuffer>>((value) => value instanceof Uint8ClampedArray);
const RectSchema: v.GenericSchema<Rect> = v.object({ x: v.number(), y: v.number(), width: v.number(), height: v.number() });
const RowSchema = v.tuple([v.number(), v.number(), v.number()]);
const AffineSchema: v.GenericSchema<Affine> = v.tuple([RowSchema, RowSchema]);
const ClipSchema = v.object({
  frame: AffineSchema,
  width: v.number(),
  height: v.number(),
  corners: v.tuple([v.number(), v.number(), v.number(), v.number()]),
});

export const LABEL_ASKS = {
  /** The parts of a Picture that its label map needs. */
  label: v.object({
    parts: v.array(v.object({ png: BytesSchema, box: RectSchema, clips: v.optional(v.array(ClipSchema)) })),
    frame: AffineSchema,
    size: SizeSchema,
  }),
  /** A mask file. */
  import: v.object({ file: BytesSchema }),
  fill: MapSchema,
  /** The map with loose outlines. */
  loosen: v.object({ map: MapSchema, edges: EdgesSchema, seed: SeedSchema }),
  /** As `loosen`. */
  layers: v.object({ map: MapSchema, edges: EdgesSchema, seed: SeedSchema }),
  cut: v.object({
    ...SizeSchema.entries,
    painting: PixelsSchema,
    fresh: v.nullable(PixelsSchema),
    layerOf: BytesSchema,
    tall: BytesSchema,
    own: BytesSchema,
    layer: v.pipe(v.number(), v.integer(), v.minValue(0)),
    behind: v.nullable(PixelsSchema),
    origin: v.optional(OriginSchema),
  }),
  trace: v.object({ map: MapSchema, frame: FrameSizeSchema }),
  encode: v.object({
    ...SizeSchema.entries,
    rgba: PixelsSchema,
    origin: v.optional(OriginSchema),
  }),
};

type Asked<Name extends keyof typeof LABEL_ASKS> = v.InferOutput<(typeof LABEL_ASKS)[Name]>;

export interface LabelJobs {
  label: { readonly ask: Asked<'label'>; readonly answer: PictureLabels };
  import: { readonly ask: Asked<'import'>; readonly answer: ImportedLabels };
  fill: { readonly ask: Asked<'fill'>; readonly answer: LabelMap };
  loosen: { readonly ask: Asked<'loosen'>; readonly answer: LabelMap };
  layers: { readonly ask: Asked<'layers'>; readonly answer: PlannedLayers };
  cut: { readonly ask: Asked<'cut'>; readonly answer: CutOut };
  trace: { readonly ask: Asked<'trace'>; readonly answer: readonly VectorShape[] };
  /** The PNG. */
  encode: { readonly ask: Asked<'encode'>; readonly answer: Uint8Array };
}
