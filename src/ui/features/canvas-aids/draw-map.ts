// A label map (a drawing, or a mask or recipe from outside) becomes a frame of shapes in the document.
import type { Requests } from '../../../contract/wire/messages';
import { SHAPE_LIMITS } from '../../../contract/shapes';
import type { Size } from '../../../contract/size';
import type { LabelMap } from '../../../labels/label-map';
import type { Tools } from '../../state/effect';

/**
 * Trace the map and insert it as a frame of this size, or as large as frames may be. One undo step. Rejects with a FailureError, with
 * the document unchanged; `cancelled` where the signal aborts before the shapes are on their way.
 * @param how `paintingId`: the painting that is to stand for the frame.
 */
export async function drawMap(
  { client, engine }: Pick<Tools, 'client' | 'engine'>,
  name: string,
  map: LabelMap,
  frame: Size,
  { signal, paintingId }: { readonly signal?: AbortSignal | undefined; readonly paintingId?: string | undefined } = {},
): Promise<Requests['insert-shapes']['answer']> {
  const scale = Math.min(1, SHAPE_LIMITS.side / Math.max(frame.width, frame.height));
  const [width, height] = [Math.max(1, frame.width * scale), Math.max(1, frame.height * scale)];
  const shapes = await engine.trace(map, { width, height }, signal === undefined ? {} : { signal });
  return client.ask('insert-shapes', {
    name: name.slice(0, SHAPE_LIMITS.nameLength),
    width,
    height,
    shapes,
    ...(paintingId === undefined ? {} : { paintingId }),
  });
}
