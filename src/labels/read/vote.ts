// Third step of labelling: the majority vote that brings a class map of any size down (or up) to the label grid.
import { UNLABELLED } from '../../contract/classes';
import type { Affine } from '../../contract/geometry';
import type { Size } from '../../contract/size';
import { CLASS_LIMIT, TRANSPARENT } from './classify';

/** Cell boundaries within this distance of a pixel boundary, in pixels, count as on it: transforms come from 32-bit floats. */
const SNAP = 1e-3;
/** Overlaps are whole numbers of 1/1024 pixel, so that sums are exact and ties are ties. */
const UNIT = 1024;
/** Samples per side of a cell, at most: enough for a 4096 px picture. */
const MOST_SAMPLES = 8;

/**
 * Label each cell of a grid with the class that covers most of it. Of equally large classes the one met first,
 * row by row from the cell's first corner, wins: no class is preferred for its number.
 * @param classes row-major class map, `width`×`height`; values that are not classes do not vote.
 * @param toPixels maps the unit square (the grid) onto the map, in pixels; what falls outside the map does not vote.
 * @param size cells of the grid, across and down.
 * @returns row-major labels: class index, or UNLABELLED for a cell that holds no believed pixel.
 */
export function vote(classes: Uint8Array, width: number, height: number, toPixels: Affine, size: Size): Uint8Array {
  const [[, skewX], [skewY]] = toPixels;
  const upright = Math.abs(skewX) < 1e-2 && Math.abs(skewY) < 1e-2;
  return upright ? voteByArea(classes, width, height, toPixels, size) : voteBySamples(classes, width, height, toPixels, size);
}

/** The pixels that the cells along one axis overlap, and by how much. */
interface Spans {
  readonly first: Int32Array;
  readonly last: Int32Array;
  /** Overlap with the first and the last pixel in UNITs; those between count whole. */
  readonly firstWeight: Int32Array;
  readonly lastWeight: Int32Array;
}

function voteByArea(classes: Uint8Array, width: number, height: number, toPixels: Affine, size: Size): Uint8Array {
  const columns = spans(toPixels[0][0], toPixels[0][2], width, size.width);
  const rows = spans(toPixels[1][1], toPixels[1][2], height, size.height);
  const labels = new Uint8Array(size.width * size.height).fill(UNLABELLED);
  const tally = new Tally();
  for (let j = 0; j < size.height; j++) {
    const [top, bottom] = [rows.first[j]!, rows.last[j]!];
    for (let i = 0; i < size.width; i++) {
      const [left, right] = [columns.first[i]!, columns.last[i]!];
      if (left > right || top > bottom) continue;
      if (isUniform(classes, width, left, right, top, bottom)) {
        const value = classes[top * width + left]!;
        if (value < CLASS_LIMIT) labels[j * size.width + i] = value;
        continue;
      }
      tally.clear();
      for (let y = top; y <= bottom; y++) {
        const high = y === top ? rows.firstWeight[j]! : y === bottom ? rows.lastWeight[j]! : UNIT;
        for (let x = left; x <= right; x++) {
          const wide = x === left ? columns.firstWeight[i]! : x === right ? columns.lastWeight[i]! : UNIT;
          tally.add(classes[y * width + x]!, wide * high);
        }
      }
      labels[j * size.width + i] = tally.winner();
    }
  }
  return labels;
}

function isUniform(classes: Uint8Array, width: number, left: number, right: number, top: number, bottom: number): boolean {
  const value = classes[top * width + left]!;
  for (let y = top; y <= bottom; y++) {
    for (let at = y * width + left; at <= y * width + right; at++) if (classes[at] !== value) return false;
  }
  return true;
}

