// What is said about rolling scenes.
import { KIND_NAMES } from '../../../contract/roll';
import type { Sliders } from '../../../contract/roll';
import { formatSize } from '../../kit/look/format';
import type { PanelState } from '../../state/panel-state';
import { thumbnailOf, wantedPainting } from './wanted-painting';
import { isRollOnShow, targetOf } from './scene-roll';
import type { Rolled, SceneTarget } from './scene-roll';

export const NOT_DRAWN = 'The scene could not be drawn. Try again.';
export const NOT_PAINTED = 'The scenes could not be painted. Their shapes can be used all the same.';

/** Where a press on a scene would put it. */
export function targetSentence({ into, name, width, height }: SceneTarget): string {
  const size = formatSize(Math.round(width), Math.round(height));
  if (into !== null) return `A click draws its shapes into “${name ?? ''}”, ${size}.`;
  return name === null ? `A click draws its shapes in a new frame, ${size}.` : `A click draws its shapes beside “${name}”, ${size}.`;
}

/** `Alpine lake, seed 6`. */
function sceneName({ kind, seed }: Rolled): string {
  return `${KIND_NAMES[kind]}, seed ${seed}`;
}

export const SLIDER_NAMES: readonly (readonly [keyof Sliders, string])[] = [
  ['horizon', 'Horizon'],
  ['ruggedness', 'Rugged'],
  ['water', 'Water'],
  ['trees', 'Trees'],
];

const SLIDER_WORDS: Readonly<Record<keyof Sliders, readonly [least: string, most: string]>> = {
  horizon: ['low', 'high'],
  ruggedness: ['smooth', 'rugged'],
  water: ['little', 'much'],
  trees: ['none', 'many'],
};

/** A slider's place in words, for screen readers. */
export function sliderWord(name: keyof Sliders, value: number): string {
  const [least, most] = SLIDER_WORDS[name];
  if (value === 0) return least;
  if (value === 1) return most;
  return value === 0.5 ? 'as usual' : `${Math.round(value * 100)} of 100`;
}

/** How far the paintings are, under the scenes; empty where there is nothing to say. */
export function thumbnailsSentence(state: PanelState): string {
  const { roll, engine } = state;
  if (roll.show === 'shapes') return '';
  if (roll.trouble !== null) return roll.trouble;
  // Of an engine that failed to load the panel's foot tells.
  if (engine.kind === 'failed') return '';
  const painted = roll.scenes.filter((scene) => roll.paintings.has(thumbnailOf(state, scene).key)).length;
  if (painted === roll.scenes.length) return '';
  if (engine.kind === 'loading') return 'Getting the painter ready…';
  return wantedPainting(state) === null ? '' : `Painting ${painted + 1} of ${roll.scenes.length}…`;
}

/** What a screen reader hears of the scenes on show; empty where nothing is selected, before the first throw. */
export function rollSentence(state: PanelState): string {
  const { roll, emptyFrame } = state;
  if (!isRollOnShow(state)) return '';
  if (roll.earlier.length === 0 && !roll.open) return emptyFrame === null ? '' : targetSentence(targetOf(state));
  return `${roll.scenes.length} scenes: ${roll.scenes.map(sceneName).join('; ')}. ${targetSentence(targetOf(state))}`;
}
