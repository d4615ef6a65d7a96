// The jobs of the worker that paints.
import * as v from 'valibot';
import { BytesSchema } from '../api/bytes';
import { GpuHistorySchema } from '../api/backend-report';
import type { BackendReport } from '../api/backend-report';
import { EngineAssetsSchema } from '../api/engine-assets';
import type { ModelCard } from '../api/model-card';
import { PaintJobSchema } from '../api/paint-job';
import type { Painting, PaintJob } from '../api/paint-job';
import type { SceneReading } from '../api/reader-card';

export const PAINT_ASKS = {
  load: v.object({ assets: EngineAssetsSchema, gpu: GpuHistorySchema }),
  paint: PaintJobSchema,
  /** The picture as PNG. */
  style: v.object({ png: BytesSchema }),
  /** A picture file that the browser can read. */
  scene: v.object({ picture: BytesSchema }),
};

export interface PaintJobs {
  load: { readonly ask: v.InferOutput<typeof PAINT_ASKS.load>; readonly answer: { readonly card: ModelCard; readonly backend: BackendReport } };
  paint: { readonly ask: PaintJob; readonly answer: { readonly painting: Painting; readonly backend: BackendReport } };
  style: { readonly ask: v.InferOutput<typeof PAINT_ASKS.style>; readonly answer: readonly number[] };
  scene: { readonly ask: v.InferOutput<typeof PAINT_ASKS.scene>; readonly answer: SceneReading };
}
