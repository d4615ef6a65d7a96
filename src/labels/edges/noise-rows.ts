// Displacement for the places of a picture, a row at a time: octaves of value noise over a lattice that belongs to the picture, so that a
// place has the same noise at every size. Only + − × ÷ and integer hashing: the same on every machine.

/** Distance of the lattice's points in each octave, in units: a unit is a pixel of a picture of 512×512. */
const SPACINGS = [144, 72, 36, 18, 9, 4.5, 2.25] as const;

/** 0 is to the side, 1 down: two fields of noise. */
type Axis = 0 | 1;

/**
 * Fill `row` with the displacement of its pixels: the octaves, each at most its `reach`, summed up.
 * @param broken straight between lattice points, which gives broken outlines; else smooth.
 * @param row of the picture's width; filled from `start` to before `end`.
 */
type FillRow = (y: number, axis: Axis, reach: readonly number[], broken: boolean, row: Float64Array, start: number, end: number) => void;

interface Octave {
  readonly spacing: number;
  /** Lattice column on the left of each pixel. */
  readonly columns: Int32Array;
  /** How far each pixel is from that column to the next, 0…1, and the same eased. */
  readonly straight: Float64Array;
  readonly smooth: Float64Array;
  /** For each axis, the lattice's values in the row above the pixels and in the one below. */
  readonly values: readonly { above: Float64Array; below: Float64Array; row: number }[];
  /** Their mixture at the height of the pixels. */
  readonly line: Float64Array;
}

/**
 * @param seed unsigned 32-bit integer.
 * @param unit pixels of this picture that make a unit.
 */
export function noiseRows(seed: number, width: number, unit: number): FillRow {
  const octaves = SPACINGS.map((spacing) => octaveOf(spacing, width, unit));
  return (y, axis, reach, broken, row, start, end) => {
    row.fill(0, start, end);
    for (const [index, octave] of octaves.entries()) {
      const most = reach[index]!;
      if (most === 0) continue;
      const { spacing, columns, line } = octave;
      const place = (y + 0.5) / unit / spacing;
      const above = Math.floor(place);
      enter(octave, axis, above, seed ^ Math.imul(index * 2 + axis + 1, 0x9e3779b1));
      mix(octave.values[axis]!, broken ? place - above : eased(place - above), line);
      const shares = broken ? octave.straight : octave.smooth;
      for (let x = start; x < end; x++) {
        const left = line[columns[x]!]!;
        row[x]! += (left + (line[columns[x]! + 1]! - left) * shares[x]!) * most;
      }
    }
  };
}

function octaveOf(spacing: number, width: number, unit: number): Octave {
  const places = Float64Array.from({ length: width }, (_, x) => (x + 0.5) / unit / spacing);
  const columns = Int32Array.from(places, Math.floor);
  const straight = places.map((place, x) => place - columns[x]!);
  const length = columns[width - 1]! + 2;
  const empty = (): Octave['values'][number] => ({ above: new Float64Array(length), below: new Float64Array(length), row: -2 });
  return { spacing, columns, straight, smooth: straight.map(eased), values: [empty(), empty()], line: new Float64Array(length) };
}

function eased(share: number): number {
  return share * share * (3 - 2 * share);
}

/** Have the lattice's values of a row and of the next. */
function enter({ values }: Octave, axis: Axis, row: number, key: number): void {
  const held = values[axis]!;
  if (held.row === row) return;
  if (held.row === row - 1) {
    [held.above, held.below] = [held.below, held.above];
  } else {
    hashRow(key, row, held.above);
  }
  hashRow(key, row + 1, held.below);
  held.row = row;
}

function mix({ above, below }: Octave['values'][number], share: number, line: Float64Array): void {
  for (let column = 0; column < line.length; column++) line[column] = above[column]! + (below[column]! - above[column]!) * share;
}

/** −1 ≤ value < 1 for each lattice point of a row: the mixing of MurmurHash3. */
function hashRow(key: number, row: number, values: Float64Array): void {
  for (let column = 0; column < values.length; column++) {
    let bits = key ^ Math.imul(column, 0x85ebca6b) ^ Math.imul(row, 0xc2b2ae35);
    bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
    bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
    values[column] = ((bits ^ (bits >>> 16)) >>> 0) / 0x80000000 - 1;
  }
}
