// One layer of a painting as a picture of its own, transparent where the layer is not. Where it is seen it is the painting, pixel for pixel; where it
// goes on under what lies over it, it is what was painted without that, its colours led over from the one to the other.
//
// The painter does not keep to the outlines of the label map: beside a mountain its shadow is in the sky, and trees are higher than they were drawn.
// What of the painting beside a layer looks like that layer goes along with it when it is moved, and the farther layer is there as if it were painted
// alone. How much of such a pixel is the front's is free, its colour follows: over the farther layer it has to give the painting.
import type { Size } from '../../contract/size';
import { membraneOf } from './membrane';
import { rimsOf } from './rims';
import type { Rims } from './rims';

/** Pixels of a painting of 512 × 512: how far beside a layer anything is taken for a part of it; and how far without looking at it. */
const [REACH, ALWAYS] = [36, 3];
/** The farther layer's colours are taken from no nearer than this. */
const CLEAR = 10;
/** A part of the front may lie so far from the rest of it. */
const GAP = 4;
const SIDE = 512;
/**
 * A pixel that differs from the farther layer by so many levels in a channel is the front's; by less, a share of it. More where the layer itself is
 * painted so restlessly that it differs from itself by a third of that.
 */
const STRANGE = 40;
/** Every so manyth pixel tells how restless a layer is. */
const SAMPLE = 7;
/** How much more opaque such pixels are than they have to be: at their least, their colours are extreme. */
const BODY = 1.5;

export interface CutAsk extends Size {
  /** RGBA of the whole painting. */
  readonly painting: Uint8ClampedArray;
  /** RGBA of the layer without what lies over it; null where nothing does. */
  readonly fresh: Uint8ClampedArray | null;
  /** As a LayerPlan's. */
  readonly layerOf: Uint8Array;
  readonly tall: Uint8Array;
  /** The layer's index. */
  readonly layer: number;
  /** As an Under's. */
  readonly own: Uint8Array;
  /** RGBA of all layers behind this one over each other; changed: this layer is put on top. All zero behind the first. */
  readonly behind: Uint8ClampedArray;
}

/** @returns straight RGBA of the layer. */
export function cutLayer(ask: CutAsk): Uint8ClampedArray<ArrayBuffer> {
  const { painting, fresh, layerOf, tall, layer, own, behind, width, height } = ask;
  const unit = Math.sqrt(width * height) / SIDE;
  const [reach, short] = [REACH, ALWAYS].map((pixels) => Math.min(255, Math.max(2, Math.round(pixels * unit))));
  const rims = rimsOf(layerOf, tall, { width, height }, reach!, short!);
  const cut = new Uint8ClampedArray(width * height * 4);
  const under = fresh === null ? null : joinedUnder(ask, fresh, rims, CLEAR * unit);
  for (let at = 0; at < layerOf.length; at++) {
    const place = layerOf[at]!;
    if (place === layer) setPixel(cut, at, painting, 255);
    else if (place > layer && own[at] === 1) under?.(at, cut);
    else if (rims.front[at] === layer + 1) setRim(cut, at, painting, behind);
  }
  if (under !== null) freeFromFront(cut, ask, under, rims, unit);
  for (let pixel = 0; pixel < cut.length; pixel += 4) putOver(behind, cut, pixel);
  return cut;
}

interface Under {
  /** Set a pixel to what the layer has there without what lies over it. */
  (at: number, into: Uint8ClampedArray, pixel?: number): void;
  /** By how many levels that differs from the painting where the painting shows the layer. */
  readonly restless: number;
}

/** What the layer has where it can't be seen: as it was painted without what lies over it, in the colours of where it can. */
function joinedUnder(
  { painting, layerOf, layer, width, height }: CutAsk,
  fresh: Uint8ClampedArray,
  { front, distance }: Rims,
  clear: number,
): Under {
  const known = layerOf.map((place, at) => (place === layer && (front[at] === 0 || distance[at]! > clear) ? 1 : 0));
  const membrane = membraneOf(painting, fresh, known, { width, height });
  const difference = new Float64Array(3);
  const set = (at: number, into: Uint8ClampedArray, pixel = at * 4): void => {
    membrane(at % width, Math.floor(at / width), difference);
    for (let channel = 0; channel < 3; channel++) into[pixel + channel] = fresh[at * 4 + channel]! + difference[channel]!;
    into[pixel + 3] = 255;
  };
  let [sum, count] = [0, 0];
  for (let at = 0; at < known.length; at += SAMPLE) {
    if (known[at] === 0) continue;
    const [pixel, here] = [painting.subarray(at * 4, at * 4 + 4), new Uint8ClampedArray(4)];
    set(at, here, 0);
    sum += farthest(here, pixel, 0);
    count++;
  }
  return Object.assign(set, { restless: count === 0 ? 0 : sum / count });
}

