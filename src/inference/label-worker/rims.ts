// The pixels beside whatever lies in front of them.
import type { Size } from '../../contract/size';

export interface Rims {
  /** For each pixel 1 + the foremost layer within reach that lies in front of its own; 0 where there is none. */
  readonly front: Uint8Array;
  /** Steps to it, sideways and up and down; 0 where there is none. */
  readonly distance: Uint8Array;
  /** The pixels that have one, the nearest first. */
  readonly pixels: Int32Array;
}

/**
 * @param layerOf, `tall`: as a LayerPlan's.
 * @param reach beside what is tall, `short` beside all else; in pixels, 1…255.
 */
export function rimsOf(layerOf: Uint8Array, tall: Uint8Array, { width, height }: Size, reach: number, short: number): Rims {
  const front = new Uint8Array(layerOf.length);
  const distance = new Uint8Array(layerOf.length);
  /** 1 where it is the rim of something tall, which goes before all else. */
  const high = new Uint8Array(layerOf.length);
  let ring: number[] = [];
  for (let step = 1; step <= reach; step++) {
    const next: number[] = [];
    const touch = (at: number, foremost: number, isHigh: number): void => {
      if (foremost <= layerOf[at]! + 1 || high[at]! > isHigh) return;
      if (front[at] !== 0 && high[at] === isHigh && (distance[at] !== step || front[at]! >= foremost)) return;
      if (front[at] === 0 || distance[at] !== step) next.push(at);
      front[at] = foremost;
      distance[at] = step;
      high[at] = isHigh;
    };
    const touchAround = (at: number, foremost: number, isHigh: number): void => {
      if (isHigh === 0 && step > short) return;
      const x = at % width;
      if (x > 0) touch(at - 1, foremost, isHigh);
      if (x < width - 1) touch(at + 1, foremost, isHigh);
      if (at >= width) touch(at - width, foremost, isHigh);
      if (at < width * (height - 1)) touch(at + width, foremost, isHigh);
    };
    if (step === 1) for (const [at, layer] of layerOf.entries()) touchAround(at, layer + 1, tall[at]!);
    else for (const at of ring) if (distance[at] === step - 1) touchAround(at, front[at]!, high[at]!);
    ring = next;
  }
  return { front, distance, pixels: inOrder(distance) };
}

/** The pixels at a distance above zero, by distance. */
function inOrder(distance: Uint8Array): Int32Array {
  const starts = new Uint32Array(257);
  for (const step of distance) if (step > 0) starts[step + 1]!++;
  for (let step = 1; step < starts.length; step++) starts[step]! += starts[step - 1]!;
  const pixels = new Int32Array(starts[256]!);
  for (const [at, step] of distance.entries()) if (step > 0) pixels[starts[step]!++] = at;
  return pixels;
}
