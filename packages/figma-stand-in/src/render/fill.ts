// Fills the current clip of a canvas with one paint: solid, gradient or image, in a node's own coordinates.
import { invert } from '../document/affine';
import type { Size } from '../document/affine';
import { isVisiblePaint } from '../document/scene';
import type { Bitmap, Context2D } from './canvas';
import { css } from './colour';
import type { ColourMap } from './colour';
import { composite } from './blend';

export interface PaintContext {
  readonly colours: ColourMap;
  /** Decoded images by hash; a paint whose image is missing draws nothing. */
  readonly images: ReadonlyMap<string, Bitmap>;
}

/**
 * A pattern, a shader and a video draw nothing here: what a picture made of them would show is not established.
 * Paint over the rectangle `area`; image and gradient coordinates count from the node's box of `size`.
 */
export function fillArea(context: Context2D, paint: Paint, size: Size, area: Rect, paints: PaintContext): void {
  if (!isVisiblePaint(paint)) return;
  context.save();
  context.globalAlpha *= paint.opacity ?? 1;
  if (paint.blendMode !== undefined) context.globalCompositeOperation = composite(paint.blendMode);
  if (paint.type === 'SOLID') {
    context.fillStyle = css(paint.color, 1, paints.colours);
    context.fillRect(area.x, area.y, area.width, area.height);
  } else if (paint.type === 'IMAGE') fillImage(context, paint, size, paints.images);
  else if ('gradientStops' in paint) fillGradient(context, paint, size, paints.colours);
  context.restore();
}

function fillGradient(context: Context2D, paint: GradientPaint, size: Size, colours: ColourMap): void {
  // gradientTransform takes the node's unit square to gradient space; there the ramp runs from x = 0 to x = 1 at y = 0.5.
  const [[a, c, e], [b, d, f]] = invert(paint.gradientTransform);
  context.transform(size.width, 0, 0, size.height, 0, 0);
  context.transform(a, b, c, d, e, f);
  const ramp =
    paint.type === 'GRADIENT_LINEAR'
      ? context.createLinearGradient(0, 0, 1, 0)
      : paint.type === 'GRADIENT_ANGULAR'
        ? context.createConicGradient(0, 0.5, 0.5)
        : context.createRadialGradient(0.5, 0.5, 0, 0.5, 0.5, 0.5);
  for (const stop of paint.gradientStops) ramp.addColorStop(Math.min(1, Math.max(0, stop.position)), css(stop.color, stop.color.a, colours));
  context.fillStyle = ramp;
  const reach = 1e3;
  context.fillRect(-reach, -reach, reach * 2, reach * 2);
}

function fillImage(context: Context2D, paint: ImagePaint, size: Size, images: ReadonlyMap<string, Bitmap>): void {
  const bitmap = paint.imageHash === null ? undefined : images.get(paint.imageHash);
  if (bitmap === undefined) return;
  if (paint.scaleMode === 'CROP') {
    // imageTransform takes the node's unit square to the image's unit square.
    const [[a, c, e], [b, d, f]] = invert(
      paint.imageTransform ?? [
        [1, 0, 0],
        [0, 1, 0],
      ],
    );
    context.transform(size.width, 0, 0, size.height, 0, 0);
    context.transform(a, b, c, d, e, f);
    context.drawImage(bitmap.source, 0, 0, 1, 1);
    return;
  }
  if (paint.scaleMode === 'TILE') {
    const scale = paint.scalingFactor ?? 1;
    for (let y = 0; y < size.height; y += bitmap.height * scale) {
      for (let x = 0; x < size.width; x += bitmap.width * scale)
        context.drawImage(bitmap.source, x, y, bitmap.width * scale, bitmap.height * scale);
    }
    return;
  }
  const turned = ((paint.rotation ?? 0) / 90) % 2 !== 0;
  const [w, h] = turned ? [bitmap.height, bitmap.width] : [bitmap.width, bitmap.height];
  const pick = paint.scaleMode === 'FILL' ? Math.max : Math.min;
  const scale = pick(size.width / w, size.height / h);
  context.translate(size.width / 2, size.height / 2);
  context.rotate((-(paint.rotation ?? 0) * Math.PI) / 180);
  context.drawImage(bitmap.source, (-bitmap.width * scale) / 2, (-bitmap.height * scale) / 2, bitmap.width * scale, bitmap.height * scale);
}
