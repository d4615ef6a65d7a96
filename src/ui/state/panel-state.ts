// The panel's whole state as data: the phase that it is in with the selection, what each feature keeps, and what outlives both.
import type { EmptyFrame } from '../../contract/wire/messages';
import type { Recipe, Repaint } from '../../contract/recipe';
import type { FileStyle } from '../../contract/storage/file-style';
import type { Settings } from '../../contract/storage/settings';
import type { MachinePace } from '../../inference/api/pieces/expected-seconds';
import type { Batch } from '../features/batch/batch';
import type { ClassSheet } from '../features/class-styles/class-sheet';
import type { Arrivals } from '../features/exchange/arrivals';
import type { Filling } from '../features/fills/filling';
import type { LiveState } from '../features/live/live-state';
import type { EngineState } from '../features/machine/engine-state';
import type { LooseMask } from '../features/edges/loose-mask';
import type { Painter } from '../features/painters/painter';
import type { SceneRoll } from '../features/scenes/scene-roll';
import type { Looks } from '../features/styles/styles-state';
import type { VariationSheet } from '../features/variations/variation-sheet';
import type { View } from '../kit/preview/view';
import type { Notice } from './notice';
import type { Phase } from './phase';

/** The panel's rooms, each behind a tab. */
export type RoomId = 'selection' | 'sketch';

export interface PanelState {
  /** The room on show. */
  readonly room: RoomId;
  readonly phase: Phase;
  /** The one that people see first at the beginning; empty where no model card could be read. */
  readonly painters: readonly Painter[];
  readonly looks: Looks;
  /** Those that people keep in the file, the oldest first. */
  readonly fileStyles: readonly FileStyle[];
  /** One is on its way into the file. */
  readonly keepingStyle: boolean;
  readonly settings: Settings;
  /** Classes that the next painting gets repainted, as in the painting that is there. Cleared by another seed or another source. */
  readonly repaints: readonly Repaint[];
  /** The mask as loose as it was shown last, of whatever source. */
  readonly looseMask: LooseMask | null;
  readonly sheet: VariationSheet | null;
  /** The variations of a sheet differ in the seed alone. */
  readonly onlySeed: boolean;
  /** Looks of one class to choose from, where they are open. */
  readonly classSheet: ClassSheet | null;
  readonly roll: SceneRoll;
  /** The selected layer, where a scene can be drawn into it. */
  readonly emptyFrame: EmptyFrame | null;
  /** How many of the selected layers a swatch would fill. */
  readonly fillable: number;
  /** The painter in use. */
  readonly engine: EngineState;
  /** Ids of the painters that were loaded. */
  readonly loaded: readonly string[];
  /** How fast this machine paints; null until that is known. */
  readonly pace: MachinePace | null;
  readonly live: LiveState;
  /** False while the panel is hidden: previews wait until it can be seen again. */
  readonly visible: boolean;
  readonly view: View;
  /** Where the divider of the view `both` is, from the left, 0…100 %. */
  readonly divider: number;
  readonly notice: Notice | null;
  /** A painting is to fill layers, which the person selects meanwhile. */
  readonly filling: Filling | null;
  /** The frames that are being painted one after another, or were, until their summary is dismissed. */
  readonly batch: Batch | null;
  /** Files that come in, and what became of them until that is dismissed. Empty where there are none. */
  readonly arrivals: Arrivals;
  /** Whether each of several frames gets a seed of its own. */
  readonly anotherSeedEach: boolean;
  /** A new painting beside the selected one was ordered from its recipe card, and is being made. */
  readonly aside: boolean;
  /** The recipe that the controls were set from, when a painting was selected. */
  readonly adopted: Recipe | null;
  /** How many numbers were handed out so far; revisions, orders, batches and contact sheets take theirs from it. */
  readonly counter: number;
  /** Grows each time that the Paint button should take the keyboard focus. */
  readonly invitations: number;
  /** The panel does a quick action of Figma's menu: nobody sees it, and it stays with what was selected when it was called. */
  readonly quick: boolean;
}
