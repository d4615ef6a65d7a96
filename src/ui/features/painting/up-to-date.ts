// Whether the picture on show and the painting in the document are what a painting would be now.
import { sameStyle } from '../../../contract/style';
import type { Repaint } from '../../../contract/recipe';
import { chosenStyle } from '../styles/chosen-style';
import { isHopeless, subjectOf } from '../../state/phase';
import type { PanelState } from '../../state/panel-state';
import type { Order, PaintedFrom, Preview } from './painting-state';
import type { Subject } from '../../state/phase';
import { sameSize } from './size-options';

export function samePaintedFrom(one: PaintedFrom, other: PaintedFrom): boolean {
  return (
    one.revision === other.revision &&
    sameStyle(one.style, other.style) &&
    one.seed === other.seed &&
    one.edges === other.edges &&
    sameRepaints(one.repaints, other.repaints)
  );
}

function sameRepaints(one: readonly Repaint[], other: readonly Repaint[]): boolean {
  return (
    one.length === other.length &&
    one.every(({ className, seed }, index) => className === other[index]!.className && seed === other[index]!.seed)
  );
}

/** What a painting of the reading with this revision would be made from now. */
export function fromNow(state: PanelState, revision: number): PaintedFrom {
  return { revision, style: chosenStyle(state), seed: state.settings.seed, repaints: state.repaints, edges: state.settings.edges };
}

/** True when the document holds the very painting that an order would make now. */
export function isDocumentCurrent(state: PanelState, { source, painted, revision }: Subject): boolean {
  if (painted === null || painted.revision !== revision || source.painting === null) return false;
  const { layerId, imageHash, recipe } = painted;
  // The layer holds another image: a teammate painted it again, or somebody undid.
  if (source.painting.layerId !== layerId || source.painting.imageHash !== imageHash) return false;
  return samePaintedFrom({ ...recipe, revision }, fromNow(state, revision));
}

/** True with Live on when the document holds the painting that the preview shows: there is nothing to insert. */
export function isSeenToBeCurrent(state: PanelState): boolean {
  return state.settings.live && state.phase.kind === 'painted' && isDocumentCurrent(state, state.phase.subject);
}

/** True when a press on Paint would do nothing: an order waits for its label map, there is nothing to paint, or it is in the document already. */
export function isIdle(state: PanelState): boolean {
  const subject = subjectOf(state.phase);
  return subject?.paintWhenRead === true || isHopeless(state.phase) || isSeenToBeCurrent(state);
}

/** The preview's painting, where it is exactly what is ordered; null where the order has to be painted. */
export function paintingFor(order: Order, preview: Preview | null): Preview['painting'] | null {
  const {
    reading: { revision, map },
    style,
    seed,
    repaints,
    edges,
  } = order;
  if (preview?.draft === true) return null;
  // Live paints previews of large paintings smaller.
  const made = preview !== null && samePaintedFrom(preview.from, { revision, style, seed, repaints, edges }) && sameSize(preview.painting, map);
  return made ? preview.painting : null;
}