function spans(scale: number, offset: number, length: number, size: number): Spans {
  const [first, last] = [new Int32Array(size), new Int32Array(size)];
  const [firstWeight, lastWeight] = [new Int32Array(size), new Int32Array(size)];
  for (let cell = 0; cell < size; cell++) {
    const one = snap(offset + (scale * cell) / size);
    const other = snap(offset + (scale * (cell + 1)) / size);
    const start = Math.max(0, Math.min(one, other));
    const end = Math.min(length, Math.max(one, other));
    first[cell] = Math.floor(start);
    last[cell] = start < end ? Math.ceil(end) - 1 : first[cell]! - 1;
    const inOne = first[cell] === last[cell];
    // A cell that overlaps nothing but a sliver of a pixel still takes its vote.
    firstWeight[cell] = Math.max(1, Math.round(((inOne ? end : first[cell]! + 1) - start) * UNIT));
    lastWeight[cell] = Math.max(1, Math.round((end - last[cell]!) * UNIT));
  }
  return { first, last, firstWeight, lastWeight };
}

function snap(position: number): number {
  const whole = Math.round(position);
  return Math.abs(position - whole) < SNAP ? whole : position;
}

function voteBySamples(classes: Uint8Array, width: number, height: number, toPixels: Affine, size: Size): Uint8Array {
  const [[a, c, tx], [b, d, ty]] = toPixels;
  const cellWidth = Math.hypot(a, b) / size.width;
  const cellHeight = Math.hypot(c, d) / size.height;
  // About one sample a pixel in both directions.
  const samples = Math.min(MOST_SAMPLES, Math.max(1, Math.ceil(Math.max(cellWidth, cellHeight) - SNAP)));
  const [stepX, stepY] = [1 / (size.width * samples), 1 / (size.height * samples)];
  const labels = new Uint8Array(size.width * size.height);
  const tally = new Tally();
  // The pixels around a cell's middle that hold all of its samples.
  const [reachX, reachY] = [
    Math.abs(a) / (2 * size.width) + Math.abs(c) / (2 * size.height) + SNAP,
    Math.abs(b) / (2 * size.width) + Math.abs(d) / (2 * size.height) + SNAP,
  ];
  for (let j = 0; j < size.height; j++) {
    for (let i = 0; i < size.width; i++) {
      const [u, v] = [(i + 0.5) / size.width, (j + 0.5) / size.height];
      const [x, y] = [a * u + c * v + tx, b * u + d * v + ty];
      const [left, right, top, bottom] = [Math.floor(x - reachX), Math.floor(x + reachX), Math.floor(y - reachY), Math.floor(y + reachY)];
      if (left >= 0 && top >= 0 && right < width && bottom < height && isUniform(classes, width, left, right, top, bottom)) {
        const value = classes[top * width + left]!;
        labels[j * size.width + i] = value < CLASS_LIMIT ? value : UNLABELLED;
        continue;
      }
      tally.clear();
      for (let sample = 0; sample < samples * samples; sample++) {
        const u = (i * samples + (sample % samples) + 0.5) * stepX;
        const v = (j * samples + Math.floor(sample / samples) + 0.5) * stepY;
        const x = Math.floor(snap(a * u + c * v + tx));
        const y = Math.floor(snap(b * u + d * v + ty));
        const inside = x >= 0 && x < width && y >= 0 && y < height;
        tally.add(inside ? classes[y * width + x]! : TRANSPARENT, 1);
      }
      labels[j * size.width + i] = tally.winner();
    }
  }
  return labels;
}

/** Votes of one cell, kept in the order in which the classes were met. */
class Tally {
  private readonly weights = new Float64Array(CLASS_LIMIT);
  private readonly met = new Uint8Array(CLASS_LIMIT);
  private count = 0;

  clear(): void {
    for (let rank = 0; rank < this.count; rank++) this.weights[this.met[rank]!] = 0;
    this.count = 0;
  }

  add(value: number, weight: number): void {
    if (value >= CLASS_LIMIT) return;
    if (this.weights[value] === 0) this.met[this.count++] = value;
    this.weights[value]! += weight;
  }

  winner(): number {
    let best = UNLABELLED;
    let most = 0;
    for (let rank = 0; rank < this.count; rank++) {
      const value = this.met[rank]!;
      if (this.weights[value]! > most) {
        best = value;
        most = this.weights[value]!;
      }
    }
    return best;
  }
}
