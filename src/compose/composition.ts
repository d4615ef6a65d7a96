// What every kind of scene is composed with: the frame, its horizon, where the eye should go, and the person's wishes.
import type { Random, Side } from './random';
import type { Stage } from './stage';

/** 0…1 each; 0.5 is the kind's own. */
export interface Sliders {
  /** 0 low in the picture, much sky … 1 high. */
  readonly horizon: number;
  readonly ruggedness: number;
  /** How much of it. */
  readonly water: number;
  /** How many. 0 is none. */
  readonly trees: number;
}

export const OWN_SLIDERS: Sliders = { horizon: 0.5, ruggedness: 0.5, water: 0.5, trees: 0.5 };

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
