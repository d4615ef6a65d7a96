// The painting as a paint.

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

/** Hash of the first image among the fills: the painting, unless a person put another image below it. Null where there is none. */
export function imageHashOf(fills: readonly Paint[] | typeof figma.mixed): string | null {
  if (fills === figma.mixed) return null;
  return fills.find((fill): fill is ImagePaint => fill.type === 'IMAGE')?.imageHash ?? null;
}
