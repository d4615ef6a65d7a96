// What else can be done with the painting on show than to have it as a layer.
import type { JSX } from 'preact';
import { Button } from '../../kit/controls/button';
import type { Dispatch } from '../../state/action';
import type { PanelState } from '../../state/panel-state';
import { canInsertLayers } from '../layers/press-layers';
import { INSERT_AS_LAYERS } from '../layers/words';
import { fillPainting } from './fill-painting';
import { USE_AS_FILL } from './words';
import './painting-ways.css';

export function PaintingWays({ state, dispatch }: { readonly state: PanelState; readonly dispatch: Dispatch }): JSX.Element | null {
  const [fills, layers] = [fillPainting(state) !== null, canInsertLayers(state)];
  if (!fills && !layers) return null;
  return (
    <div class="painting-ways">
      {fills && (
        <Button
          onPress={() => {
            dispatch({ type: 'fill-begin' });
          }}
        >
          {USE_AS_FILL}
        </Button>
      )}
      {layers && (
        <Button
          onPress={() => {
            dispatch({ type: 'paint-layers' });
          }}
        >
          {INSERT_AS_LAYERS}
        </Button>
      )}
    </div>
  );
}
