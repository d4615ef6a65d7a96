// Paints a picture of any size, piece after piece.
import type { Painting, PaintJob } from '../api/paint-job';
import type { PaintedPiece } from '../api/pieces/painted-piece';
import { planPieces } from '../api/pieces/piece-plan';
import { joinPieces } from './join-pieces';
import { loosened } from './loosened';
import { paintPiece } from './paint-piece';
import type { Painter } from './paint-piece';

/**
 * @param between awaited after each piece, and while detail is added to one, with the share of the work that is done, 0…1; what it throws ends the
 * painting.
 * @throws FailureError as paintPiece.
 */
export async function paintPicture(
  painter: Painter,
  drawn: PaintJob,
  between: (done: number) => Promise<void>,
): Promise<Pick<Painting, 'rgba' | 'ms'>> {
  const job = loosened(drawn);
  const pieces = planPieces(job, painter.card, painter.most, 1);
  const painted: PaintedPiece[] = [];
  for (const piece of pieces) {
    // Turned into pixels as soon as it is painted, so that the float values of the whole picture are never in memory at once.
    painted.push(await paintPiece(painter, job, piece, (share) => between((painted.length + share) / pieces.length)));
    await between(painted.length / pieces.length);
  }
  return { rgba: joinPieces(job, painted, painter.card), ms: painted.reduce((sum, { ms }) => sum + ms, 0) };
}
