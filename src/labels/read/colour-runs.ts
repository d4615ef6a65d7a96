// A picture as runs of equal values, row by row. Drawn scenes are flat: four million pixels are some ten thousand runs, and
// what works on runs costs next to nothing.

export interface Runs {
  /** Index of each run's first pixel; one entry more than there are runs, the number of pixels. No run crosses a row's end. */
  readonly starts: Int32Array;
  readonly values: Uint8Array;
  /** Index of each row's first run; one entry more than there are rows. */
  readonly firstOfRow: Int32Array;
}

/**
 * Runs of pixels of one colour. Their values are what `valueOf` gives for the colour; it is asked once a run.
 * Neighbouring runs may have equal values.
 * @param pixels row-major 32-bit words, `width`×`height`.
 */
export function colourRuns(pixels: Uint32Array, width: number, height: number, valueOf: (pixel: number) => number): Runs {
  let starts = new Int32Array(1 << 16);
  let values = new Uint8Array(1 << 16);
  const firstOfRow = new Int32Array(height + 1);
  let count = 0;
  for (let y = 0; y < height; y++) {
    firstOfRow[y] = count;
    const end = (y + 1) * width;
    // A row adds at most `width` runs, and one entry closes the list.
    if (count + width + 1 > starts.length) {
      starts = enlarged(starts, Int32Array);
      values = enlarged(values, Uint8Array);
    }
    for (let at = y * width; at < end;) {
      const pixel = pixels[at]!;
      starts[count] = at;
      values[count] = valueOf(pixel);
      count++;
      do at++;
      while (at < end && pixels[at] === pixel);
    }
  }
  firstOfRow[height] = count;
  starts[count] = pixels.length;
  return { starts: starts.subarray(0, count + 1), values: values.subarray(0, count), firstOfRow };

  function enlarged<Kind extends Int32Array | Uint8Array>(list: Kind, make: new (length: number) => Kind): Kind {
    const larger = new make(list.length * 2 + width + 1);
    larger.set(list);
    return larger;
  }
}

/** The same picture with every value replaced by `meaning[value]`, and neighbouring runs of equal value joined. */
export function translated({ starts, values, firstOfRow }: Runs, meaning: Uint8Array): Runs {
  const newStarts = new Int32Array(starts.length);
  const newValues = new Uint8Array(values.length);
  const newFirst = new Int32Array(firstOfRow.length);
  let count = 0;
  for (let y = 0; y + 1 < firstOfRow.length; y++) {
    newFirst[y] = count;
    for (let run = firstOfRow[y]!; run < firstOfRow[y + 1]!; run++) {
      const value = meaning[values[run]!]!;
      if (count > newFirst[y]! && newValues[count - 1] === value) continue;
      newStarts[count] = starts[run]!;
      newValues[count] = value;
      count++;
    }
  }
  newFirst[firstOfRow.length - 1] = count;
  newStarts[count] = starts.at(-1)!;
  return { starts: newStarts.subarray(0, count + 1), values: newValues.subarray(0, count), firstOfRow: newFirst };
}
