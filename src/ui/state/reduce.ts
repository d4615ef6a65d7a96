// The panel's behaviour as a pure function of state and action. Each feature reduces its own actions; what leads from one feature to
// another is put together here and in the files beside this one. Effects (engine, plugin, timers) look at the state that comes out.
import { withLooseMask } from '../features/edges/reduce-edges';
import { reduceBatch } from '../features/batch/reduce-batch';
import { reduceArrivals } from '../features/exchange/arrivals';
import { reduceClassStyles } from '../features/class-styles/reduce-class-styles';
import { reduceFileStyles } from '../features/file-styles/reduce-file-styles';
import { reduceFills } from '../features/fills/reduce-fills';
import { pressLayers } from '../features/layers/press-layers';
import { offWhenHopeless, reduceLive } from '../features/live/reduce-live';
import { reduceEngine, withPainterInUse } from '../features/machine/reduce-engine';
import { reduceMask } from '../features/mask/reduce-mask';
import { withLabelMapSize } from '../features/mask/with-label-map-size';
import { reducePainting } from '../features/painting/reduce-painting';
import { reduceSettings } from '../features/painting/reduce-settings';
import { reduceProvenance } from '../features/provenance/reduce-provenance';
import { begunQuickly } from '../features/quick/begin-again';
import { reduceScenes } from '../features/scenes/reduce-scenes';
import { isRollOnShow } from '../features/scenes/on-show';
import { reduceStyles, withHome } from '../features/styles/reduce-styles';
import { reduceVariations } from '../features/variations/reduce-variations';
import { withClassRepainted } from '../features/variations/repaint-class';
import type { Action } from './action';
import { paintingOver } from './painting-over';
import type { PanelState } from './panel-state';
import { keepVariation, paintIfRead, pressPaint, retry } from './press-paint';
import { reducePanel } from './reduce-panel';
import { greeted, selectionChanged } from './select';

/** The state after `action`. Returns the same object where nothing changed. */
export function reduce(state: PanelState, action: Action): PanelState {
  const next = step(state, action);
  return next === state ? state : withPainterInUse(state, withHome(withLabelMapSize(state, next)));
}

function step(state: PanelState, action: Action): PanelState {
  switch (action.type) {
    case 'hello':
      return greeted(state, action.hello);
    case 'selection':
      return selectionChanged(state, action);
    case 'source-changed':
    case 'read-failed':
      return reduceMask(state, action);
    case 'loosened':
      return withLooseMask(state, action);
    case 'read':
      return paintIfRead(reduceMask(state, action));
    case 'paint':
      return pressPaintUnderScenes(state);
    case 'retry':
      return retry(state);
    case 'quick-paint':
      return paintIfRead(begunQuickly(state, action));
    case 'paint-progress':
    case 'inserting':
    case 'dismiss':
      return reducePainting(state, action);
    case 'painted':
    case 'paint-failed':
      return paintingOver(state, action);
    case 'style':
    case 'seed':
    case 'edges':
    case 'size':
    case 'placement':
      return reduceSettings(state, action);
    case 'taking-style':
    case 'style-taken':
    case 'style-refused':
    case 'painter':
      return reduceStyles(state, action);
    case 'class-style':
    case 'open-class':
    case 'close-class':
    case 'class-look-painted':
    case 'class-look-failed':
      return reduceClassStyles(state, action);
    case 'file-styles':
    case 'keeping-style':
      return reduceFileStyles(state, action);
    case 'repaint-class': {
      const next = withClassRepainted(state, action);
      return next === state ? state : pressPaint(withLabelMapSize(state, next));
    }
    case 'keep-variation':
      return keepVariation(state, action.index);
    case 'roll':
    case 'roll-back':
    case 'roll-sliders':
    case 'roll-show':
    case 'roll-open':
    case 'scene-painted':
    case 'scene-unpainted':
    case 'scene-drawing':
    case 'scene-refused':
      return reduceScenes(state, action);
    case 'scene-drawn':
      return reducePanel(reduceScenes(state, action), { type: 'scene-started' });
    case 'vary':
    case 'only-seed':
    case 'variation-progress':
    case 'variation-painted':
    case 'variations-stopped':
    case 'variations-inserting':
    case 'variations-inserted':
    case 'close-variations':
      return reduceVariations(state, action);
    case 'paint-layers':
      return pressLayers(state);
    case 'fill-begin':
    case 'fill-targets':
    case 'fill-progress':
    case 'fill-over':
      return reduceFills(state, action);
    case 'live':
    case 'live-begun':
    case 'live-painted':
    case 'live-failed':
      return reduceLive(state, action);
    case 'batch-frame':
    case 'batch-over':
    case 'batch-dismiss':
    case 'another-seed-each':
      return reduceBatch(state, action);
    case 'files-come':
    case 'file-progress':
    case 'files-dismiss':
      return { ...state, arrivals: reduceArrivals(state.arrivals, action) };
    case 'aside':
    case 'take-recipe':
      return reduceProvenance(state, action);
    case 'engine-loading':
    case 'engine-ready':
    case 'engine-back':
    case 'pace':
      return reduceEngine(state, action);
    case 'engine-failed':
      return offWhenHopeless(reduceEngine(state, action), action.failure);
    case 'panel':
    case 'room':
    case 'view':
    case 'divider':
    case 'visible':
    case 'notice':
    case 'scene-started':
      return reducePanel(state, action);
  }
}

/** Scenes that were asked for over what is selected make way for its painting; an empty frame has nothing to paint. */
function pressPaintUnderScenes(state: PanelState): PanelState {
  const { open } = state.roll;
  if (!open && state.phase.kind !== 'starting' && isRollOnShow(state)) return state;
  return pressPaint(open ? reduceScenes(state, { type: 'roll-open', open: false }) : state);
}
