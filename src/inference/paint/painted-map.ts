// The label map as the generator sees it: at the size that is generated, with loose outlines.
import { AS_DRAWN } from '../../contract/recipe';
import { loosenEdges } from '../../labels/edges/loosen-edges';
import type { LabelMap } from '../../labels/label-map';
import { resampled } from '../../labels/resample';
import { generatedSize } from '../api/generated-size';
import type { PaintJob } from '../api/paint-job';

/** Always of the whole picture: all pieces and repainted classes see the same outlines. */
export function paintedMap(job: PaintJob): LabelMap {
  const size = generatedSize(job);
  const map = size.width === job.width && size.height === job.height ? job : resampled(job, size);
  return job.edges === AS_DRAWN ? map : loosenEdges(map, job.edges, job.seed);
}

/** paintedMap that remembers its last answer: the pieces of a painting are asked for one after another. */
export function rememberedMap(): (job: PaintJob) => LabelMap {
  let last: { readonly job: PaintJob; readonly map: LabelMap } | null = null;
  return (job) => {
    if (last === null || !sameMap(last.job, job)) last = { job, map: paintedMap(job) };
    return last.map;
  };
}

function sameMap(one: PaintJob, other: PaintJob): boolean {
  if (one.width !== other.width || one.height !== other.height || one.edges !== other.edges || one.seed !== other.seed) return false;
  return one.labels === other.labels || one.labels.every((label, index) => label === other.labels[index]);
}
