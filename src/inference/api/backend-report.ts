// What paints (WASM or WebGPU) and why, for the panel and for bug reports.
import * as v from 'valibot';

/** What paints, and why. */
export interface BackendReport {
  readonly kind: 'wasm' | 'webgpu';
  readonly precision: 'float32' | 'float16';
  /** For people. */
  readonly reason: string;
  /** The graphics card as the browser describes it; null when none was looked for or found. */
  readonly adapter: { readonly name: string; readonly features: readonly string[] } | null;
  /** Whether every node of the graph is placed on the graphics card; null on WASM. */
  readonly whole: boolean | null;
  /** How far the graphics card's test painting was from WASM's, on values of −1…1; null on WASM. */
  readonly difference: { readonly worst: number; readonly mean: number } | null;
  /** What was tried before and given up, each with its reason. */
  readonly refused: readonly string[];
}

/** What became of the graphics card so far, told to a worker that is started again. */
export const GpuHistorySchema = v.pipe(
  v.object({
    /** False: don't try it again. */
    use: v.boolean(),
    /** Why it was lost, each time. */
    losses: v.pipe(v.array(v.string()), v.readonly()),
  }),
  v.readonly(),
);

export type GpuHistory = v.InferOutput<typeof GpuHistorySchema>;

/** Where a worker lives (a Place's kind) and what was refused on the way there, as sentences. */
export interface EnginePlacement {
  readonly kind: string;
  readonly refused: readonly string[];
}
