// What components can do: dispatch actions, and start what takes time (effects).
import type { CanvasRequests } from '../features/canvas-aids/canvas-requests';
import type { ExportFiles } from '../features/exchange/export-files';
import type { ImportFiles } from '../features/exchange/import-files';
import type { FillSelected } from '../features/fills/fill-selected';
import type { KeepStyles } from '../features/file-styles/keep-styles';
import type { PaintAside } from '../features/provenance/paint-aside';
import type { DrawRolled } from '../features/scenes/draw-rolled';
import type { TakeStyle } from '../features/styles/take-style';
import type { Variations } from '../features/variations/paint-variations';
import type { Desk } from '../sketch/desk';
import type { Dispatch } from '../state/action';
import type { Effect } from '../state/effect';
import type { PanelRequests } from './panel-requests';

export interface Commands
  extends
    Omit<PanelRequests, 'greet'>,
    CanvasRequests,
    DrawRolled,
    Omit<TakeStyle & Variations & KeepStyles, keyof Effect | 'takeStyleText'>,
    Pick<PaintAside, 'paintBeside'>,
    Omit<FillSelected, keyof Effect> {
  readonly dispatch: Dispatch;
  /** Do again what failed: the greeting, the load, the reading or the painting. */
  readonly retry: () => void;
  /**
   * Escape: stop choosing layers to fill; else stop the painting under way; else close the scenes that were asked for; else the contact sheet; else
   * what was ordered from a recipe card, and the batch; else the painter that is being loaded; else the looks of a class; else the painting of
   * thumbnails of scenes.
   */
  readonly cancel: () => void;
  readonly cancelBatch: () => void;
  /** Masks, paintings and recipes as files and text. */
  readonly inOut: ExportFiles & Omit<ImportFiles, keyof Effect>;
  /** The sketch pad, with a state of its own. */
  readonly desk: Desk;
}
