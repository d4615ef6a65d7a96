// A draft of a painting: smaller, and so in a fraction of the time. Same shapes, style and seed, with the noise that the painting has at each place.
import { draftSize } from '../api/sizes/generated-size';
import { makingOf } from '../api/sizes/making';
import type { Painting, PaintJob } from '../api/paint-job';
import { resampled } from '../../labels/resample';
import { sparserNoise } from './noise';
import { paintPicture } from './paint-picture';
import type { Painter } from './paint-piece';

/** @throws as paintPicture. */
export async function paintDraft(painter: Painter, job: PaintJob, between: (done: number) => Promise<void>): Promise<Painting> {
  const { style, seed, repaints, edges } = job;
  const size = draftSize(job, painter.card);
  const small = { ...resampled(job, size), style, seed, repaints, edges };
  const { base } = makingOf(job, painter.card);
  const noise = sparserNoise(painter.noise, base.width / size.width, base.height / size.height);
  return { ...size, ...(await paintPicture({ ...painter, noise }, small, between)) };
}
