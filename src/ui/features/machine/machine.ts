// What is known of the machine that the panel runs on.
import type { ModelCard } from '../../../inference/api/model-card';
import type { BackendReport } from '../../../inference/api/backend-report';

export interface Machine {
  /** Where the engine runs, and which better places were refused; null until it is known. */
  readonly place: { readonly kind: string; readonly refused: readonly string[] } | null;
  /** What paints, and why; null until the generator is loaded. */
  readonly backend: Pick<BackendReport, 'kind' | 'reason' | 'refused'> | null;
  /** That there is WebGPU, or why there is none; null until it is known. */
  readonly graphics: string | null;
  /** What is told of the painters; empty when no model card could be read. */
  readonly models: readonly Pick<ModelCard, 'name' | 'version' | 'sha256' | 'painter' | 'licence'>[];
  readonly appVersion: string;
}
