// Rolling scenes as data: the six on show, what they are rolled with, and where the chosen one would go. No behaviour.
import { KINDS } from '../../../compose/scene-kinds';
import type { Kind } from '../../../compose/scene-kinds';
import { OWN_SLIDERS, USUAL_FRAME } from '../../../contract/roll';
import type { KindId, Roll, Sliders } from '../../../contract/roll';
import { SHAPE_LIMITS } from '../../../contract/shapes';
import type { Size } from '../../../contract/size';
import { namedStyle, sameStyle } from '../../../contract/style';
import type { StyleMix } from '../../../contract/style';
import type { Painting } from '../../../inference/api/paint-job';
import { chosenStyle } from '../styles/chosen-style';
import type { PanelState } from '../../state/panel-state';
import { isHopeless, subjectOf } from '../../state/phase';

/** A scene on show; the sliders are those of the whole sheet. */
export type Rolled = Pick<Roll, 'kind' | 'seed'>;

export interface RolledSix {
  /** The kind that was fixed; null for any. */
  readonly kind: KindId | null;
  readonly scenes: readonly Rolled[];
}

export interface SceneRoll extends RolledSix {
  /** Asked for by its button, over what is selected. Where nothing is, it is on show by itself. */
  readonly open: boolean;
  /** Those that were on show before, newest last: a throw of the die loses nothing. */
  readonly earlier: readonly RolledSix[];
  readonly sliders: Sliders;
  /** Whether thumbnails turn into their paintings. */
  readonly show: 'shapes' | 'paintings';
  /** Painted thumbnails by their key, the newest last. */
  readonly paintings: ReadonlyMap<string, Painting>;
  /** Why no more thumbnails are painted; null while all is well. */
  readonly trouble: string | null;
  /** A scene is on its way into the document. */
  readonly drawing: boolean;
  /** The style that a kind brought along, and the person's choice before that. */
  readonly lent: { readonly style: StyleMix; readonly before: StyleMix | null } | null;
}

/** What the panel opens with: chosen by looking at some hundred. */
const FIRST: readonly Rolled[] = [
  { kind: 'alpine-lake', seed: 6 },
  { kind: 'coast', seed: 2 },
  { kind: 'forest-river', seed: 4 },
  { kind: 'waterfall', seed: 3 },
  { kind: 'meadow', seed: 5 },
  { kind: 'winter-valley', seed: 2 },
];

export const FIRST_ROLL: SceneRoll = {
  kind: null,
  scenes: FIRST,
  open: false,
  earlier: [],
  sliders: OWN_SLIDERS,
  show: 'paintings',
  paintings: new Map(),
  trouble: null,
  drawing: false,
  lent: null,
};

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

/** The style that a scene of this kind would be painted in: the one that the kind asks for, else the person's. */
export function styleOfKind(state: Pick<PanelState, 'roll' | 'settings' | 'styles' | 'defaultStyle'>, kind: KindId): StyleMix {
  return askedStyle(state, kind) ?? chosenStyle({ ...state, settings: { ...state.settings, style: ownChoice(state) } });
}

/** The style that a kind asks for, as winter does; null where it asks for none, or for one that the model card does not have. */
export function askedStyle({ styles }: Pick<PanelState, 'styles'>, kind: KindId): StyleMix | null {
  const { style }: Kind = KINDS[kind];
  return styles.some(({ id }) => id === style) ? namedStyle(style!) : null;
}

/** The style that the person chose: what a kind lent counts as theirs only once they have changed it. */
export function ownChoice({ roll: { lent }, settings: { style } }: Pick<PanelState, 'roll' | 'settings'>): StyleMix | null {
  return lent !== null && style !== null && sameStyle(lent.style, style) ? lent.before : style;
}
