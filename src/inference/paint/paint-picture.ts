// Paints a picture of any size: in pieces where it is large, enlarged where it is larger still, and with its repainted classes.
import { CLASS_NAMES } from '../../contract/classes';
import { AS_DRAWN } from '../../contract/recipe';
import type { Rect } from '../../contract/geometry';
import type { Size } from '../../contract/size';
import type { Backend } from '../backend/backend';
import { blendClass } from './class-blend';
import type { Painting, PaintJob } from '../api/paint-job';
import { enlarge } from './enlarge';
import { gpuLost } from '../backend/gpu-watch';
import type { ModelCard } from '../api/model-card';
import { generatedSize } from '../api/generated-size';
import { loosenEdges } from '../../labels/edges/loosen-edges';
import { resampled } from '../../labels/resample';
import type { NoiseSource } from './noise';
import { putTile, windowInputs } from './tensors';
import { planTiles } from './tile-plan';
import type { Tile } from './tile-plan';

export interface Painter {
  readonly card: ModelCard;
  readonly backend: Backend;
  readonly noise: NoiseSource;
  /** Most pixels that are painted at once. */
  readonly most: number;
}

/** A piece is repainted where the class is within this distance, pixels: enlarging reads up to two painted pixels around, which are at most five of the picture's. */
const NEAR = 8;

/**
 * @param between awaited after each piece with the share of them that is done, 0…1; what it throws ends the painting.
 * @throws FailureError `unknown-style`, `paint-failed`, `out-of-memory` or `gpu-lost`.
 */
export async function paintPicture(
  painter: Painter,
  drawn: PaintJob,
  between: (done: number) => Promise<void>,
): Promise<Pick<Painting, 'rgba' | 'ms'>> {
  const size = generatedSize(drawn);
  // Loosened once, before it is divided and whatever is repainted: all pieces and rounds see the same outlines.
  const loose = loosenEdges(sameSize(size, drawn) ? drawn : resampled(drawn, size), drawn.edges, drawn.seed);
  const small = { ...drawn, ...loose };
  const job = drawn.edges === AS_DRAWN || drawn.repaints.length === 0 ? drawn : { ...drawn, ...resampled(loose, drawn) };
  const { card, most } = painter;
  const tiles = planTiles(size, { multiple: card.sizeMultiple, halo: card.tileHalo ?? null, most });
  // A repainted class is another painting, made only in the pieces where the class is.
  const rounds = job.repaints.map(({ className, seed }) => {
    const label = CLASS_NAMES.indexOf(className);
    return { label, seed, tiles: tiles.filter(({ core }) => comesNear(job, core, job.width / size.width, job.height / size.height, label)) };
  });
  const pieces = rounds.reduce((sum, round) => sum + round.tiles.length, tiles.length);
  let done = 0;
  let ms = 0;

  async function paintOnce(seed: number, wanted: readonly Tile[]): Promise<Uint8ClampedArray<ArrayBuffer>> {
    // Each piece is turned into pixels as soon as it is painted, so that the float values of the whole picture are never in memory at once.
    const rgba = new Uint8ClampedArray(size.width * size.height * 4).fill(255);
    for (const tile of wanted) {
      ms += await paintTile(painter, { ...small, seed }, tile, rgba);
      await between(++done / pieces);
    }
    return sameSize(size, job) ? rgba : enlarge(rgba, size, job);
  }

  const rgba = await paintOnce(job.seed, tiles);
  for (const round of rounds) {
    if (round.tiles.length > 0) blendClass(rgba, await paintOnce(round.seed, round.tiles), job.labels, job, round.label);
  }
  return { rgba, ms };
}

function sameSize(one: Size, other: Size): boolean {
  return one.width === other.width && one.height === other.height;
}

/** @returns how long the generator ran, ms. */
async function paintTile({ card, backend, noise }: Painter, job: PaintJob, tile: Tile, rgba: Uint8ClampedArray): Promise<number> {
  const inputs = windowInputs(card, job, tile.window, noise);
  const started = performance.now();
  const image = await backend.run(inputs, tile.window);
  const ms = performance.now() - started;
  try {
    putTile(image, tile, rgba, job.width);
  } catch (thrown) {
    // The plain runtime may still be able to paint it.
    throw backend.report.kind === 'webgpu' ? gpuLost(String(thrown)) : thrown;
  }
  return ms;
}

/** @param core in painted pixels, each `across` by `down` pixels of the labels. */
function comesNear({ labels, width, height }: PaintJob, core: Rect, across: number, down: number, label: number): boolean {
  const left = Math.max(0, Math.floor(core.x * across) - NEAR);
  const right = Math.min(width, Math.ceil((core.x + core.width) * across) + NEAR);
  const bottom = Math.min(height, Math.ceil((core.y + core.height) * down) + NEAR);
  for (let y = Math.max(0, Math.floor(core.y * down) - NEAR); y < bottom; y++) {
    if (labels.subarray(y * width + left, y * width + right).includes(label)) return true;
  }
  return false;
}
