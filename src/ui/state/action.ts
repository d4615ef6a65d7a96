// Everything that can happen to the panel: one union, reduced in reduce.ts.
import type { Failure } from '../../contract/failure';
import type { Hello, SelectionState } from '../../contract/messages';
import type { ClassName } from '../../contract/classes';
import type { PaintingWay } from '../../contract/recipe';
import type { Placement } from '../../contract/settings';
import type { SizeChoice } from '../../contract/size';
import type { StyleMix } from '../../contract/style';
import type { Painting } from '../../inference/api/paint-job';
import type { Progress } from '../../inference/api/engine';
import type { PictureLabels } from '../../labels/label-map';
import type { FrameProgress } from '../features/batch/batch';
import type { Notice, Painted, PaintedFrom, PanelState, PictureFacts, Preview, RoomId, TakenStyle, View } from './panel-state';

export type Action =
  // from the plugin
  | { readonly type: 'hello'; readonly hello: Hello }
  | { readonly type: 'selection'; readonly selection: SelectionState }
  | { readonly type: 'source-changed' }
  // reading the mask
  | { readonly type: 'read'; readonly revision: number; readonly picture: PictureFacts; readonly map: PictureLabels }
  | { readonly type: 'read-failed'; readonly revision: number; readonly failure: Failure }
  // painting
  | { readonly type: 'paint' }
  | { readonly type: 'paint-progress'; readonly order: number; readonly progress: Progress }
  | { readonly type: 'inserting'; readonly order: number }
  | { readonly type: 'painted'; readonly order: number; readonly painted: Painted; readonly preview: Preview }
  | { readonly type: 'paint-failed'; readonly order: number; readonly failure: Failure }
  | { readonly type: 'retry' }
  | { readonly type: 'dismiss' }
  // many frames
  | { readonly type: 'batch-frame'; readonly batch: number; readonly index: number; readonly progress: FrameProgress }
  | { readonly type: 'batch-over'; readonly batch: number; readonly seconds: number }
  | { readonly type: 'batch-dismiss' }
  | { readonly type: 'another-seed-each'; readonly on: boolean }
  // teammates
  | { readonly type: 'aside'; readonly aside: PanelState['aside'] }
  // in and out
  | { readonly type: 'take-recipe'; readonly way: PaintingWay }
  // the controls
  | { readonly type: 'style'; readonly style: StyleMix }
  | { readonly type: 'seed'; readonly seed: number }
  | { readonly type: 'size'; readonly size: SizeChoice }
  | { readonly type: 'placement'; readonly placement: Placement }
  | { readonly type: 'panel'; readonly width: number; readonly height: number }
  | { readonly type: 'room'; readonly room: RoomId }
  | { readonly type: 'view'; readonly view: View }
  | { readonly type: 'divider'; readonly divider: number }
  // styles from pictures
  | { readonly type: 'taking-style' }
  | { readonly type: 'style-taken'; readonly picture: TakenStyle }
  | { readonly type: 'style-refused'; readonly failure: Failure }
  // variations; `sheet` is the id of the one that it is about
  | { readonly type: 'repaint-class'; readonly className: ClassName; readonly seed: number }
  | { readonly type: 'vary'; readonly seeds: readonly number[] }
  | { readonly type: 'variation-progress'; readonly sheet: number; readonly done: number }
  | { readonly type: 'variation-painted'; readonly sheet: number; readonly painting: Painting }
  | { readonly type: 'variations-stopped'; readonly sheet: number; readonly failure: Failure }
  | { readonly type: 'variations-inserting'; readonly sheet: number }
  | { readonly type: 'variations-inserted'; readonly sheet: number; readonly layerIds: readonly string[] }
  | { readonly type: 'keep-variation'; readonly index: number }
  | { readonly type: 'close-variations' }
  // live
  | { readonly type: 'live'; readonly on: boolean }
  | { readonly type: 'live-begun' }
  | { readonly type: 'live-painted'; readonly sourceIds: readonly string[]; readonly preview: Preview }
  | { readonly type: 'live-failed'; readonly from: PaintedFrom; readonly failure: Failure }
  | { readonly type: 'visible'; readonly visible: boolean }
  // the engine
  | { readonly type: 'engine-loading' }
  | { readonly type: 'engine-ready' }
  | { readonly type: 'engine-failed'; readonly failure: Failure }
  // sentences
  | { readonly type: 'notice'; readonly notice: Notice }
  | { readonly type: 'scene-started' };
