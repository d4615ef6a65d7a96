// Carries the difference of two pictures from where it is known smoothly into where it is not, so that what is painted there joins without a seam:
// averages of blocks, of blocks of blocks and so on (“pull”), from which the gaps are filled again, the coarsest first (“push”). After Gortler et
// al., The Lumigraph (1996), section 3.4.1.
import type { Size } from '../../contract/size';

/** Side of the smallest blocks, pixels: the difference between two paintings of one place is soft. */
const BLOCK = 4;

/** Three channels and a weight for each block. */
interface Level extends Size {
  readonly values: Float32Array;
}

/** The difference at a pixel, by its place in the picture: three channels into `into`. */
export type Membrane = (x: number, y: number, into: Float64Array) => void;

/**
 * @param known row-major, 1 where the difference counts. Where it counts nowhere it is 0 everywhere.
 * @param wanted, `painted`: RGBA of the size; the difference is wanted − painted.
 */
export function membraneOf(wanted: Uint8ClampedArray, painted: Uint8ClampedArray, known: Uint8Array, { width, height }: Size): Membrane {
  const levels = [blocks(wanted, painted, known, { width, height })];
  for (let last = levels[0]!; last.width > 1 || last.height > 1; levels.push(last)) last = halved(last);
  for (let index = levels.length - 2; index >= 0; index--) fillFrom(levels[index]!, levels[index + 1]!);
  const [finest] = levels;
  return (x, y, into) => {
    sample(finest!, (x + 0.5) / BLOCK - 0.5, (y + 0.5) / BLOCK - 0.5, into);
  };
}

/** Mean of each block, with the share of it that is known as its weight. */
function blocks(wanted: Uint8ClampedArray, painted: Uint8ClampedArray, known: Uint8Array, { width, height }: Size): Level {
  const level = levelOf(Math.ceil(width / BLOCK), Math.ceil(height / BLOCK));
  for (let y = 0, at = 0; y < height; y++) {
    const row = Math.floor(y / BLOCK) * level.width;
    for (let x = 0; x < width; x++, at++) {
      if (known[at] === 0) continue;
      const block = (row + Math.floor(x / BLOCK)) * 4;
      for (let channel = 0; channel < 3; channel++) level.values[block + channel]! += wanted[at * 4 + channel]! - painted[at * 4 + channel]!;
      level.values[block + 3]!++;
    }
  }
  return weighed(level, BLOCK ** 2);
}

function halved(finer: Level): Level {
  const level = levelOf(Math.ceil(finer.width / 2), Math.ceil(finer.height / 2));
  for (let y = 0, from = 0; y < finer.height; y++) {
    for (let x = 0; x < finer.width; x++, from += 4) {
      const to = ((y >> 1) * level.width + (x >> 1)) * 4;
      const weight = finer.values[from + 3]!;
      for (let channel = 0; channel < 3; channel++) level.values[to + channel]! += finer.values[from + channel]! * weight;
      level.values[to + 3]! += weight;
    }
  }
  return weighed(level, 1);
}

/** Sums made means; a block counts fully where so much of it is known. */
function weighed(level: Level, full: number): Level {
  const { values } = level;
  for (let at = 0; at < values.length; at += 4) {
    const weight = values[at + 3]!;
    if (weight === 0) continue;
    for (let channel = 0; channel < 3; channel++) values[at + channel]! /= weight;
    values[at + 3] = Math.min(1, weight / full);
  }
  return level;
}

/** What is not known of a level is taken from the coarser one. */
function fillFrom({ values, width, height }: Level, coarser: Level): void {
  const coarse = new Float64Array(3);
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at += 4) {
      const weight = values[at + 3]!;
      if (weight === 1) continue;
      sample(coarser, (x + 0.5) / 2 - 0.5, (y + 0.5) / 2 - 0.5, coarse);
      for (let channel = 0; channel < 3; channel++) values[at + channel] = values[at + channel]! * weight + coarse[channel]! * (1 - weight);
    }
  }
}

/** Between the four blocks around a place. */
function sample({ values, width, height }: Level, x: number, y: number, into: Float64Array): void {
  const left = Math.max(0, Math.min(width - 1, x));
  const top = Math.max(0, Math.min(height - 1, y));
  const x0 = Math.floor(left);
  const y0 = Math.floor(top);
  const dx = left - x0;
  const dy = top - y0;
  const topLeft = (y0 * width + x0) * 4;
  const topRight = x0 < width - 1 ? topLeft + 4 : topLeft;
  const down = y0 < height - 1 ? width * 4 : 0;
  const bottomLeft = topLeft + down;
  const bottomRight = topRight + down;
  for (let channel = 0; channel < 3; channel++) {
    const above = values[topLeft + channel]! * (1 - dx) + values[topRight + channel]! * dx;
    const below = values[bottomLeft + channel]! * (1 - dx) + values[bottomRight + channel]! * dx;
    into[channel] = above * (1 - dy) + below * dy;
  }
}

function levelOf(width: number, height: number): Level {
  return { width, height, values: new Float32Array(width * height * 4) };
}
