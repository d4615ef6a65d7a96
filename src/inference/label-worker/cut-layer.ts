// One layer of a painting as a picture of its own, transparent where the layer is not. Where it is seen it is the painting, pixel for pixel; where it
// goes on under what lies over it, it is what was painted without that, its colours led over from the one to the other.
//
// Painted outlines are softer than those of the label map: beside a mountain some of the mountain is in the sky. That rim belongs to the layer in
// front, faded out, so that it goes along when the layer is moved; behind it the farther layer is as if there were no mountain. How much of each pixel
// of the rim is the front's is free, its colour follows: over the farther layer it has to give the painting.
import type { Size } from '../../contract/size';
import { membraneOf } from './membrane';

/** Width of the rim beside a layer, in pixels of a painting of 512 × 512; larger paintings are sharper than that is much. */
const RIM = 3;
const SIDE = 512;

export interface CutAsk extends Size {
  /** RGBA of the whole painting. */
  readonly painting: Uint8ClampedArray;
  /** RGBA of the layer without what lies over it; null where nothing does. */
  readonly fresh: Uint8ClampedArray | null;
  /** As a LayerPlan's. */
  readonly layerOf: Uint8Array;
  /** The layer's index. */
  readonly layer: number;
  /** As an Under's. */
  readonly own: Uint8Array;
  /** RGBA of all layers behind this one over each other; changed: this layer is put on top. All zero behind the first. */
  readonly behind: Uint8ClampedArray;
}

/** @returns straight RGBA of the layer. */
export function cutLayer({ painting, fresh, layerOf, layer, own, behind, width, height }: CutAsk): Uint8ClampedArray<ArrayBuffer> {
  const reach = Math.max(2, Math.round((RIM * Math.sqrt(width * height)) / SIDE));
  // How near each pixel is to something in front of the layer that it belongs to, and which layer that is.
  const rims = rimsOf(layerOf, { width, height }, reach);
  const cut = new Uint8ClampedArray(width * height * 4);
  const hidden = fresh === null ? null : joinedUnder(painting, fresh, layerOf, layer, rims, { width, height });
  const below = new Float64Array(3);
  for (let at = 0; at < layerOf.length; at++) {
    const pixel = at * 4;
    const place = layerOf[at]!;
    if (place === layer && (rims.front[at] === 0 || hidden === null)) copy(painting, pixel, cut, 255);
    else if (place === layer || (place > layer && own[at] === 1)) hidden?.(at, cut);
    else if (rims.front[at] === layer + 1) {
      for (let channel = 0; channel < 3; channel++) below[channel] = behind[pixel + channel]!;
      rimPixel(painting, below, 1 - rims.distance[at]! / (reach + 1), pixel, cut);
    }
    putOver(behind, cut, pixel);
  }
  return cut;
}

/** The pixel of a layer that, over `below`, gives the painting; at least so opaque. */
function rimPixel(painting: Uint8ClampedArray, below: Float64Array, least: number, pixel: number, into: Uint8ClampedArray): void {
  let opacity = least;
  for (let channel = 0; channel < 3; channel++) {
    const [wanted, under] = [painting[pixel + channel]!, below[channel]!];
    if (wanted > under) opacity = Math.max(opacity, (wanted - under) / (255 - under));
    else if (wanted < under) opacity = Math.max(opacity, (under - wanted) / under);
  }
  const alpha = Math.ceil(opacity * 255);
  if (alpha === 0) return;
  for (let channel = 0; channel < 3; channel++)
    into[pixel + channel] = below[channel]! + ((painting[pixel + channel]! - below[channel]!) * 255) / alpha;
  into[pixel + 3] = alpha;
}

interface Rims {
  /** For each pixel 1 + the foremost layer within reach that lies in front of its own; 0 where there is none. */
  readonly front: Uint8Array;
  /** Steps to it. */
  readonly distance: Uint8Array;
}

function rimsOf(layerOf: Uint8Array, { width, height }: Size, reach: number): Rims {
  const front = new Uint8Array(layerOf.length);
  const distance = new Uint8Array(layerOf.length);
  let ring: number[] = [];
  for (let step = 1; step <= reach; step++) {
    const next: number[] = [];
    const found = new Map<number, number>();
    const look = (at: number, beside: number): void => {
      // What the neighbour shows or, in the rings after the first, what its rim belongs to.
      const foremost = step === 1 ? layerOf[beside]! + 1 : front[beside]!;
      if (foremost > layerOf[at]! + 1 && front[at] === 0) found.set(at, Math.max(found.get(at) ?? 0, foremost));
    };
    const around = (at: number, call: (beside: number) => void): void => {
      const x = at % width;
      if (x > 0) call(at - 1);
      if (x < width - 1) call(at + 1);
      if (at >= width) call(at - width);
      if (at < width * (height - 1)) call(at + width);
    };
    if (step === 1) {
      for (let at = 0; at < layerOf.length; at++) {
        around(at, (beside) => {
          look(at, beside);
        });
      }
    } else {
      for (const beside of ring) {
        around(beside, (at) => {
          look(at, beside);
        });
      }
    }
    for (const [at, foremost] of found) {
      front[at] = foremost;
      distance[at] = step;
      next.push(at);
    }
    ring = next;
  }
  return { front, distance };
}

/** What the layer has where it can't be seen: as it was painted without what lies over it, in the colours of where it can. */
function joinedUnder(
  painting: Uint8ClampedArray,
  fresh: Uint8ClampedArray,
  layerOf: Uint8Array,
  layer: number,
  { front }: Rims,
  size: Size,
): (at: number, into: Uint8ClampedArray) => void {
  const known = layerOf.map((place, at) => (place === layer && front[at] === 0 ? 1 : 0));
  const membrane = membraneOf(painting, fresh, known, size);
  const difference = new Float64Array(3);
  return (at, into) => {
    membrane(at % size.width, Math.floor(at / size.width), difference);
    for (let channel = 0; channel < 3; channel++) into[at * 4 + channel] = fresh[at * 4 + channel]! + difference[channel]!;
    into[at * 4 + 3] = 255;
  };
}

function copy(from: Uint8ClampedArray, pixel: number, into: Uint8ClampedArray, alpha: number): void {
  into[pixel] = from[pixel]!;
  into[pixel + 1] = from[pixel + 1]!;
  into[pixel + 2] = from[pixel + 2]!;
  into[pixel + 3] = alpha;
}

function putOver(behind: Uint8ClampedArray, cut: Uint8ClampedArray, pixel: number): void {
  const share = cut[pixel + 3]! / 255;
  if (share === 0) return;
  for (let channel = 0; channel < 3; channel++) behind[pixel + channel] = cut[pixel + channel]! * share + behind[pixel + channel]! * (1 - share);
  behind[pixel + 3] = 255;
}
