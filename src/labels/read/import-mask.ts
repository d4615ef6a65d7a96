// A mask from elsewhere as a label map: in our palette, in that of Paint with ML, or in ADE20K's. Unlike a selection, which is
// painted all over, a mask keeps its holes: what is not understood stays unlabelled, and a sentence says how much that is.
import { UNLABELLED } from '../../contract/classes';
import { FailureError } from '../../contract/failure';
import type { RgbaImage } from '../../contract/pictures/image';
import type { Size } from '../../contract/size';
import type { ImportedLabels } from '../label-map';
import { matchAde20k } from './ade20k';
import { classify, CLASS_LIMIT, paletteColours, TRANSPARENT } from './classify';
import { fill } from './fill';
import { asWords } from './label-picture';
import { trust } from './trust';
import { vote } from './vote';

/** Longest side of the label map; a smaller mask keeps its size. */
const LONGEST = 512;
/** A picture of which less than this matches a palette is no mask. */
const LEAST_SHARE = 0.02;
/** Unlabelled strips of up to twice this many cells are the blurred edges of a scaled mask: their cells go to the regions on both sides. */
const HALF_STRIP = 2;
/** Less than this share is not told of. */
const WORTH_TELLING = 0.001;

/**
 * Read a mask. One palette counts for all of it: the one in which more pixels are understood.
 * @throws FailureError `no-semantic-pixel` for a picture that is no mask in any of the three.
 */
export function importMask({ rgba, width, height }: RgbaImage): ImportedLabels {
  const pixels = asWords(rgba);
  const ours = classify(pixels, width, height);
  const theirs = matchAde20k(pixels, width);
  const understood = ours.classes.reduce((sum, value) => (value < CLASS_LIMIT ? sum + 1 : sum), 0);
  const isAde = theirs.matched > understood;
  if (Math.max(understood, theirs.matched) < LEAST_SHARE * pixels.length) throw noMask();
  const classes = isAde ? theirs.classes : trust(ours, pixels, width, height, paletteColours(ours.palette));
  const size = sizeFor({ width, height });
  const labels = vote(
    classes,
    width,
    height,
    [
      [width, 0, 0],
      [0, height, 0],
    ],
    size,
  );
  if (labels.every((label) => label === UNLABELLED)) throw noMask();
  const empty = labels.map((label, cell) => (label === UNLABELLED && classes[pixelUnder(cell)] === TRANSPARENT ? 1 : 0));
  const strange = areasOf(labels, empty, size);
  fill(labels, size.width, size.height);
  for (let cell = 0; cell < labels.length; cell++) if (empty[cell] === 1 || strange[cell] === 1) labels[cell] = UNLABELLED;
  const unlabelled = strange.reduce((sum, here) => sum + here, 0) / labels.length;
  return {
    ...size,
    labels,
    palette: isAde ? 'ade20k' : ours.palette,
    unlabelled,
    notice: unlabelled < WORTH_TELLING ? null : noticeOf(unlabelled, isAde ? theirs.foreign : []),
  };

  function pixelUnder(cell: number): number {
    const [x, y] = [cell % size.width, Math.floor(cell / size.width)];
    return Math.floor(((y + 0.5) * height) / size.height) * width + Math.floor(((x + 0.5) * width) / size.width);
  }
}

function sizeFor({ width, height }: Size): Size {
  const scale = Math.min(1, LONGEST / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

/** 1 for the cells without a label that fill an area, 0 for those that are only a strip, are empty, or have a label. */
function areasOf(labels: Uint8Array, empty: Uint8Array, size: Size): Uint8Array {
  const areas = new Uint8Array(labels.length);
  const strange = (cell: number): boolean => labels[cell] === UNLABELLED && empty[cell] === 0;
  for (let cell = 0; cell < labels.length; cell++) {
    if (!strange(cell)) continue;
    const window = cellsAround(cell, size);
    if (window.every(strange)) for (const other of window) areas[other] = 1;
  }
  return areas;
}

/** The square window around a cell, cut short at the map's border. */
function cellsAround(cell: number, { width, height }: Size): readonly number[] {
  const [x, y] = [cell % width, Math.floor(cell / width)];
  const cells: number[] = [];
  for (let ny = Math.max(0, y - HALF_STRIP); ny <= Math.min(height - 1, y + HALF_STRIP); ny++) {
    for (let nx = Math.max(0, x - HALF_STRIP); nx <= Math.min(width - 1, x + HALF_STRIP); nx++) cells.push(ny * width + nx);
  }
  return cells;
}

function noticeOf(share: number, foreign: readonly { readonly name: string }[]): string {
  const percent = share < 0.01 ? 'Less than 1 %' : `${Math.round(share * 100)} %`;
  const names = foreign.slice(0, 3).map(({ name }) => name);
  if (names.length === 0) return `${percent} of the mask has colours that are none of the nine landscape classes. It stays empty.`;
  const list =
    foreign.length > names.length
      ? `${names.join(', ')} and others`
      : [names.slice(0, -1).join(', '), names.at(-1)!].filter((part) => part !== '').join(' and ');
  return `${percent} of the mask shows what no landscape class stands for (${list}). It stays empty.`;
}

function noMask(): FailureError {
  return new FailureError(
    'no-semantic-pixel',
    'This picture is no mask that can be read: it has neither the nine landscape colours nor those of Paint with ML or ADE20K. Choose another file.',
  );
}
