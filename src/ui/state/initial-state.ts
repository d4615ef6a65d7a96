// The panel before the plugin has answered.
import { DEFAULT_SETTINGS } from '../../contract/storage/settings';
import type { Painter } from '../features/painters/painter';
import { FIRST_ROLL } from '../features/scenes/scene-roll';
import type { PanelState } from './panel-state';

/** The state at opening: defaults everywhere, nothing known of the document. */
export function initialState(painters: readonly Painter[]): PanelState {
  return {
    room: 'selection',
    phase: { kind: 'starting' },
    painters,
    looks: { pictures: [], taking: false, home: null },
    fileStyles: [],
    keepingStyle: false,
    settings: DEFAULT_SETTINGS,
    repaints: [],
    looseMask: null,
    sheet: null,
    onlySeed: false,
    classSheet: null,
    roll: FIRST_ROLL,
    emptyFrame: null,
    fillable: 0,
    engine: { kind: 'loading', painter: painters[0]?.id ?? '', back: null },
    loaded: [],
    pace: null,
    live: { painting: false, stuck: null, told: null },
    visible: true,
    view: 'mask',
    divider: 50,
    notice: null,
    filling: null,
    batch: null,
    arrivals: [],
    anotherSeedEach: true,
    aside: false,
    adopted: null,
    counter: 0,
    invitations: 0,
    quick: false,
  };
}
