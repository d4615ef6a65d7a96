// The panel's effects in one place: it holds the state, reduces actions into it, and starts what the new state calls for
// (reading a mask, painting, saving settings). Components only ever see its state and its commands.
import type { ClassName } from '../contract/classes';
import { toFailure } from '../contract/failure';
import type { PluginEvent, RequestName, Requests } from '../contract/messages';
import { sameSource } from '../contract/recipe';
import type { Recipe } from '../contract/recipe';
import type { SceneId } from '../contract/scenes';
import { clampPanel } from '../contract/settings';
import { SQUARE } from '../inference/engine-api';
import type { Engine } from '../inference/engine-api';
import type { Action } from './state/action';
import { isReading, subjectOf } from './state/initial-state';
import type { Order, PanelState } from './state/panel-state';
import { reduce } from './state/reduce';
import type { PluginClient } from './wire/plugin-client';
import { filledSentence, stylesSentence } from './words/draw-sentences';
import { note } from './opening';

/** Quiet time after a change in the source before it is read again, ms: a drag sends changes all the time. */
const SETTLE_MS = 200;
/** Quiet time after a change of the controls before the settings are saved, ms. */
const SAVE_MS = 400;

export interface Surroundings {
  readonly client: PluginClient;
  readonly engine: Engine;
  /** Lower-case hex sha256 of the generator, for the recipe. */
  readonly modelHash: string;
  readonly appVersion: string;
  /** Milliseconds on a clock that only goes forward. */
  readonly now: () => number;
}

export interface Controller {
  readonly state: () => PanelState;
  readonly dispatch: (action: Action) => void;
  /** Calls back after each change of the state. */
  readonly subscribe: (onChange: () => void) => () => void;
  /** Say hello to the plugin and load the engine in the background. */
  readonly open: () => void;
  /** Do again what failed: the greeting, the load, the reading or the painting. */
  readonly retry: () => void;
  readonly hear: (event: PluginEvent) => void;
  readonly cancel: () => void;
  readonly fill: (className: ClassName) => void;
  readonly createStyles: () => void;
  readonly startScene: (scene: SceneId) => void;
  readonly showLayers: (ids: readonly string[]) => void;
  readonly resize: (width: number, height: number) => void;
  /** Save what is unsaved and let go of everything. */
  readonly close: () => void;
}

