// The sheet's proportions: those that are offered, and those that people type.
import { SHAPE_LIMITS } from '../contract/shapes';
import type { Size } from '../contract/size';
import { frameOf } from './sheet';

/** Offered by name. */
export const PROPORTIONS = ['1:1', '4:3', '3:2', '16:9', '3:1', '3:4', '2:3', '9:16'] as const;

/** Longer and thinner than this a sheet has too few cells across to draw on. */
const LONGEST_TO_SHORTEST = 16;

/** `21:9` and `21 / 9`: a frame of the usual size in these proportions. `1440 × 400` and `1440x400`: a frame of so many page pixels. */
const TYPED = /^\s*(\d+(?:[.,]\d+)?)\s*([:/x×*])\s*(\d+(?:[.,]\d+)?)\s*$/i;

/** The frame that was typed, page pixels; null for what is none, or longer and thinner than a sheet can be. */
export function readFrame(text: string): Size | null {
  const [, first = '', sign = '', second = ''] = TYPED.exec(text) ?? [];
  const [width, height] = [first, second].map((number) => Number(number.replace(',', '.'))) as [number, number];
  const [long, short] = [Math.max(width, height), Math.min(width, height)];
  if (!(short > 0) || long / short > LONGEST_TO_SHORTEST) return null;
  if (sign === ':' || sign === '/') return frameOf(width, height);
  return long <= SHAPE_LIMITS.side && short >= 1 ? { width, height } : null;
}

/** Which of the offered proportions a frame has; null where it has others. */
export function proportionsOf(frame: Size): (typeof PROPORTIONS)[number] | null {
  return PROPORTIONS.find((name) => sameProportions(readFrame(name)!, frame)) ?? null;
}

/** To the hundredth. */
export function sameProportions(one: Size, other: Size): boolean {
  return Math.abs(Math.log((one.width / one.height) * (other.height / other.width))) < 0.01;
}
