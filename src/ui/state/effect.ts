// What the panel's effects have in common. An effect does one thing that takes time (reading the label map, painting, …): it sees every change
// of the state and starts what the new state asks for. It changes the state only by dispatching actions.
import type { Engine } from '../../inference/api/engine';
import type { Action } from './action';
import type { PanelState } from './panel-state';
import type { PluginClient } from '../wire/plugin-client';

/** What every effect is built from; each takes the part that it needs. */
export interface Tools {
  /** The present state; it may have moved on by the time an await is over. */
  readonly state: () => PanelState;
  readonly dispatch: (action: Action) => void;
  readonly client: PluginClient;
  readonly engine: Engine;
  /** A monotonic clock, ms. */
  readonly now: () => number;
}

export interface Effect {
  /** Called after each action that changed the state, with the state before it. */
  readonly follow?: (before: PanelState, action: Action) => void;
  /** The panel closes: save what is unsaved, abort what is under way. */
  readonly close?: () => void;
}
