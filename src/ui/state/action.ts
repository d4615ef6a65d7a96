// Everything that can happen to the panel: the actions of the panel itself and of each feature, reduced in reduce.ts.
import type { BatchAction } from '../features/batch/reduce-batch';
import type { LoosenedAction } from '../features/edges/reduce-edges';
import type { ArrivalsAction } from '../features/exchange/arrivals';
import type { ClassStylesAction } from '../features/class-styles/reduce-class-styles';
import type { FileStylesAction } from '../features/file-styles/reduce-file-styles';
import type { FillsAction } from '../features/fills/reduce-fills';
import type { LayersAction } from '../features/layers/press-layers';
import type { LiveAction } from '../features/live/reduce-live';
import type { EngineAction } from '../features/machine/reduce-engine';
import type { MaskAction } from '../features/mask/reduce-mask';
import type { PaintingAction } from '../features/painting/reduce-painting';
import type { SettingsAction } from '../features/painting/reduce-settings';
import type { ProvenanceAction } from '../features/provenance/reduce-provenance';
import type { ScenesAction } from '../features/scenes/reduce-scenes';
import type { StylesAction } from '../features/styles/reduce-styles';
import type { RepaintClassAction } from '../features/variations/repaint-class';
import type { KeepVariationAction, VariationsAction } from '../features/variations/reduce-variations';
import type { QuickPaintAction } from '../features/quick/begin-again';
import type { PaintAction } from './press-paint';
import type { PanelAction } from './reduce-panel';
import type { SelectionAction } from './select';

export type Action =
  | SelectionAction
  | PanelAction
  | PaintAction
  | QuickPaintAction
  | MaskAction
  | LoosenedAction
  | PaintingAction
  | SettingsAction
  | LiveAction
  | FillsAction
  | LayersAction
  | VariationsAction
  | KeepVariationAction
  | RepaintClassAction
  | BatchAction
  | ArrivalsAction
  | StylesAction
  | ClassStylesAction
  | FileStylesAction
  | ScenesAction
  | ProvenanceAction
  | EngineAction;

export type Dispatch = (action: Action) => void;