/** Beside what lies in front of it the layer is as if it were painted alone, as far as the painting shows the front there. */
function freeFromFront(cut: Uint8ClampedArray, { painting, layerOf, layer, width }: CutAsk, under: Under, rims: Rims, unit: number): void {
  /** How far on something strange still counts as a part of the front. */
  const left = new Uint8Array(layerOf.length);
  const [always, gap] = [ALWAYS, GAP].map((pixels) => Math.max(1, Math.round(pixels * unit))) as [number, number];
  for (const at of rims.pixels) {
    if (layerOf[at] !== layer) continue;
    const distance = rims.distance[at]!;
    const x = at % width;
    /** Of the neighbour that is nearer to the front. */
    const leftOf = (beside: number): number => (rims.distance[beside]! < distance ? (left[beside] ?? 0) : 0);
    const across = Math.max(x > 0 ? leftOf(at - 1) : 0, x < width - 1 ? leftOf(at + 1) : 0);
    const before = Math.max(across, leftOf(at - width), leftOf(at + width));
    if (distance > always && before === 0) continue;
    under(at, cut);
    const strange = Math.min(1, farthest(cut, painting, at * 4) / Math.max(STRANGE, 3 * under.restless));
    left[at] = distance <= always || strange === 1 ? gap : before - 1;
    if (distance > always) mix(cut, painting, at * 4, 1 - strange);
  }
}

/** A pixel that over `behind` gives the painting. */
function setRim(into: Uint8ClampedArray, at: number, painting: Uint8ClampedArray, behind: Uint8ClampedArray): void {
  const pixel = at * 4;
  let opacity = 0;
  for (let channel = pixel; channel < pixel + 3; channel++) {
    const [wanted, below] = [painting[channel]!, behind[channel]!];
    // One level is nothing.
    if (wanted > below + 1) opacity = Math.max(opacity, (wanted - below) / (255 - below));
    else if (wanted < below - 1) opacity = Math.max(opacity, (below - wanted) / below);
  }
  const alpha = Math.ceil(Math.min(1, opacity * BODY) * 255);
  if (alpha === 0) return;
  for (let channel = pixel; channel < pixel + 3; channel++)
    into[channel] = behind[channel]! + ((painting[channel]! - behind[channel]!) * 255) / alpha;
  into[pixel + 3] = alpha;
}

function setPixel(into: Uint8ClampedArray, at: number, from: Uint8ClampedArray, alpha: number): void {
  for (let channel = at * 4; channel < at * 4 + 3; channel++) into[channel] = from[channel]!;
  into[at * 4 + 3] = alpha;
}

/** Levels by which two pixels differ in the channel in which they differ most. */
function farthest(one: Uint8ClampedArray, other: Uint8ClampedArray, pixel: number): number {
  let most = 0;
  for (let channel = pixel; channel < pixel + 3; channel++) most = Math.max(most, Math.abs(one[channel]! - other[channel]!));
  return most;
}

function mix(into: Uint8ClampedArray, from: Uint8ClampedArray, pixel: number, share: number): void {
  for (let channel = pixel; channel < pixel + 3; channel++) into[channel] = into[channel]! + (from[channel]! - into[channel]!) * share;
}

function putOver(behind: Uint8ClampedArray, cut: Uint8ClampedArray, pixel: number): void {
  const share = cut[pixel + 3]! / 255;
  if (share === 0) return;
  for (let channel = pixel; channel < pixel + 3; channel++) behind[channel] = cut[channel]! * share + behind[channel]! * (1 - share);
  behind[pixel + 3] = 255;
}
