// From pointer events to strokes: one pointer at a time, with every sample that the browser has and a pen's pressure. Palms are ignored: a
// touch after the pen is passed over, and one that was there before gives way to it. No stroke outlives its button: a release that the
// panel did not hear (outside of it, or over another frame) is seen by the next event of that pointer.
import type { Dab } from '../../../sketch/brush';
import type { Pad } from './pad';

/** A touch within this time after the pen was seen, ms, is taken for the palm of the hand that holds it. */
const PALM_MS = 1000;
/** Bit of `buttons` for a pen's eraser end: https://www.w3.org/TR/pointerevents3/#button-states. */
const ERASER_END = 32;

type Sample = Pick<PointerEvent, 'clientX' | 'clientY' | 'pressure' | 'pointerType'>;

export interface PointerStrokes {
  /** True when a stroke (or a fill) began: the caller captures the pointer. */
  readonly down: (event: PointerEvent) => boolean;
  readonly move: (event: PointerEvent) => void;
  /** The button is up, the capture is lost, or an uncaptured pointer left the board: the stroke ends and stays. */
  readonly up: (event: Pick<PointerEvent, 'pointerId'>) => void;
  /** The system took the pointer away, for a gesture of its own: the stroke is undone. */
  readonly cancel: (event: PointerEvent) => void;
}

/** @param cellOf a place of the window in cells of the sheet. */
export function pointerStrokes(pad: Pad, cellOf: (x: number, y: number) => { readonly x: number; readonly y: number }): PointerStrokes {
  let active: { readonly pointerId: number; readonly type: string; readonly revision: number } | null = null;
  let penAt = -Infinity;

  const dab = (sample: Sample): Dab => ({ ...cellOf(sample.clientX, sample.clientY), radius: (pad.state().size / 2) * pressureShare(sample) });

  return {
    down: (event) => {
      if (event.pointerType === 'pen') penAt = event.timeStamp;
      const erasing = (event.buttons & ERASER_END) !== 0;
      const palm = event.pointerType === 'touch' && event.timeStamp - penAt < PALM_MS;
      if (palm || (event.button !== 0 && !erasing)) return false;
      if (active !== null) {
        // A second finger, or anything else beside a stroke that is being drawn.
        if (active.pointerId !== event.pointerId && !beats(event.pointerType, active.type)) return false;
        if (event.pointerType === 'pen' && active.type === 'touch') takeBackPalm(active.revision);
        else end();
      }
      // A stroke that the keyboard holds down ends here.
      if (pad.state().down) pad.lift();
      active = { pointerId: event.pointerId, type: event.pointerType, revision: pad.state().revision };
      pad.press(dab(event), erasing);
      return true;
    },
    move: (event) => {
      if (event.pointerType === 'pen') penAt = event.timeStamp;
      if (event.pointerId !== active?.pointerId) return;
      if (event.buttons === 0) end();
      else pad.drag(samplesOf(event).map(dab));
    },
    up: ({ pointerId }) => {
      if (pointerId === active?.pointerId) end();
    },
    cancel: (event) => {
      if (event.pointerId !== active?.pointerId) return;
      active = null;
      pad.abandon();
    },
  };

  function end(): void {
    active = null;
    pad.lift();
  }

  /** What the palm did before the pen came: a stroke under way, or a fill, which is done at once. @param revision before it. */
  function takeBackPalm(revision: number): void {
    active = null;
    pad.abandon();
    if (pad.state().revision !== revision) pad.undo();
  }
}

/** Whether a pointer of this kind ends the stroke of another: the pen that of a palm; and a mouse's may be over without a word of it. */
function beats(type: string, active: string): boolean {
  return (type === 'pen' && active === 'touch') || (active === 'mouse' && type !== 'mouse');
}

/**
 * All samples since the last event. Browsers offer them in secure contexts only, which the inline panel is not:
 * https://developer.mozilla.org/docs/Web/API/PointerEvent/getCoalescedEvents.
 */
function samplesOf(event: PointerEvent): readonly Sample[] {
  const samples = (event as Partial<PointerEvent>).getCoalescedEvents?.() ?? [];
  return samples.length > 0 ? samples : [event];
}

/**
 * Share of the brush's width at a pressure. Full from half pressure on, which is what a mouse and a pen without a sensor report
 * (https://www.w3.org/TR/pointerevents3/#dom-pointerevent-pressure). A pressure of 0 from anything but a pen counts as full, too.
 */
export function pressureShare({ pressure, pointerType }: Pick<Sample, 'pressure' | 'pointerType'>): number {
  if (pressure === 0 && pointerType !== 'pen') return 1;
  return Math.min(1, 0.25 + 1.5 * pressure);
}
