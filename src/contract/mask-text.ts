// A label map as text: runs of one class, row by row. a512b3 is 512 cells of sky, then 3 of rock. Drawn scenes of 512×512 come to
// 10 to 20 kB: recipes carry it as files and in chats, painted layers as plugin data.

/** Class i is written as the i-th letter. */
const LETTERS = 'abcdefghi';

/** Plugin-data key of a painting's mask, as text. */
export const MASK_KEY = 'mask';

/** Most characters of a mask on a layer. Figma takes 100 kB an entry, with the key and the plugin's id in it. */
export const LONGEST_CARRIED = 99_000;

/** @throws RangeError for a label that is no class. */
export function writeMask(labels: Uint8Array): string {
  return writeRuns(labels, Infinity)!;
}

/** The text for a layer to carry; null where it would be longer than LONGEST_CARRIED. @throws RangeError for a label that is no class. */
export function carriedMask(labels: Uint8Array): string | null {
  return writeRuns(labels, LONGEST_CARRIED);
}

/** @returns row-major class indices 0…8; null for a text that is not exactly `count` of them. */
export function readMask(text: string, count: number): Uint8Array | null {
  const labels = new Uint8Array(count);
  let from = 0;
  for (let at = 0; at < text.length;) {
    const label = LETTERS.indexOf(text[at]!);
    let length = 0;
    let digits = at + 1;
    for (; digits < text.length; digits++) {
      const digit = text.charCodeAt(digits) - 48;
      if (digit < 0 || digit > 9) break;
      length = length * 10 + digit;
    }
    if (label < 0 || length === 0 || length > count - from) return null;
    labels.fill(label, from, from + length);
    from += length;
    at = digits;
  }
  return from === count ? labels : null;
}

/** Null as soon as the text is longer than `longest`. */
function writeRuns(labels: Uint8Array, longest: number): string | null {
  const runs: string[] = [];
  let written = 0;
  for (let from = 0, to = 0; from < labels.length; from = to) {
    const label = labels[from]!;
    const letter = LETTERS[label];
    if (letter === undefined) throw new RangeError(`label ${label} is no class`);
    while (to < labels.length && labels[to] === label) to++;
    const run = letter + String(to - from);
    written += run.length;
    if (written > longest) return null;
    runs.push(run);
  }
  return runs.join('');
}
