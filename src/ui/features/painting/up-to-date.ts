// Whether the picture on show, and the painting in the document, are what a painting would be now; and what Live should paint.
import { sameStyle } from '../../../contract/style';
import type { Repaint } from '../../../contract/recipe';
import { chosenStyle, isHopeless, subjectOf } from '../../state/initial-state';
import { isBatchRunning } from '../batch/reduce-batch';
import type { Order, PaintedFrom, PanelState, Preview, Reading, Subject } from '../../state/panel-state';
import { sameSize } from './size-options';

/** Something for Live to paint. */
export interface Wanted {
  readonly from: PaintedFrom;
  readonly sourceIds: readonly string[];
  readonly reading: Reading;
}

export function samePaintedFrom(one: PaintedFrom, other: PaintedFrom): boolean {
  return one.revision === other.revision && sameStyle(one.style, other.style) && one.seed === other.seed && sameRepaints(one.repaints, other.repaints);
}

function sameRepaints(one: readonly Repaint[], other: readonly Repaint[]): boolean {
  return one.length === other.length && one.every(({ className, seed }, index) => className === other[index]!.className && seed === other[index]!.seed);
}

/** What a painting of the reading with this revision would be made from now. */
function fromNow(state: PanelState, revision: number): PaintedFrom {
  return { revision, style: chosenStyle(state), seed: state.settings.seed, repaints: state.repaints };
}

/** True when the document holds the very painting that an order would make now. */
export function isDocumentCurrent(state: PanelState, { source, painted, revision }: Subject): boolean {
  if (painted === null || painted.revision !== revision || source.painting === null) return false;
  const { layerId, imageHash, recipe } = painted;
  // Another image in the layer: a teammate painted it, or somebody undid.
  if (source.painting.layerId !== layerId || source.painting.imageHash !== imageHash) return false;
  return samePaintedFrom({ ...recipe, revision }, fromNow(state, revision));
}

/** True when Live knows that the document holds what the preview shows: there is nothing to insert. */
export function isSeenToBeCurrent(state: PanelState): boolean {
  return state.settings.live && state.phase.kind === 'painted' && isDocumentCurrent(state, state.phase.subject);
}

/** True when a press on Paint would do nothing: it waits for the mask, there is no colour to paint, or Live sees it in the document already. */
export function isIdle(state: PanelState): boolean {
  const subject = subjectOf(state.phase);
  return subject?.paintWhenRead === true || isHopeless(state.phase) || isSeenToBeCurrent(state);
}

/** The painting that was made for the preview and is the one that is ordered; null where it has to be painted. */
export function paintingFor(order: Order, preview: Preview | null): Preview['painting'] | null {
  const { reading: { revision, map }, style, seed, repaints } = order;
  // Live previews what would be very large in a usual size.
  const made = preview !== null && samePaintedFrom(preview.from, { revision, style, seed, repaints }) && sameSize(preview.painting, map);
  return made ? preview.painting : null;
}

/**
 * What Live should paint next, or null: it is off or out of sight, the engine is not there, an order is under way, or the newest mask
 * is painted. A mask that is older than the source is painted all the same: else nothing would be seen of a long drag before its end.
 */
export function wantedByLive(state: PanelState): Wanted | null {
  const { phase, settings, visible, room, engine, live } = state;
  const subject = subjectOf(phase);
  if (!settings.live || !visible || room !== 'selection' || engine.kind !== 'ready' || phase.kind === 'painting' || subject === null || subject.reading === null) return null;
  const { reading, preview, paintWhenRead } = subject;
  // An order waits for its mask, or frames for theirs: whatever is begun now would only delay them.
  if (paintWhenRead || isBatchRunning(state)) return null;
  const from = fromNow(state, reading.revision);
  const done = [preview?.from, live.stuck].some((other) => other != null && samePaintedFrom(other, from));
  return done ? null : { from, sourceIds: subject.source.sourceIds, reading };
}
