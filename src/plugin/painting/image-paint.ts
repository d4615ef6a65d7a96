// The painting as a paint.
import { readPlaced } from './placed';

/**
 * The whole image stretched over the whole layer. `CROP` is Figma's name for "placed by imageTransform", which takes the layer's
 * unit square to the image's: the identity shows exactly all of it. `FILL` would cut a square off a 4:3 landscape.
 */
export function imagePaint(image: Image): ImagePaint {
  return {
    type: 'IMAGE',
    scaleMode: 'CROP',
    imageHash: image.hash,
    imageTransform: [
      [1, 0, 0],
      [0, 1, 0],
    ],
  };
}

/**
 * Hash of the painting among the fills of a layer: as it was noted; else that of the first image, which is the painting unless a person put another
 * one below it. Null where there is none.
 */
export function imageHashOf(layer: SceneNode & MinimalFillsMixin): string | null {
  const { fills } = layer;
  if (fills === figma.mixed) return null;
  return readPlaced(layer)?.fill ?? fills.find((fill): fill is ImagePaint => fill.type === 'IMAGE')?.imageHash ?? null;
}

/** Whether this image is among the fills. */
export function showsImage(fills: Fills, hash: string): boolean {
  return fills !== figma.mixed && fills.some((paint) => paint.type === 'IMAGE' && paint.imageHash === hash);
}

type Fills = readonly Paint[] | typeof figma.mixed;

/**
 * The fills of somebody's layer with the painting among them, cropped to the layer. It takes the place of what the layer shows: the topmost picture,
 * else the topmost paint that covers all, else the lowest one. Overlays stay over it, a lone translucent gradient among them.
 */
export function withFill(fills: Fills, image: Image): readonly Paint[] {
  const paint: ImagePaint = { type: 'IMAGE', scaleMode: 'FILL', imageHash: image.hash };
  if (fills === figma.mixed) return [paint];
  const lowest = fills.findIndex(isSeen);
  const places = [lastIndex(fills, isPicture), lastIndex(fills, covers), lowest >= 0 && !isGradient(fills[lowest]!) ? lowest : -1];
  const place = places.find((at) => at >= 0);
  return place === undefined ? [paint, ...fills] : fills.map((old, at) => (at === place ? paint : old));
}

function lastIndex(fills: readonly Paint[], is: (paint: Paint) => boolean): number {
  return fills.reduce((last, paint, at) => (isSeen(paint) && is(paint) ? at : last), -1);
}

function isSeen(paint: Paint): boolean {
  return paint.visible !== false && paint.opacity !== 0;
}

function isPicture({ type }: Paint): boolean {
  return type === 'IMAGE' || type === 'VIDEO';
}

function isGradient(paint: Paint): paint is GradientPaint {
  return 'gradientStops' in paint;
}

/** Whether nothing of what lies below is seen. */
function covers(paint: Paint): boolean {
  if ((paint.opacity ?? 1) < 1 || (paint.blendMode ?? 'NORMAL') !== 'NORMAL') return false;
  return paint.type === 'SOLID' || (isGradient(paint) && paint.gradientStops.every(({ color }) => color.a === 1));
}
