// Whether a picture is a mask at all: one rule for selections, imported files and the terminal. Without it every picture is painted, since some
// pixel always comes near some class; a map of grey class numbers became 100 % rock.
import type { Rgb } from '../../contract/classes';
import { FailureError } from '../../contract/failure';
import type { Evidence } from './evidence';

/** Mostly class colours: whatever the rest is, it is a mask with something in it. */
const MOSTLY = 0.4;
/** Or a soft one: several classes, and the rest is all shades, as between blurred regions. */
const [SOFT, SHADES] = [0.2, 0.7] as const;
/** Or a few shapes on an empty page: a small share, and around it next to nothing but a few plain colours. */
const [LEAST, PLAIN, FEW] = [0.05, 0.8, 6] as const;
/** One class alone has to be met this closely (Euclidean, 8-bit); a second one makes chance unlikely. */
const EXACT = 5;

/** @param table the colours that the evidence was collected for. */
export function isMask({ found, share, flatness, strangers }: Evidence, table: readonly Rgb[]): boolean {
  const [first, ...others] = found;
  if (first === undefined) return false;
  if (others.length === 0 && distance(first.mode, table[first.entry]!) > EXACT) return false;
  return (
    share >= MOSTLY || (others.length > 0 && share >= SOFT && flatness < SHADES) || (share >= LEAST && flatness >= PLAIN && strangers <= FEW)
  );
}

/** Whether it has the shades of a photo or a painting; then the scene reader may find shapes in it. */
function isPhoto({ flatness }: Evidence): boolean {
  return flatness < PLAIN;
}

/** What a picture that is no mask is most likely to be, as the end of a sentence. */
function likelyPicture({ flatness, strangers, greys, shades }: Evidence): string {
  const isFlat = flatness >= PLAIN;
  if (greys > 0.98)
    return shades === 1 && strangers === 1
      ? 'one plain grey'
      : isFlat
        ? 'a map of class numbers, which are greys, and not of colours'
        : 'a black-and-white picture';
  if (!isFlat) return 'a photo or a painting';
  if (strangers <= 1) return 'one plain colour';
  // Text and edges on a grey or white ground take few pixels, but in every shade.
  return greys > 0.5 ? 'a screenshot or a drawing' : 'a picture in other colours, perhaps a map of other classes';
}

/** For a selection on the canvas. */
export function unpaintableSelection(evidence: Evidence): FailureError {
  const { share } = evidence;
  const much =
    share < 0.005
      ? 'Nothing here has one of the nine landscape colours'
      : `Only ${Math.round(share * 100)}% of this has the nine landscape colours`;
  const likely = evidence.strangers === 0 ? '' : `: it looks like ${likelyPicture(evidence)}`;
  return new FailureError('no-semantic-pixel', `${much}${likely}. Fill a few shapes from the swatches, then paint.`);
}

/** For a file. */
export function unreadableMask(evidence: Evidence): FailureError {
  const { share } = evidence;
  const much =
    share < 0.005
      ? 'it has neither the nine landscape colours nor those of Paint with ML or ADE20K'
      : `only ${Math.round(share * 100)}% of it has landscape colours`;
  return new FailureError(
    isPhoto(evidence) ? 'photo-no-mask' : 'no-semantic-pixel',
    `This picture is no mask that can be read: ${much}. It looks like ${likelyPicture(evidence)}. Choose another file.`,
  );
}

/** Euclidean, 8-bit. */
export function distance(one: Rgb, other: Rgb): number {
  return Math.hypot(one[0] - other[0], one[1] - other[1], one[2] - other[2]);
}
