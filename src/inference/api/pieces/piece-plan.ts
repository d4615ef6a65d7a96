// What a painting is made of piece by piece: the tiles of the picture, and once more those in which a class is repainted. Pieces don't depend on
// each other, so any worker can paint any of them, in any order.
import { CLASS_NAMES } from '../../../contract/classes';
import type { Rect } from '../../../contract/geometry';
import type { Size } from '../../../contract/size';
import { makingOf } from '../sizes/making';
import type { SizeFacts } from '../sizes/making';
import type { PaintJob } from '../paint-job';
import { planTiles } from './tile-plan';
import type { Tile } from './tile-plan';

export interface Piece {
  /** 0: the picture itself; 1, 2 …: the job's repaints in their order. */
  readonly round: number;
  readonly tile: Tile;
  /** How many times detail heads double what is painted in the tile, which then is the whole base. */
  readonly octaves: number;
}

/** A piece is repainted where the class is within this distance, pixels: enlarging reads up to two painted pixels around, which are at most five of the picture's. */
const NEAR = 8;

/**
 * The pieces of a painting, round by round.
 * @param most pixels that are painted at once. @param atOnce how many pieces can be painted at once.
 */
export function planPieces(job: PaintJob, card: SizeFacts, most: number, atOnce: number): readonly Piece[] {
  const size = makingOf(job, card).base;
  const tiles = planRound(job, card, most, atOnce);
  // A repainted class is another painting, made only in the tiles where the class is.
  const rounds = job.repaints.map(({ className }, index) => {
    const label = CLASS_NAMES.indexOf(className);
    return tiles.filter(({ tile: { core } }) => comesNear(job, core, size, label)).map((piece) => ({ ...piece, round: index + 1 }));
  });
  return [...tiles.map((piece) => ({ ...piece, round: 0 })), ...rounds.flat()];
}

/** What a painting of this size is made of when no class is repainted. @param most and @param atOnce as of planPieces. */
export function planRound(size: Size, card: SizeFacts, most: number, atOnce: number): readonly Omit<Piece, 'round'>[] {
  const { base, octaves } = makingOf(size, card);
  const halo = octaves > 0 ? null : (card.tileHalo ?? null);
  return planTiles(base, { multiple: card.sizeMultiple, halo, most, atOnce }).map((tile) => ({ tile, octaves }));
}

/** @param core in pixels of the generated picture. */
function comesNear({ labels, width, height }: PaintJob, core: Rect, generated: Size, label: number): boolean {
  const [across, down] = [width / generated.width, height / generated.height];
  const left = Math.max(0, Math.floor(core.x * across) - NEAR);
  const right = Math.min(width, Math.ceil((core.x + core.width) * across) + NEAR);
  const bottom = Math.min(height, Math.ceil((core.y + core.height) * down) + NEAR);
  for (let y = Math.max(0, Math.floor(core.y * down) - NEAR); y < bottom; y++) {
    if (labels.subarray(y * width + left, y * width + right).includes(label)) return true;
  }
  return false;
}
