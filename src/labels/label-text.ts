// A label map as text: runs of one class, row by row. a512b3 is 512 cells of sky, then 3 of rock. Drawn scenes of 512×512 come to
// 10 to 20 kB. Recipes carry it in files and chats, painted layers as plugin data. Those belong to people, so the format stays.
// The sketch pad's drawing is kept in the same format, with one more letter for cells that have no class yet.
import { UNLABELLED } from '../contract/classes';
import { LONGEST_CARRIED } from '../contract/recipe';

/** Class i is written as the i-th letter. */
const LETTERS = 'abcdefghi';
/** Stands for UNLABELLED; only in drawings. */
const GAP = 'x';

/** @throws RangeError for a label that is no class. */
export function writeLabels(labels: Uint8Array): string {
  return writeRuns(labels, Infinity)!;
}

/** The text for a layer to carry; null where it would be longer than LONGEST_CARRIED. @throws RangeError for a label that is no class. */
export function carriedLabels(labels: Uint8Array): string | null {
  return writeRuns(labels, LONGEST_CARRIED);
}

/** @returns row-major class indices 0…8; null for a text that is not exactly `count` of them. */
export function readLabels(text: string, count: number): Uint8Array | null {
  return readRuns(text, count, LETTERS);
}

/** As writeLabels, of a map that may have gaps. @throws RangeError for a label that is neither a class nor UNLABELLED. */
export function writeDrawing(labels: Uint8Array): string {
  return writeRuns(labels, Infinity, GAP)!;
}

/** @returns row-major class indices 0…8 or UNLABELLED; null for a text that is not exactly `count` of them. */
export function readDrawing(text: string, count: number): Uint8Array | null {
  return readRuns(text, count, LETTERS + GAP);
}

/** Null as soon as the text is longer than `longest`. @param gap what UNLABELLED is written as; left out, it is no label. */
function writeRuns(labels: Uint8Array, longest: number, gap?: string): string | null {
  const runs: string[] = [];
  let written = 0;
  for (let from = 0, to = 0; from < labels.length; from = to) {
    const label = labels[from]!;
    const letter = label === UNLABELLED ? gap : LETTERS[label];
    if (letter === undefined) throw new RangeError(`label ${label} is no class`);
    while (to < labels.length && labels[to] === label) to++;
    const run = letter + String(to - from);
    written += run.length;
    if (written > longest) return null;
    runs.push(run);
  }
  return runs.join('');
}

function readRuns(text: string, count: number, letters: string): Uint8Array | null {
  const labels = new Uint8Array(count);
  let from = 0;
  for (let at = 0; at < text.length;) {
    const letter = letters.indexOf(text[at]!);
    let length = 0;
    let digits = at + 1;
    for (; digits < text.length; digits++) {
      const digit = text.charCodeAt(digits) - 48;
      if (digit < 0 || digit > 9) break;
      length = length * 10 + digit;
    }
    if (letter < 0 || length === 0 || length > count - from) return null;
    labels.fill(letter < LETTERS.length ? letter : UNLABELLED, from, from + length);
    from += length;
    at = digits;
  }
  return from === count ? labels : null;
}
