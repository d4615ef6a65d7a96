// One of the six: its shapes as they would be drawn, and over them its painting once there is one. A press draws it.
import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { composeScene } from '../../../compose/compose-scene';
import { KIND_NAMES } from '../../../contract/roll';
import type { Sliders } from '../../../contract/roll';
import type { Size } from '../../../contract/size';
import type { Painting } from '../../../inference/api/paint-job';
import { classColour } from '../../kit/look/css-colour';
import { Pixels } from '../../kit/preview/pixels';
import type { Rolled } from './scene-roll';

export interface SceneTileProps {
  readonly scene: Rolled;
  readonly sliders: Sliders;
  /** Pixels to compose for: the frame's proportions, small. */
  readonly size: Size;
  readonly painting: Painting | null;
  readonly disabled: boolean;
  readonly onPress: () => void;
}

export function SceneTile({ scene, sliders, size, painting, disabled, onPress }: SceneTileProps): JSX.Element {
  return (
    <button type="button" class="scene" aria-disabled={disabled} onClick={onPress}>
      <span class="scene-picture">
        <Shapes scene={scene} sliders={sliders} size={size} />
        {painting !== null && <Pixels painting={painting} class="scene-painting" />}
      </span>
      <span class="scene-caption">
        <span class="scene-name">{KIND_NAMES[scene.kind]}</span>{' '}
        <span class="quiet">
          <span class="unseen">seed </span>
          {scene.seed}
        </span>
      </span>
    </button>
  );
}

function Shapes({ scene: { kind, seed }, sliders, size: { width, height } }: Pick<SceneTileProps, 'scene' | 'sliders' | 'size'>): JSX.Element {
  return useMemo(
    () => (
      <svg viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" aria-hidden="true">
        {composeScene({ kind, seed, sliders, width, height }).shapes.map(({ className, path }, index) => (
          <path key={index} fill={classColour(className)} d={path} />
        ))}
      </svg>
    ),
    [kind, seed, sliders, width, height],
  );
}
