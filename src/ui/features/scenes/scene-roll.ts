// Rolling scenes as data: the six on show, and what they are rolled with. No behaviour.
import { OWN_SLIDERS } from '../../../contract/roll';
import type { KindId, Roll, Sliders } from '../../../contract/roll';
import type { StyleMix } from '../../../contract/style';
import type { Painting } from '../../../inference/api/paint-job';

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