/** Build the controller around an initial state. Nothing happens before `open`. */
export function createController(start: PanelState, around: Surroundings): Controller {
  const { client, engine } = around;
  const listeners = new Set<() => void>();
  let state = start;
  let reading: { readonly revision: number; readonly abort: AbortController } | null = null;
  let readTimer: ReturnType<typeof setTimeout> | undefined;
  let painting: AbortController | null = null;
  let saveTimer: ReturnType<typeof setTimeout> | undefined;

  function dispatch(action: Action): void {
    const before = state;
    state = reduce(before, action);
    if (state === before) return;
    follow(before, action);
    for (const listener of listeners) listener();
  }

  /** Start what the new state calls for and the old one did not. */
  function follow(before: PanelState, action: Action): void {
    const { phase } = state;
    if (phase.kind === 'painting' && (before.phase.kind !== 'painting' || before.phase.order !== phase.order)) void paint(phase.order);
    if (state.settings !== before.settings && action.type !== 'hello') saveSoon();
    readWhenNeeded(action.type === 'source-changed');
  }

  function readWhenNeeded(settling: boolean): void {
    const subject = subjectOf(state.phase);
    const failedToRead = state.phase.kind === 'failed' && state.phase.doing === 'read';
    const wanted = subject !== null && isReading(subject) && state.phase.kind !== 'painting' && !failedToRead ? subject.revision : null;
    // A selection made while an older read runs, or the loss of it, ends that read: only the newest counts.
    if (reading !== null && reading.revision !== wanted) {
      reading.abort.abort();
      reading = null;
      clearTimeout(readTimer);
    }
    if (wanted === null || reading !== null) return;
    const abort = new AbortController();
    reading = { revision: wanted, abort };
    readTimer = setTimeout(() => void read(wanted, abort.signal), settling ? SETTLE_MS : 0);
  }

  async function read(revision: number, signal: AbortSignal): Promise<void> {
    const stale = (): boolean => signal.aborted;
    try {
      const picture = await client.ask('export-picture', {});
      if (stale()) return;
      if (!isOfSubject(picture.sourceIds)) {
        // The selection moved on and perhaps back while the plugin exported it: look again when it has come to rest.
        dispatch({ type: 'source-changed' });
        return;
      }
      const map = await engine.label(picture, SQUARE, { signal });
      if (stale()) return;
      const { sourceIds, width, height, findings, solids } = picture;
      dispatch({ type: 'read', revision, picture: { sourceIds, width, height, findings, solids }, map });
    } catch (thrown) {
      if (!stale()) dispatch({ type: 'read-failed', revision, failure: toFailure(thrown, 'The selection could not be read. Try again.') });
    }
  }

  function isOfSubject(ids: readonly string[]): boolean {
    const subject = subjectOf(state.phase);
    return subject !== null && sameSource(subject.source.sourceIds, ids);
  }

  async function paint(order: Order): Promise<void> {
    const abort = new AbortController();
    painting = abort;
    const started = around.now();
    const { id, sourceIds, style, seed } = order;
    const { labels, width, height } = order.reading.map;
    try {
      const result = await engine.paint(
        { labels, width, height, style, seed, repaints: [] },
        { signal: abort.signal, onProgress: (progress) => { dispatch({ type: 'paint-progress', order: id, progress }); } },
      );
      dispatch({ type: 'engine-ready' });
      dispatch({ type: 'inserting', order: id });
      const { modelHash, appVersion } = around;
      const recipe: Recipe = { version: 2, sourceIds, style, seed, size: { width, height }, repaints: [], modelHash, appVersion };
      const layer = await client.ask('insert-painting', { png: result.png, recipe, placement: order.placement });
      const seconds = (around.now() - started) / 1000;
      dispatch({ type: 'painted', order: id, painted: { ...layer, revision: order.reading.revision, width, height, rgba: result.rgba, seconds, recipe } });
    } catch (thrown) {
      dispatch({ type: 'paint-failed', order: id, failure: toFailure(thrown, 'The painting did not work out. Try again.') });
    } finally {
      if (painting === abort) painting = null;
    }
  }

  async function load(): Promise<void> {
    dispatch({ type: 'engine-loading' });
    try {
      await engine.load({ onProgress: ({ phase }) => { note(phase); } });
      dispatch({ type: 'engine-ready' });
    } catch (thrown) {
      // The panel's first paint may have taken the load over; a load that was only overtaken is no failure.
      const failure = toFailure(thrown, 'The painter could not be loaded. Close the plugin and open it again.');
      if (failure.code !== 'cancelled') dispatch({ type: 'engine-failed', failure });
    }
  }

  /** Ask the plugin for something small; a failure becomes a sentence in the panel, as does the answer where `said` words it. */
  async function ask<Name extends RequestName>(name: Name, body: Requests[Name]['ask'], then?: (answer: Requests[Name]['answer']) => void): Promise<void> {
    try {
      const answer = await client.ask(name, body);
      then?.(answer);
    } catch (thrown) {
      const failure = toFailure(thrown, 'That did not work. Try again.');
      if (failure.code !== 'cancelled') dispatch({ type: 'notice', notice: { tone: 'trouble', sentence: failure.sentence, layerId: null } });
    }
  }

  function saveSoon(): void {
    clearTimeout(saveTimer);
    saveTimer = setTimeout(save, SAVE_MS);
  }

  function save(): void {
    clearTimeout(saveTimer);
    saveTimer = undefined;
    void ask('save-settings', state.settings);
  }

  const greet = (): void => void ask('ready', {}, (hello) => { dispatch({ type: 'hello', hello }); });

  const done = (sentence: string): void => {
    dispatch({ type: 'notice', notice: { tone: 'done', sentence, layerId: null } });
  };

  return {
    state: () => state,
    dispatch,
    subscribe: (onChange) => {
      listeners.add(onChange);
      return () => listeners.delete(onChange);
    },
    open: () => {
      greet();
      void load();
    },
    retry: () => {
      if (state.phase.kind === 'starting') greet();
      if (state.engine.kind === 'failed' && state.phase.kind !== 'failed') void load();
      dispatch({ type: 'retry' });
    },
    hear: (event) => { dispatch(event.kind === 'selection' ? { type: 'selection', selection: event.selection } : { type: 'source-changed' }); },
    cancel: () => {
      if (state.phase.kind === 'painting' && state.phase.step.kind === 'working') painting?.abort();
    },
    fill: (className) => void ask('fill-selection', { className }, (answer) => { done(filledSentence(className, answer)); }),
    createStyles: () => void ask('create-styles', {}, (answer) => { done(stylesSentence(answer)); }),
    startScene: (scene) => void ask('start-scene', { scene }, () => { dispatch({ type: 'scene-started' }); }),
    showLayers: (ids) => void ask('select-layers', { ids }, ({ selected }) => {
      if (selected === 0) dispatch({ type: 'notice', notice: { tone: 'trouble', sentence: 'That layer is no longer in the file.', layerId: null } });
    }),
    resize: (width, height) => {
      const size = clampPanel(width, height);
      if (size.width === state.settings.panel.width && size.height === state.settings.panel.height) return;
      dispatch({ type: 'panel', ...size });
      void ask('resize', size);
    },
    close: () => {
      if (saveTimer !== undefined) save();
      reading?.abort.abort();
      painting?.abort();
      engine.close();
      client.close();
    },
  };
}
