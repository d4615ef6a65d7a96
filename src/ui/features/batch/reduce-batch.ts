// Several selected frames: the order to paint them all, and how far it is. It goes on whatever the person selects meanwhile.
import { isAbout, seedOf } from './batch';
import type { Batch, FrameProgress } from './batch';
import { chosenStyle } from '../styles/chosen-style';
import type { PanelState } from '../../state/panel-state';
import type { Phase } from '../../state/phase';

export type BatchAction =
  | { readonly type: 'batch-frame'; readonly batch: number; readonly index: number; readonly progress: FrameProgress }
  | { readonly type: 'batch-over'; readonly batch: number; readonly seconds: number }
  | { readonly type: 'batch-dismiss' }
  | { readonly type: 'another-seed-each'; readonly on: boolean };

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
  const { seed, placement, size, edges } = state.settings;
  const batch: Batch = {
    id,
    frames: sources.map(({ sourceIds, painting, name, width, height }, index) => ({
      sourceIds,
      layerId: painting?.layerId ?? null,
      asLayers: painting?.asLayers === true,
      name,
      width,
      height,
      seed: seedOf(seed, index, state.anotherSeedEach),
      progress: { kind: 'waiting' },
    })),
    unpaintable,
    style: chosenStyle(state),
    edges,
    placement,
    size,
    seconds: null,
  };
  return { ...state, counter: id, notice: null, batch };
}

/** Something else was selected: the summary of a batch goes if it only says that everything was painted. */
export function forgetBatch(state: PanelState): PanelState {
  const { batch, phase } = state;
  if (batch === null || batch.seconds === null || (phase.kind === 'several' && isAbout(batch, phase.sources))) return state;
  return batch.unpaintable.length === 0 && batch.frames.every(({ progress }) => progress.kind === 'painted') ? { ...state, batch: null } : state;
}

export function isBatchRunning({ batch }: Pick<PanelState, 'batch'>): boolean {
  return batch !== null && batch.seconds === null;
}
