// The jobs of the worker that paints.
import * as v from 'valibot';
import { BytesSchema } from '../api/bytes';
import { GpuHistorySchema } from '../api/backend-report';
import type { BackendReport } from '../api/backend-report';
import { EngineAssetsSchema, UnpackedFilesSchema } from '../api/engine-assets';
import type { UnpackedFiles } from '../api/engine-assets';
import type { ModelCard } from '../api/model-card';
import { PaintJobSchema } from '../api/paint-job';
import type { Painting, PaintJob } from '../api/paint-job';
import { PaintedPieceSchema, PieceSchema } from '../api/pieces/painted-piece';
import type { PaintedPiece } from '../api/pieces/painted-piece';
import type { SceneReading } from '../api/reader-card';

export const PAINT_ASKS = {
  'load': v.object({
    /** Id of the painter, whose files these are. */
    painter: v.string(),
    assets: EngineAssetsSchema,
    gpu: GpuHistorySchema,
    /** Runtime and model as another worker unpacked them; null for the first one. */
    unpacked: v.nullable(UnpackedFilesSchema),
    /** Whether further workers may want them: then they are answered, where it is WASM that paints. */
    handOn: v.boolean(),
  }),
  /** Run a painter's generator for nothing. */
  'warm-up': v.object({ painter: v.string() }),
  'paint': PaintJobSchema,
  /** Loosen the outlines of a painting that is to be painted in pieces. */
  'loosen': PaintJobSchema,
  /** One piece of a painting (api/pieces), of the loosened job. Its progress is that of the piece. */
  'piece': v.object({ job: PaintJobSchema, piece: PieceSchema }),
  /** Put all pieces of a painting together. */
  'join': v.object({ job: PaintJobSchema, pieces: v.array(PaintedPieceSchema) }),
  /** The picture as PNG, and the painter that shall paint like it. */
  'style': v.object({ painter: v.string(), png: BytesSchema }),
  /** A picture file that the browser can read. */
  'scene': v.object({ picture: BytesSchema }),
};

/** What is known when a painter's generator is loaded. */
export interface Loaded {
  readonly card: ModelCard;
  readonly backend: BackendReport;
  /** Most pixels that are painted at once. */
  readonly most: number;
  /** For further workers: null where they were not asked for. */
  readonly unpacked: UnpackedFiles | null;
}

export interface PaintJobs {
  'load': { readonly ask: v.InferOutput<typeof PAINT_ASKS.load>; readonly answer: Loaded };
  'warm-up': { readonly ask: v.InferOutput<(typeof PAINT_ASKS)['warm-up']>; readonly answer: null };
  'paint': { readonly ask: PaintJob; readonly answer: { readonly painting: Painting; readonly backend: BackendReport } };
  'loosen': { readonly ask: PaintJob; readonly answer: PaintJob };
  'piece': { readonly ask: v.InferOutput<typeof PAINT_ASKS.piece>; readonly answer: PaintedPiece };
  'join': { readonly ask: v.InferOutput<typeof PAINT_ASKS.join>; readonly answer: Painting };
  'style': { readonly ask: v.InferOutput<typeof PAINT_ASKS.style>; readonly answer: readonly number[] };
  'scene': { readonly ask: v.InferOutput<typeof PAINT_ASKS.scene>; readonly answer: SceneReading };
}
