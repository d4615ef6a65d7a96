// How many pixels a painting gets: it follows from the person's choice, the frame and the generator.
//
// `square` and `fitted` are painted at multiples of the model card's `sizeMultiple` and stretched over the frame. `fitted` comes close enough
// to the frame's shape that the stretch stays between 3:4 and 4:3, which no one sees in a landscape. `full` and `double` are exact to the pixel:
// the engine paints up to the next multiple and cuts off what is too much.
import { LONGEST_SIDE, PICTURE_SIZE, SQUARE } from '../../../contract/size';
import type { Size, SizeChoice } from '../../../contract/size';
import type { ModelCard } from '../model-card';

/** Pixels that a `fitted` painting has, as nearly as its shape allows. */
const AREA = PICTURE_SIZE ** 2;
/** How much more a wrong shape counts than a wrong area. */
const SHAPE_WEIGHT = 2;

/**
 * The size of the label map and of the painting of a frame.
 * @param width of the frame in page pixels, above 0; so is `height`.
 */
export function outputSize(choice: SizeChoice, { width, height }: Size, { sizeMultiple }: Pick<ModelCard, 'sizeMultiple'>): Size {
  switch (choice) {
    case 'square':
      return SQUARE;
    case 'fitted':
      return fittedSize(width / height, sizeMultiple);
    case 'full':
    case 'double': {
      // A small frame gets as many pixels as a square painting has.
      const scale = Math.min(choice === 'full' ? 1 : 2, LONGEST_SIDE / Math.max(width, height));
      const full = { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
      return full.width * full.height > AREA ? full : fittedSize(width / height, sizeMultiple);
    }
  }
}

/** The size in whole multiples whose shape and area are nearest to the wanted ones, by ratio. */
function fittedSize(aspect: number, multiple: number): Size {
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
