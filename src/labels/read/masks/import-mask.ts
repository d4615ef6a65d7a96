// A mask from elsewhere as a label map: in our palette, in that of Paint with ML, or in ADE20K's. Unlike a selection, which is
// painted all over, a mask keeps its holes: what is not understood stays unlabelled, and a sentence says how much that is.
import { UNLABELLED } from '../../../contract/classes';
import type { RgbaImage } from '../../../contract/pictures/image';
import type { Size } from '../../../contract/size';
import type { ImportedLabels } from '../../label-map';
import { foreignNames, isAdeMask, labelOfAde, matchAde20k } from './ade20k';
import { classify, CLASS_LIMIT, paletteColours, TRANSPARENT } from '../classify';
import { fill } from '../fill';
import { asWords } from '../label-picture';
import { isMask, unreadableMask } from '../no-mask';
import { leaveEmpty, withSoftEdges } from './soft-edges';
import { trust } from '../trust';
import { vote } from '../vote';

/** Longest side of the label map where no size is asked for; a smaller mask keeps its size. */
const LONGEST = 512;
/** Less than this share is not told of. */
const WORTH_TELLING = 0.001;

/**
 * Read a mask. One palette counts for all of it: the one that more speaks for.
 * @param wanted size of the label map; by default the mask's own, at most LONGEST a side.
 * @throws FailureError for a picture that is no mask in any of the three (no-mask.ts): `photo-no-mask` where it looks like a photo or a painting,
 * else `no-semantic-pixel`.
 */
export function importMask({ rgba, width, height }: RgbaImage, wanted?: Size): ImportedLabels {
  const pixels = asWords(rgba);
  const ours = classify(pixels, width, height);
  const oursFits = isMask(ours.evidence, paletteColours(ours.palette));
  const theirs = matchAde20k(pixels, width);
  const isAde = isAdeMask(theirs.evidence) && (!oursFits || theirs.evidence.share > ours.evidence.share);
  if (!isAde && !oursFits) throw unreadableMask(ours.evidence);
  const classes = isAde ? theirs.classes : trust(ours, pixels, width, height, paletteColours(ours.palette));
  const size = wanted ?? sizeFor({ width, height });
  const voted = vote(
    classes,
    width,
    height,
    [
      [width, 0, 0],
      [0, height, 0],
    ],
    size,
  );
  const middles = Uint32Array.from(voted, (_, cell) => middleOf(cell));
  const cells = {
    ...size,
    labels: voted,
    colours: middles.map((pixel) => pixels[pixel]! & 0xffffff),
    empty: Uint8Array.from(voted, (label, cell) => (label === UNLABELLED && classes[middles[cell]!] === TRANSPARENT ? 1 : 0)),
  };
  const { found } = isAde ? theirs.evidence : ours.evidence;
  const labels = withSoftEdges(
    cells,
    found.map(({ entry, mode }) => ({ label: isAde ? labelOfAde(entry) : entry, colour: mode })),
  );
  if (labels.every((label) => label >= CLASS_LIMIT)) throw unreadableMask(ours.evidence);
  fill(labels, size.width, size.height);
  const foreign = leaveEmpty(labels);
  const unlabelled = foreign.length / labels.length;
  return {
    ...size,
    labels,
    palette: isAde ? 'ade20k' : ours.palette,
    picture: { width, height },
    unlabelled,
    notice:
      unlabelled < WORTH_TELLING
        ? null
        : noticeOf(unlabelled, isAde ? foreignNames(foreign.map((cell) => theirs.entries[middles[cell]!]!)) : []),
  };

  /** The pixel under a cell's middle. */
  function middleOf(cell: number): number {
    const [x, y] = [cell % size.width, Math.floor(cell / size.width)];
    return Math.floor(((y + 0.5) * height) / size.height) * width + Math.floor(((x + 0.5) * width) / size.width);
  }
}

function sizeFor({ width, height }: Size): Size {
  const scale = Math.min(1, LONGEST / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

function noticeOf(share: number, foreign: readonly string[]): string {
  const percent = share < 0.01 ? 'Less than 1%' : `${Math.round(share * 100)}%`;
  const names = foreign.slice(0, 3);
  if (names.length === 0) return `${percent} of the mask has none of the nine colours and stays empty.`;
  const list =
    foreign.length > names.length
      ? `${names.join(', ')} and others`
      : [names.slice(0, -1).join(', '), names.at(-1)!].filter((part) => part !== '').join(' and ');
  return `${percent} of the mask shows what has no colour here (${list}) and stays empty.`;
}
