// The controls of a painting: style, seed, size, and where it goes.
import type { Placement, Settings } from '../../../contract/storage/settings';
import type { SizeChoice } from '../../../contract/size';
import type { StyleMix } from '../../../contract/style';
import type { PanelState } from '../../state/panel-state';

export type SettingsAction =
  | { readonly type: 'style'; readonly style: StyleMix }
  | { readonly type: 'seed'; readonly seed: number }
  | { readonly type: 'edges'; readonly edges: number }
  | { readonly type: 'size'; readonly size: SizeChoice }
  | { readonly type: 'placement'; readonly placement: Placement };

export function reduceSettings(state: PanelState, action: SettingsAction): PanelState {
  switch (action.type) {
    case 'style':
      return withSettings(state, { style: action.style });
    case 'seed':
      return { ...withSettings(state, { seed: action.seed }), repaints: [] };
    case 'edges':
      return withSettings(state, { edges: action.edges });
    case 'size':
      return withSettings(state, { size: action.size });
    case 'placement':
      return withSettings(state, { placement: action.placement });
  }
}

function withSettings(state: PanelState, change: Partial<Settings>): PanelState {
  return { ...state, settings: { ...state.settings, ...change } };
}
