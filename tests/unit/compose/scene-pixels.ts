// Composed scenes as pixels, by a renderer that is not ours.
import { Path2D, createCanvas } from '@napi-rs/canvas';
import * as fc from 'fast-check';
import { CLASSES, CLASS_NAMES } from '../../../src/contract/classes';
import type { ClassName } from '../../../src/contract/classes';
import { KIND_IDS, OWN_SLIDERS } from '../../../src/contract/roll';
import type { ComposedScene, SceneOrder } from '../../../src/compose/compose-scene';
import type { KindId } from '../../../src/contract/roll';

/** 4:3, square, 3:4, 4:1, 1:3. */
export const SIZES = [
  [1200, 900],
  [900, 900],
  [900, 1200],
  [1600, 400],
  [400, 1200],
] as const;

export function own(kind: KindId, [width, height]: readonly [number, number], seed: number): SceneOrder {
  return { kind, width, height, seed, sliders: OWN_SLIDERS };
}

/** Any order that the composer promises to do well: proportions from 1:3 to 4:1. */
export function anyOrder(): fc.Arbitrary<SceneOrder> {
  const slider = fc.oneof(fc.constantFrom(0, 0.5, 1), fc.double({ min: 0, max: 1, noNaN: true }));
  return fc
    .record({
      kind: fc.constantFrom(...KIND_IDS),
      proportion: fc.double({ min: 1 / 3, max: 4, noNaN: true }),
      short: fc.integer({ min: 64, max: 1000 }),
      seed: fc.integer({ min: 0, max: 0xffffffff }),
      sliders: fc.record({ horizon: slider, ruggedness: slider, water: slider, trees: slider }),
    })
    .map(({ proportion, short, ...rest }) => ({
      ...rest,
      width: proportion < 1 ? short : Math.round(short * proportion),
      height: proportion < 1 ? Math.round(short / proportion) : short,
    }));
}

export interface ScenePixels {
  readonly width: number;
  readonly height: number;
  /** Index of a class; 254 where classes blend at an edge, 255 where something shows through. */
  readonly labels: Uint8Array;
}

/** The scene in about `area` pixels, antialiased as Figma exports it. */
export function scenePixels(scene: ComposedScene, area: number): ScenePixels {
  const scale = Math.sqrt(area / (scene.width * scene.height));
  const [width, height] = [Math.max(1, Math.round(scene.width * scale)), Math.max(1, Math.round(scene.height * scale))];
  const data = sceneRgba(scene, width, height);
  const labels = new Uint8Array(width * height);
  // Alpha at the frame's very edge may be short of 255 by a rounding of the renderer's.
  const byColour = new Map(CLASSES.map(({ colour: [red, green, blue] }, index) => [(red << 16) | (green << 8) | blue, index]));
  for (let i = 0; i < labels.length; i++) {
    labels[i] = data[4 * i + 3]! >= 250 ? (byColour.get((data[4 * i]! << 16) | (data[4 * i + 1]! << 8) | data[4 * i + 2]!) ?? 254) : 255;
  }
  return { width, height, labels };
}

export function sceneRgba(scene: ComposedScene, width: number, height: number): Uint8ClampedArray {
  const context = createCanvas(width, height).getContext('2d');
  context.scale(width / scene.width, height / scene.height);
  for (const { className, path } of scene.shapes) {
    context.fillStyle = `rgb(${CLASSES.find(({ name }) => name === className)!.colour.join()})`;
    context.fill(new Path2D(path));
  }
  return context.getImageData(0, 0, width, height).data;
}

/** Parts of the picture, 0…1. */
export function shares({ labels }: ScenePixels): Readonly<Record<ClassName, number>> {
  const counts = new Array<number>(256).fill(0);
  for (const label of labels) counts[label]!++;
  return Object.fromEntries(CLASS_NAMES.map((name, index) => [name, counts[index]! / labels.length])) as Record<ClassName, number>;
}
