// Puts the pieces of a painting together: side by side, resized where the picture has another size than what is generated, repainted classes over it.
import { CLASS_NAMES } from '../../contract/classes';
import type { Size } from '../../contract/size';
import { makingOf } from '../api/sizes/making';
import type { ModelCard } from '../api/model-card';
import type { PaintJob } from '../api/paint-job';
import type { PaintedPiece } from '../api/pieces/painted-piece';
import { blendClass } from './class-blend';
import { resize } from './resize';

/** @param pieces all of the job's plan, in any order. @returns RGBA of the whole picture. */
export function joinPieces(job: PaintJob, pieces: readonly PaintedPiece[], card: ModelCard): Uint8ClampedArray<ArrayBuffer> {
  const { size } = makingOf(job, card);
  const rgba = joinRound(job, size, pieces, 0);
  job.repaints.forEach(({ className }, index) => {
    const round = index + 1;
    if (!pieces.some((piece) => piece.round === round)) return;
    blendClass(rgba, joinRound(job, size, pieces, round), job.labels, job, CLASS_NAMES.indexOf(className));
  });
  return rgba;
}

/** @param size of what is generated. */
function joinRound(job: PaintJob, size: Size, pieces: readonly PaintedPiece[], wanted: number): Uint8ClampedArray<ArrayBuffer> {
  const whole = size.width === job.width && size.height === job.height;
  const parts = pieces.filter(({ round }) => round === wanted);
  const [first] = parts;
  if (whole && parts.length === 1 && first?.core.width === size.width && first.core.height === size.height) return first.rgba;
  const rgba = new Uint8ClampedArray(size.width * size.height * 4).fill(255);
  for (const { core, rgba: part } of parts) {
    for (let row = 0; row < core.height; row++) {
      const from = row * core.width * 4;
      rgba.set(part.subarray(from, from + core.width * 4), ((core.y + row) * size.width + core.x) * 4);
    }
  }
  return whole ? rgba : resize(rgba, size, job);
}
