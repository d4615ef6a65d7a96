// “Insert as layers”: the painting on show is ordered once more, taken apart by depth.
import { beginPainting } from '../painting/reduce-painting';
import type { PanelState } from '../../state/panel-state';
import { isReading, subjectOf } from '../../state/phase';
import type { ReadSubject } from '../../state/phase';

/** `layers`: as a stack. */
export interface LayersAction {
  readonly type: 'paint-layers';
}

/** Nothing happens where there is no painting of what is selected, or it is being painted. */
export function pressLayers(state: PanelState): PanelState {
  const subject = layered(state);
  if (subject === null) return state;
  const { preview, reading } = subject;
  const isShown = preview !== null && preview.draft !== true && preview.from.revision === reading.revision;
  const { style, seed, repaints, edges } = preview?.from ?? {};
  const shown = isShown ? { style: style!, seed: seed!, repaints: repaints!, edges: edges! } : {};
  return beginPainting(state, subject, reading, { ...shown, layerId: null, asLayers: true });
}

export function canInsertLayers(state: PanelState): boolean {
  return layered(state) !== null;
}

/** What the layers are made of. A stack that is selected is painted again by the Paint button. */
function layered({ phase }: PanelState): ReadSubject | null {
  const subject = subjectOf(phase);
  if (subject === null || subject.reading === null || phase.kind === 'painting' || isReading(subject) || subject.paintWhenRead) return null;
  const { source, preview } = subject;
  const isThere = source.painting === null ? preview !== null : source.painting.asLayers !== true;
  return isThere ? { ...subject, reading: subject.reading } : null;
}
