// The job with its outlines loosened already: once, before it is divided and whatever is repainted, so that all pieces and rounds see the same.
import { AS_DRAWN } from '../../contract/recipe';
import { generatedSize } from '../api/sizes/generated-size';
import type { PaintJob } from '../api/paint-job';
import { loosenEdges } from '../../labels/edges/loosen-edges';
import { resampled } from '../../labels/resample';

/** @returns the job itself where its edges are as drawn. Loosened as large as it is generated: enlarged and made smaller again, labels are the same. */
export function loosened(drawn: PaintJob): PaintJob {
  if (drawn.edges === AS_DRAWN) return drawn;
  return { ...drawn, ...resampled(loosenEdges(resampled(drawn, generatedSize(drawn)), drawn.edges, drawn.seed), drawn), edges: AS_DRAWN };
}
