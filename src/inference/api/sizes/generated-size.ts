// How large a picture is generated before it is enlarged, if it is enlarged at all.
//
// The generator was trained at PICTURE_SIZE. We looked at the example scenes in larger sizes: up to four times that a side (2048×1536) paintings
// gain detail, such as branches and snow. At 4096×3072 mountains become outlines with an even grain in them and skies a regular pattern,
// because the part of the picture that the generator sees at once is too small to tell what it paints. So at most twelve times the usual
// area is generated, and larger pictures are enlarged from that.
import { PICTURE_SIZE } from '../../../contract/size';
import type { Size } from '../../../contract/size';
import type { ModelCard } from '../model-card';

/** Most pixels that are generated of one picture: 2048×1536. */
export const MOST_GENERATED = 12 * PICTURE_SIZE ** 2;

/** The output size itself where it is not too large, else the same shape at MOST_GENERATED, to the next whole pixel. */
export function generatedSize({ width, height }: Size): Size {
  const scale = Math.min(1, Math.sqrt(MOST_GENERATED / (width * height)));
  return { width: Math.max(1, Math.floor(width * scale)), height: Math.max(1, Math.floor(height * scale)) };
}

/**
 * Sides of a draft, as a share of the painting's. We looked at the example scenes at 3/4, 5/8 and 1/2 of 512×512: at 5/8 hills, light and nearly every
 * tree stay what they are, at 0.4 of the work; at 1/2 trunks double in width and slopes lose their snow.
 */
const DRAFT_SHARE = 5 / 8;
/** Most pixels of a draft: about what the share leaves of a painting of 614×614. */
const MOST_OF_DRAFT = 384 ** 2;

/** How large a painting's draft is: about its shape, in whole multiples; never larger than the painting itself. */
export function draftSize({ width, height }: Size, { sizeMultiple }: Pick<ModelCard, 'sizeMultiple'>): Size {
  const scale = Math.min(DRAFT_SHARE, Math.sqrt(MOST_OF_DRAFT / (width * height)));
  const side = (whole: number): number => Math.min(whole, Math.max(1, Math.round((whole * scale) / sizeMultiple)) * sizeMultiple);
  return { width: side(width), height: side(height) };
}
