// How many pixels a painting gets: the person's choice, the frame and the generator together.
//
// `square` and `own` are painted at multiples of the card's `sizeMultiple` and stretched over the frame; at `own` the stretch stays
// between 3:4 and 4:3, which no one sees in a landscape. `large` is exact to the pixel: the engine paints up to the next multiple
// and cuts the rest off.
import { LONGEST_SIDE, PICTURE_SIZE, SQUARE } from '../../contract/size';
import type { Size, SizeChoice } from '../../contract/size';
import type { ModelCard } from './model-card';

/** What an `own` painting aims at, in pixels. */
const AREA = PICTURE_SIZE ** 2;
/** A wrong shape counts so many times a wrong area. */
const SHAPE_WEIGHT = 2;

/**
 * The size of the label map and of the painting of a frame.
 * @param width of the frame in page pixels, above 0; so is `height`.
 */
export function outputSize(choice: SizeChoice, { width, height }: Size, { sizeMultiple }: Pick<ModelCard, 'sizeMultiple'>): Size {
  switch (choice) {
    case 'square': return SQUARE;
    case 'own': return ownSize(width / height, sizeMultiple);
    case 'large': {
      // A frame that holds less than the usual painting gets no less for it.
      const scale = Math.min(1, LONGEST_SIDE / Math.max(width, height));
      const large = { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
      return large.width * large.height > AREA ? large : ownSize(width / height, sizeMultiple);
    }
  }
}

/** The multiples whose shape and area lie nearest to the wanted ones, by ratio. */
function ownSize(aspect: number, multiple: number): Size {
  let best = SQUARE;
  let least = Infinity;
  for (let height = multiple; height <= LONGEST_SIDE; height += multiple) {
    const wide = Math.round((height * aspect) / multiple) * multiple;
    const width = Math.min(LONGEST_SIDE, Math.max(multiple, wide));
    const off = SHAPE_WEIGHT * Math.abs(Math.log(width / height / aspect)) + Math.abs(Math.log((width * height) / AREA));
    if (off < least) [least, best] = [off, { width, height }];
  }
  return best;
}
