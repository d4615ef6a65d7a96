// From pointer events to strokes: one pointer at a time, every sample that the browser took, the pressure of a pen, no palms.
import type { Dab } from '../../../sketch/brush';
import type { Pad } from './pad';

/** A touch so soon after the pen, ms, is the hand that holds it. */
const PALM_MS = 1000;
/** `buttons` of a pen that is held upside down. */
const ERASER_END = 32;

type Sample = Pick<PointerEvent, 'clientX' | 'clientY' | 'pressure' | 'pointerType'>;

export interface PointerStrokes {
  /** True when a stroke (or a fill) began: the caller captures the pointer. */
  readonly down: (event: PointerEvent) => boolean;
  readonly move: (event: PointerEvent) => void;
  readonly up: (event: PointerEvent) => void;
  /** The system took the pointer away: what it drew was no stroke. */
  readonly cancel: (event: PointerEvent) => void;
}

/** @param cellOf a place of the window in cells of the sheet. */
export function pointerStrokes(pad: Pad, cellOf: (x: number, y: number) => { readonly x: number; readonly y: number }): PointerStrokes {
  let active: number | null = null;
  let penAt = -Infinity;

  const dab = (sample: Sample): Dab => ({ ...cellOf(sample.clientX, sample.clientY), radius: (pad.state().size / 2) * pressureShare(sample) });

  return {
    down: (event) => {
      if (event.pointerType === 'pen') penAt = event.timeStamp;
      const erasing = (event.buttons & ERASER_END) !== 0;
      const palm = event.pointerType === 'touch' && event.timeStamp - penAt < PALM_MS;
      if (active !== null || palm || (event.button !== 0 && !erasing)) return false;
      // A keyboard's stroke that is still down ends where it is.
      if (pad.state().down) pad.lift();
      active = event.pointerId;
      pad.press(dab(event), erasing);
      return true;
    },
    move: (event) => {
      if (event.pointerType === 'pen') penAt = event.timeStamp;
      if (event.pointerId !== active) return;
      pad.drag(samplesOf(event).map(dab));
    },
    up: (event) => {
      if (event.pointerId !== active) return;
      active = null;
      pad.lift();
    },
    cancel: (event) => {
      if (event.pointerId !== active) return;
      active = null;
      pad.abandon();
    },
  };
}

/** All that the browser saw since the last event. In a document that is not secure, as the inline panel's, it does not tell. */
function samplesOf(event: PointerEvent): readonly Sample[] {
  const samples = (event as Partial<PointerEvent>).getCoalescedEvents?.() ?? [];
  return samples.length > 0 ? samples : [event];
}

/**
 * Share of the brush's width that a pressure gives. Full from half pressure on, which is what every mouse and every pen without a
 * sensor reports; 0 of anything but a pen means that nothing is known.
 */
export function pressureShare({ pressure, pointerType }: Pick<Sample, 'pressure' | 'pointerType'>): number {
  if (pressure === 0 && pointerType !== 'pen') return 1;
  return Math.min(1, 0.25 + 1.5 * pressure);
}
