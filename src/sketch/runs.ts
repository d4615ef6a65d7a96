// A label map as text: its runs of equal labels, row by row. A drawing of a landscape comes to some ten kilobytes.

/** Numbers are written to this base. */
const BASE = 36;

/** `0.2s,255.4` in base 36: label, full stop, length; runs separated by commas. */
export function packRuns(labels: Uint8Array): string {
  const runs: string[] = [];
  for (let from = 0; from < labels.length; ) {
    const label = labels[from]!;
    let end = from + 1;
    while (labels[end] === label) end++;
    runs.push(`${label.toString(BASE)}.${(end - from).toString(BASE)}`);
    from = end;
  }
  return runs.join();
}

/** The labels back. Null when the text is not of packRuns' making, or not of `length` labels. */
export function unpackRuns(text: string, length: number): Uint8Array | null {
  const labels = new Uint8Array(length);
  let at = 0;
  for (const run of text.split(',')) {
    const [label = NaN, count = NaN] = run.split('.').map((word) => parseInt(word, BASE));
    if (!(label >= 0 && label <= 255 && count > 0 && at + count <= length)) return null;
    labels.fill(label, at, (at += count));
  }
  return at === length ? labels : null;
}
