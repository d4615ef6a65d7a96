// A scene that was chosen: into the document, as editable shapes.
import { toFailure } from '../../../contract/failure';
import type { Tools } from '../../state/effect';
import { targetOf } from './scene-roll';
import type { Rolled } from './scene-roll';
import { NOT_DRAWN } from './words';

export interface DrawRolled {
  /** Draw it into the selected empty frame, else into a new one. One undo step. Nothing happens while another is being drawn. */
  readonly drawRolled: (scene: Rolled) => void;
}

export function drawRolled({ state, dispatch, client }: Pick<Tools, 'state' | 'dispatch' | 'client'>): DrawRolled {
  async function draw({ kind, seed }: Rolled): Promise<void> {
    const { into, width, height } = targetOf(state());
    dispatch({ type: 'scene-drawing' });
    try {
      await client.ask('draw-scene', { roll: { kind, seed, sliders: state().roll.sliders }, into, width, height });
      dispatch({ type: 'scene-drawn', kind });
    } catch (thrown) {
      dispatch({ type: 'scene-refused', sentence: toFailure(thrown, NOT_DRAWN).sentence });
    }
  }
  return {
    drawRolled: (scene) => {
      if (!state().roll.drawing) void draw(scene);
    },
  };
}
