// What every kind of scene is composed with: the frame, its horizon, where the eye should go, and the person's wishes.
import type { Sliders } from '../contract/roll';
import type { Random, Side } from './random';
import type { Stage } from './stage';

/** Lengths are composition units: width × height is a million. */
export interface Composition {
  readonly stage: Stage;
  readonly random: Random;
  readonly width: number;
  readonly height: number;
  /** y. */
  readonly horizon: number;
  /** What tall things are measured by, so that they fit a banner and a column: about the shorter side. */
  readonly size: number;
  /** x of what the eye should find: a third from one side, more or less. */
  readonly focus: number;
  /** The side where foreground and framing trees weigh more, away from the focus. */
  readonly heavy: Side;
  readonly sliders: Sliders;
  /** What reaches beyond the frame, so that no edge shows at its border. */
  readonly bleed: number;
}

/** The value for a slider: `least` at 0, `own` in the middle, `most` at 1. */
export function lean(slider: number, [least, own, most]: readonly [number, number, number]): number {
  return slider < 0.5 ? least + (own - least) * slider * 2 : own + (most - own) * (slider * 2 - 1);
}

/** x at a distance from the frame's side. */
export function inset({ width }: Composition, side: Side, distance: number): number {
  return side < 0 ? distance : width - distance;
}
