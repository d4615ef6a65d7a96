// Changes come in bursts (a drag sends one a frame) or alone (a click on a swatch). This decides when to tell the panel of them.

/** Quiet time that ends a burst, ms. */
const PAUSE = 100;
/** During a steady drag the panel is told once in this time, ms. Not more often: each time it exports the source, and Figma stands still for that. */
const LONGEST = 250;

/**
 * Returns what to call at each change. `act` is called for the first change at once, for those that follow when they pause, and in
 * between at the longest; the last change of a burst is always followed by a call.
 */
export function onBurst(act: () => void): () => void {
  let timer: number | null = null;
  let waiting = false;
  let acted = 0;

  function actNow(): void {
    waiting = false;
    acted = Date.now();
    timer = setTimeout(pass, PAUSE);
    act();
  }

  function pass(): void {
    timer = null;
    if (waiting) actNow();
  }

  return () => {
    if (timer === null) {
      actNow();
      return;
    }
    waiting = true;
    clearTimeout(timer);
    timer = setTimeout(pass, Math.max(0, Math.min(PAUSE, acted + LONGEST - Date.now())));
  };
}
