// Several selected frames: the order to paint them all, and how it goes. What is selected meanwhile does not matter to it.
import type { Action } from '../../state/action';
import { isAbout, seedOf } from './batch';
import type { Batch } from './batch';
import { chosenStyle } from '../../state/initial-state';
import type { PanelState, Phase } from '../../state/panel-state';

type BatchAction = Extract<Action, { type: 'batch-frame' | 'batch-over' | 'batch-dismiss' | 'another-seed-each' }>;

export function reduceBatch(state: PanelState, action: BatchAction): PanelState {
  const { batch } = state;
  switch (action.type) {
    case 'another-seed-each':
      return { ...state, anotherSeedEach: action.on };
    case 'batch-dismiss':
      return batch === null || batch.seconds === null ? state : { ...state, batch: null };
    case 'batch-frame': {
      if (batch?.id !== action.batch) return state;
      const frames = batch.frames.map((frame, index) => (index === action.index ? { ...frame, progress: action.progress } : frame));
      return { ...state, batch: { ...batch, frames } };
    }
    case 'batch-over':
      return batch?.id === action.batch ? { ...state, batch: { ...batch, seconds: action.seconds } } : state;
  }
}

/** Order a painting of each selected frame; nothing while another such order is under way. */
export function beginBatch(state: PanelState, { sources, unpaintable }: Extract<Phase, { kind: 'several' }>): PanelState {
  if (isBatchRunning(state)) return state;
  const id = state.counter + 1;
  const { seed, placement, size } = state.settings;
  const batch: Batch = {
    id,
    frames: sources.map(({ sourceIds, painting, name, width, height }, index) => (
      { sourceIds, layerId: painting?.layerId ?? null, name, width, height, seed: seedOf(seed, index, state.anotherSeedEach), progress: { kind: 'waiting' } }
    )),
    unpaintable,
    style: chosenStyle(state),
    placement,
    size,
    seconds: null,
  };
  return { ...state, counter: id, notice: null, batch };
}

/** Another selection: a summary that has nothing to tell but that all went well is not carried along. */
export function forgetBatch(state: PanelState): PanelState {
  const { batch, phase } = state;
  if (batch === null || batch.seconds === null || (phase.kind === 'several' && isAbout(batch, phase.sources))) return state;
  return batch.unpaintable.length === 0 && batch.frames.every(({ progress }) => progress.kind === 'painted') ? { ...state, batch: null } : state;
}

export function isBatchRunning({ batch }: Pick<PanelState, 'batch'>): boolean {
  return batch !== null && batch.seconds === null;
}
