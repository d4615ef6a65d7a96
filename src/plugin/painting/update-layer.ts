// Painting again: the layer that is there takes the new image. Where a person moved, turned, renamed, cropped or faded it stays
// as it is. Its size and corners follow the source as long as they are those that we gave it; what a person chose stays.
import { FailureError } from '../../contract/failure';
import type { Undoing } from '../document/change-document';
import { isLocked } from '../document/node-facts';
import type { Source } from '../selection/source';
import { keepFills, writeFills } from '../document/write-paints';
import { keepOrigin, noteOrigin } from './create-layer';
import type { Origin } from './create-layer';
import { hasCorners, roundCorners } from './corners';
import { cornersOfNode } from '../geometry/clip';
import type { Corners } from '../geometry/clip';
import { paintingGone } from './find-painting';
import { readPlaced } from './placed';
import type { PaintingLayer } from './find-painting';
import { imagePaint } from './image-paint';
import { putLayers } from '../stack/put-layers';
import type { StackLayer } from '../stack/put-layers';

/** Figma stores sizes as 32-bit floats: this far apart is the same size. */
const SAME_SIZE = 0.01;

/**
 * Put the image into an existing painting whose shaders are imported. Synchronous but for a pattern among its fills; `undoing` hears how to
 * take it back. Throws FailureError `locked`, with nothing changed, or `painting-gone`.
 * @param layers of a stack.
 */
export async function updateLayer(
  image: Image,
  origin: Origin,
  source: Pick<Source, 'width' | 'height'> & { readonly corners: Corners },
  { layer }: PaintingLayer,
  undoing: Undoing,
  layers: readonly StackLayer[] = [],
): Promise<void> {
  if (isLocked(layer)) throw new FailureError('locked', `The painting “${layer.name}” is locked. Unlock it to paint it again.`);
  const { fills, width, height } = layer;
  const placed = readPlaced(layer);
  const before = cornersOfNode(layer);
  undoing(keepFills(layer));
  undoing(keepOrigin(layer));
  undoing(() => {
    if (layer.removed) return;
    if (layer.width !== width || layer.height !== height) layer.resize(width, height);
    if (!hasCorners(layer, before)) roundCorners(layer, before);
  });
  await writeFills(layer, withImage(fills, image, placed?.fill ?? null));
  if (layer.removed) throw paintingGone();
  if (placed?.fill != null) {
    // Somebody's own layer: nothing of it but the fill is ours.
    noteOrigin(layer, origin, { ...placed, fill: image.hash });
    return;
  }
  const stack = placed?.stack ?? null;
  const keepsCorners = !hasCorners(layer, placed?.corners ?? null);
  if (!keepsCorners && !hasCorners(layer, source.corners)) roundCorners(layer, source.corners);
  const corners = keepsCorners ? (placed?.corners ?? null) : source.corners;
  const variation = placed?.variation === true;
  if (placed === null || (near(placed.width, width) && near(placed.height, height))) {
    if (!near(source.width, width) || !near(source.height, height)) layer.resize(source.width, source.height);
    noteOrigin(layer, origin, { width: layer.width, height: layer.height, variation, corners, fill: null, stack: stack && namesOf(layers) });
  } else {
    noteOrigin(layer, origin, { ...placed, corners, stack: stack && namesOf(layers) });
  }
  // Once the frame has its size.
  if (stack !== null && layer.type === 'FRAME') putLayers(layer, layers, stack, undoing);
}

/**
 * The same paints with the new image in place of the old one, which may have been cropped or faded by hand.
 * @param hash of the old one, where it is known; else it is the first.
 */
function withImage(fills: readonly Paint[] | typeof figma.mixed, image: Image, hash: string | null): Paint[] {
  if (fills === figma.mixed) return [imagePaint(image)];
  const old = fills.findIndex((paint) => paint.type === 'IMAGE' && (hash === null || paint.imageHash === hash));
  if (old < 0) return [...fills, imagePaint(image)];
  return fills.map((paint, i) => (i === old ? { ...(paint as ImagePaint), imageHash: image.hash } : paint));
}

function namesOf(layers: readonly StackLayer[]): readonly string[] {
  return layers.map(({ name }) => name);
}

function near(a: number, b: number): boolean {
  return Math.abs(a - b) < SAME_SIZE;
}
