// The panel's heart: it holds the state, reduces actions into it, and lets the effects (effects/) follow each change. Components
// only ever see its state and its commands. What a feature does in time is an effect of its own, not a function in here.
import type { PluginEvent } from '../../contract/messages';
import type { Engine } from '../../inference/api/engine';
import type { Effect, Tools } from '../state/effect';
import { exportFiles } from '../features/exchange/export-files';
import type { ExportFiles } from '../features/exchange/export-files';
import { live } from '../features/live/live';
import { loadEngine } from '../features/machine/load-engine';
import { paintAside } from '../features/provenance/paint-aside';
import { paintBatch } from '../features/batch/paint-batch';
import { paintOrder } from '../features/painting/paint-order';
import type { RecipeFacts } from '../features/painting/paint-order';
import { readMask } from '../features/mask/read-mask';
import { saveSettings } from './save-settings';
import { smallRequests } from '../state/ask-plugin';
import type { SmallRequests } from '../state/ask-plugin';
import { takeIn } from '../features/exchange/import-files';
import type { TakeIn } from '../features/exchange/import-files';
import { takeStyle } from '../features/styles/take-style';
import type { TakeStyle } from '../features/styles/take-style';
import { variations } from '../features/variations/paint-variations';
import type { Variations } from '../features/variations/paint-variations';
import { createDesk } from '../sketch/desk';
import type { Desk } from '../sketch/desk';
import type { Action } from '../state/action';
import type { PanelState } from '../state/panel-state';
import { reduce } from '../state/reduce';
import { sheetOnShow } from '../features/variations/reduce-variations';
import type { PluginClient } from '../wire/plugin-client';

export interface Surroundings extends RecipeFacts {
  readonly client: PluginClient;
  readonly engine: Engine;
  /** Milliseconds on a clock that only goes forward. */
  readonly now: () => number;
}

export interface Controller extends Omit<SmallRequests, 'greet'>, Omit<TakeStyle & Variations, keyof Effect> {
  readonly state: () => PanelState;
  readonly dispatch: (action: Action) => void;
  /** Calls back after each change of the state. */
  readonly subscribe: (onChange: () => void) => () => void;
  /** Say hello to the plugin and load the engine in the background. */
  readonly open: () => void;
  /** Do again what failed: the greeting, the load, the reading or the painting. */
  readonly retry: () => void;
  readonly hear: (event: PluginEvent) => void;
  /** Escape: drop the painting under way, else the frames that are painted one after another. */
  readonly cancel: () => void;
  readonly cancelBatch: () => void;
  /** A new painting beside the one that is there. */
  readonly paintBeside: () => void;
  /** The selected painting again, from the mask that it carries. */
  readonly repaintLayer: () => void;
  /** Masks, paintings and recipes as files and text. */
  readonly inOut: ExportFiles & Pick<TakeIn, 'takeText' | 'takeFile' | 'takeWay' | 'drawPainting'>;
  /** The sketch pad, with a state of its own. */
  readonly desk: Desk;
  /** Save what is unsaved and let go of everything. */
  readonly close: () => void;
}

/** Build the controller around an initial state. Nothing happens before `open`. */
export function createController(start: PanelState, { client, engine, now, modelHash, appVersion }: Surroundings): Controller {
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
  const facts = { modelHash, appVersion };
  const painting = paintOrder(tools, facts);
  const batch = paintBatch(tools, facts);
  const aside = paintAside(tools, facts);
  const incoming = takeIn(tools, facts);
  const sheet = variations(tools, facts);
  const style = takeStyle(tools);
  const sketch = createDesk(tools);
  const effects: readonly Effect[] = [painting, batch, aside, sheet, style, saveSettings(tools), readMask(tools), live(tools), sketch.effect, incoming];
  const { greet, ...requests } = smallRequests(tools);

  return {
    ...requests,
    state: tools.state,
    dispatch,
    subscribe: (onChange) => {
      listeners.add(onChange);
      return () => listeners.delete(onChange);
    },
    open: () => {
      greet();
      void loadEngine(tools);
    },
    retry: () => {
      if (state.phase.kind === 'starting') greet();
      if (state.engine.kind === 'failed' && state.phase.kind !== 'failed') void loadEngine(tools);
      dispatch({ type: 'retry' });
    },
    hear: (event) => { dispatch(event.kind === 'selection' ? { type: 'selection', selection: event.selection } : { type: 'source-changed' }); },
    cancel: () => {
      if (state.phase.kind === 'painting') painting.cancel();
      else if (sheetOnShow(state) !== null) sheet.leaveSheet();
      else {
        aside.cancel();
        batch.cancel();
      }
    },
    paintBeside: aside.paintBeside,
    repaintLayer: aside.repaintLayer,
    cancelBatch: batch.cancel,
    takeStyle: style.takeStyle,
    insertSheet: sheet.insertSheet,
    leaveSheet: sheet.leaveSheet,
    inOut: { ...exportFiles(tools, facts), takeText: incoming.takeText, takeFile: incoming.takeFile, takeWay: incoming.takeWay, drawPainting: incoming.drawPainting },
    desk: sketch.desk,
    close: () => {
      for (const effect of effects) effect.close?.();
      engine.close();
      client.close();
    },
  };
}
