// What Live should paint.
import { isBatchRunning } from '../batch/reduce-batch';
import type { Reading } from '../mask/reading';
import type { PaintedFrom } from '../painting/painting-state';
import { fromNow, samePaintedFrom } from '../painting/up-to-date';
import type { PanelState } from '../../state/panel-state';
import { subjectOf } from '../../state/phase';

/** Something for Live to paint. */
export interface Wanted {
  readonly from: PaintedFrom;
  readonly sourceIds: readonly string[];
  readonly reading: Reading;
  /** A draft of just this is on show. */
  readonly drafted: boolean;
}

/**
 * What Live should paint next. Null where it is off (but a draft on show is still followed by its painting) or hidden, the engine is not loaded, an order is under way, or the newest label map is
 * painted already. A label map that is older than the source is painted too: else a long drag would show nothing before its end.
 */
export function wantedByLive(state: PanelState): Wanted | null {
  const { phase, settings, visible, room, engine, live } = state;
  const subject = subjectOf(phase);
  if (
    (!settings.live && subject?.preview?.draft !== true) ||
    !visible ||
    room !== 'selection' ||
    engine.kind !== 'ready' ||
    phase.kind === 'painting' ||
    subject === null ||
    subject.reading === null
  )
    return null;
  const { reading, preview, paintWhenRead } = subject;
  // An order waits for its label map, or a batch is under way: a preview begun now would delay them.
  if (paintWhenRead || isBatchRunning(state)) return null;
  const from = fromNow(state, reading.revision);
  const shown = preview !== null && samePaintedFrom(preview.from, from) ? preview : null;
  if ((shown !== null && shown.draft !== true) || (live.stuck !== null && samePaintedFrom(live.stuck, from))) return null;
  // What is read quickly is good for a draft.
  if (shown !== null && reading.quick === true) return null;
  return { from, sourceIds: subject.source.sourceIds, reading, drafted: shown !== null };
}
