// When scenes are on show, and where the chosen one would go.
import { USUAL_FRAME } from '../../../contract/roll';
import { SHAPE_LIMITS } from '../../../contract/shapes';
import type { Size } from '../../../contract/size';
import type { PanelState } from '../../state/panel-state';
import { isHopeless, subjectOf } from '../../state/phase';

/** Whether the six scenes are on show: over what is selected where the person asked for them, else where nothing else would be. */
export function isRollOnShow({ phase, roll, emptyFrame }: Pick<PanelState, 'phase' | 'roll' | 'emptyFrame'>): boolean {
  if (phase.kind === 'starting') return false;
  if (roll.open || phase.kind === 'nothing') return true;
  if (phase.kind === 'unpaintable') return phase.painting === null;
  // A frame in a class's colour is a picture without shapes: once it is read, that is what was selected.
  return emptyFrame !== null && (isHopeless(phase) || (phase.kind === 'loading' && !phase.subject.paintWhenRead));
}

/** Where a scene would go. */
export interface SceneTarget extends Size {
  /** Id of the empty frame that it goes into; null for a new frame. */
  readonly into: string | null;
  /** The frame that it goes into, or stands beside; null where there is none. */
  readonly name: string | null;
}

/** Into the selected empty frame; else into a new frame, as large as what is selected. */
export function targetOf({ phase, emptyFrame }: Pick<PanelState, 'phase' | 'emptyFrame'>): SceneTarget {
  if (emptyFrame !== null) return { into: emptyFrame.id, name: emptyFrame.name, width: emptyFrame.width, height: emptyFrame.height };
  const source = subjectOf(phase)?.source;
  if (source === undefined) return { into: null, name: null, ...USUAL_FRAME };
  const scale = Math.min(1, SHAPE_LIMITS.side / Math.max(source.width, source.height));
  return { into: null, name: source.name, width: Math.max(1, source.width * scale), height: Math.max(1, source.height * scale) };
}
