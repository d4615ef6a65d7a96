// Holds the panel's state, reduces actions into it, and lets the effects follow each change. Components see the state and the commands. What
// takes time is an effect of a feature (features/*), not a function in here.
import { fileUnderWay } from '../features/exchange/arrivals';
import type { PluginEvent } from '../../contract/wire/messages';
import type { Engine } from '../../inference/api/engine';
import { paintBatch } from '../features/batch/paint-batch';
import { isBatchRunning } from '../features/batch/reduce-batch';
import { canvasRequests } from '../features/canvas-aids/canvas-requests';
import { paintClassLooks } from '../features/class-styles/paint-class-looks';
import { exportFiles } from '../features/exchange/export-files';
import { importFiles } from '../features/exchange/import-files';
import { fillSelected } from '../features/fills/fill-selected';
import { keepStyles } from '../features/file-styles/keep-styles';
import { live } from '../features/live/live';
import { loadEngine } from '../features/machine/load-engine';
import { wayBack } from '../features/machine/reduce-engine';
import { loosenMask } from '../features/edges/loosen-mask';
import { readLabelMap } from '../features/mask/read-label-map';
import { factsOf } from '../features/painters/facts';
import { paintOrder } from '../features/painting/paint-order';
import { paintAside } from '../features/provenance/paint-aside';
import { paintAgain } from '../features/quick/paint-again';
import { shapesFromPicture } from '../features/quick/shapes-from-picture';
import { drawRolled } from '../features/scenes/draw-rolled';
import { paintThumbnails } from '../features/scenes/paint-thumbnails';
import { wantedPainting } from '../features/scenes/wanted-painting';
import { takeStyle } from '../features/styles/take-style';
import { variations } from '../features/variations/paint-variations';
import { sheetOnShow } from '../features/variations/reduce-variations';
import { createDesk } from '../sketch/desk';
import type { Action } from '../state/action';
import type { Effect, Tools } from '../state/effect';
import type { PanelState } from '../state/panel-state';
import { reduce } from '../state/reduce';
import type { PluginClient } from '../wire/plugin-client';
import type { Commands } from './commands';
import { panelRequests } from './panel-requests';
import { saveSettings } from './save-settings';

export interface Surroundings {
  readonly client: PluginClient;
  readonly engine: Engine;
  readonly appVersion: string;
  /** A monotonic clock, ms. */
  readonly now: () => number;
}

export interface Controller extends Commands {
  readonly state: () => PanelState;
  /** Calls back after each change of the state. */
  readonly subscribe: (onChange: () => void) => () => void;
  /** Say hello to the plugin. Once it has answered, the painter in use is loaded in the background. */
  readonly open: () => void;
  readonly hear: (event: PluginEvent) => void;
  /** Save what is unsaved and let go of everything. */
  readonly close: () => void;
}

/** Build the controller around an initial state. Nothing happens before `open`. */
export function createController(start: PanelState, { client, engine, now, appVersion }: Surroundings): Controller {
  const listeners = new Set<() => void>();
  let state = start;

  function dispatch(action: Action): void {
    const before = state;
    state = reduce(before, action);
    if (state === before) return;
    for (const effect of effects) effect.follow?.(before, action);
    for (const listener of listeners) listener();
  }

  const tools: Tools = { state: () => state, dispatch, client, engine, now };
  const facts = factsOf(start.painters, appVersion);
  const painting = paintOrder(tools, facts);
  const batch = paintBatch(tools, facts);
  const aside = paintAside(tools, facts);
  const sketch = createDesk(tools);
  const keeper = keepStyles(tools);
  const incoming = importFiles(tools, facts, sketch.desk.readFile, keeper.takeStyleText);
  const sheet = variations(tools, facts);
  const style = takeStyle(tools);
  const fills = fillSelected(tools, facts);
  const effects: readonly Effect[] = [
    painting,
    batch,
    aside,
    sheet,
    style,
    fills,
    keeper,
    loadEngine(tools),
    saveSettings(tools),
    readLabelMap(tools),
    loosenMask(tools),
    live(tools),
    paintThumbnails(tools),
    paintClassLooks(tools),
    paintAgain(tools),
    shapesFromPicture(tools),
    sketch.effect,
    incoming,
  ];
  const { greet, ...requests } = panelRequests(tools);

  return {
    ...requests,
    ...canvasRequests(tools),
    ...drawRolled(tools),
    state: tools.state,
    dispatch,
    subscribe: (onChange) => {
      listeners.add(onChange);
      return () => listeners.delete(onChange);
    },
    open: () => {
      greet();
      engine.watchPace((pace) => {
        dispatch({ type: 'pace', pace });
      });
    },
    retry: () => {
      if (state.phase.kind === 'starting') greet();
      if (state.engine.kind === 'failed' && state.phase.kind !== 'failed') dispatch({ type: 'engine-loading', painter: state.engine.painter });
      dispatch({ type: 'retry' });
    },
    hear: (event) => {
      if (event.kind === 'selection') dispatch({ ...event, type: 'selection' });
      else if (event.kind === 'file-styles') dispatch({ type: 'file-styles', styles: event.styles });
      else dispatch({ type: 'source-changed' });
    },
    cancel: () => {
      if (sketch.desk.pad.state().reading !== null) sketch.desk.cancelReading();
      else if (state.filling !== null) fills.leaveFilling();
      else if (state.phase.kind === 'painting') painting.cancel();
      else if (state.roll.open) dispatch({ type: 'roll-open', open: false });
      else if (sheetOnShow(state) !== null) sheet.leaveSheet();
      else if (state.aside || isBatchRunning(state)) {
        aside.cancel();
        batch.cancel();
      } else if (fileUnderWay(state.arrivals) !== null) incoming.cancelFiles();
      else if (wayBack(state.engine) !== null) dispatch({ type: 'engine-back' });
      else if (state.classSheet !== null) dispatch({ type: 'close-class' });
      else if (wantedPainting(state) !== null) dispatch({ type: 'roll-show', show: 'shapes' });
    },
    fillSelected: fills.fillSelected,
    leaveFilling: fills.leaveFilling,
    paintBeside: aside.paintBeside,
    cancelBatch: batch.cancel,
    takeStyle: style.takeStyle,
    lookForStyles: keeper.lookForStyles,
    keepStyle: keeper.keepStyle,
    renameStyle: keeper.renameStyle,
    deleteStyle: keeper.deleteStyle,
    insertSheet: sheet.insertSheet,
    leaveSheet: sheet.leaveSheet,
    inOut: {
      ...exportFiles(tools, facts),
      takeText: incoming.takeText,
      takeFiles: incoming.takeFiles,
      cancelFiles: incoming.cancelFiles,
      takeWay: incoming.takeWay,
      drawPainting: incoming.drawPainting,
    },
    desk: sketch.desk,
    close: () => {
      for (const effect of effects) effect.close?.();
      engine.close();
      client.close();
    },
  };
}
