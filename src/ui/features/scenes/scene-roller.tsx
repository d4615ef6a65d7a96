// Six scenes to choose from, a die for six others, and what they are rolled with.
import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { KIND_IDS, KIND_NAMES } from '../../../contract/roll';
import { Button } from '../../kit/controls/button';
import { Segmented } from '../../kit/controls/segmented';
import { DiceIcon } from '../../kit/look/icons';
import type { Commands } from '../../shell/commands';
import type { PanelState } from '../../state/panel-state';
import { BackIcon } from './back-icon';
import { randomScenes } from './random-scenes';
import { targetOf } from './scene-roll';
import { SceneSliders } from './scene-sliders';
import { SceneTile } from './scene-tile';
import { targetSentence, thumbnailsSentence } from './words';
import { thumbnailOf, thumbnailSize } from './wanted-painting';
import './scene-roller.css';

export function SceneRoller({ state, commands }: { readonly state: PanelState; readonly commands: Commands }): JSX.Element {
  const { roll } = state;
  const { dispatch, drawRolled } = commands;
  const root = useRef<HTMLElement>(null);
  useEffect(() => {
    if (!roll.open) return;
    root.current?.querySelector<HTMLElement>('.scene')?.focus();
    root.current?.scrollIntoView({ block: 'nearest' });
  }, [roll.open]);
  const target = targetOf(state);
  const size = thumbnailSize(target);
  const aspect = size.width / size.height;
  return (
    <section ref={root} class="roller" aria-label="Roll a scene">
      <header>
        <h2>{state.phase.kind === 'nothing' ? 'Or roll a scene' : 'Roll a scene'}</h2>
        {roll.open && (
          <Button
            kind="quiet"
            onPress={() => {
              dispatch({ type: 'roll-open', open: false });
            }}
          >
            Close
          </Button>
        )}
      </header>
      <div class="roller-bar">
        <select
          class="input"
          aria-label="Kind of scene"
          onChange={({ currentTarget: { value } }) => {
            const kind = KIND_IDS.find((id) => id === value) ?? null;
            dispatch({ type: 'roll', six: { kind, scenes: randomScenes(kind, Math.random) } });
          }}
        >
          <option value="" selected={roll.kind === null}>
            Any kind
          </option>
          {KIND_IDS.map((id) => (
            <option key={id} value={id} selected={roll.kind === id}>
              {KIND_NAMES[id]}
            </option>
          ))}
        </select>
        <Button
          kind="icon"
          label="The six before"
          disabled={roll.earlier.length === 0}
          onPress={() => {
            dispatch({ type: 'roll-back' });
          }}
        >
          <BackIcon />
        </Button>
        <Button
          onPress={() => {
            dispatch({ type: 'roll', six: { kind: roll.kind, scenes: randomScenes(roll.kind, Math.random) } });
          }}
        >
          <span class="with-icon">
            <DiceIcon />
            Six more
          </span>
        </Button>
      </div>
      <div class={`roller-grid roller-${aspect > 2 ? 'wide' : aspect < 0.7 ? 'tall' : 'usual'}`} style={{ '--aspect': String(shown(aspect)) }}>
        {roll.scenes.map((scene) => (
          <SceneTile
            key={`${scene.kind} ${scene.seed}`}
            scene={scene}
            sliders={roll.sliders}
            size={size}
            painting={roll.show === 'shapes' ? null : (roll.paintings.get(thumbnailOf(state, scene).key) ?? null)}
            disabled={roll.drawing}
            onPress={() => {
              drawRolled(scene);
            }}
          />
        ))}
      </div>
      <div class="roller-foot">
        <Segmented
          label="Show the scenes as"
          options={[
            { value: 'shapes', text: 'Shapes' },
            { value: 'paintings', text: 'Paintings' },
          ]}
          value={roll.show}
          onChange={(show) => {
            dispatch({ type: 'roll-show', show });
          }}
        />
        <p class="quiet">{thumbnailsSentence(state)}</p>
      </div>
      <p class="quiet">{targetSentence(target)}</p>
      <SceneSliders
        sliders={roll.sliders}
        onChange={(sliders) => {
          dispatch({ type: 'roll-sliders', sliders });
        }}
      />
    </section>
  );
}

/** What is longer than scenes are composed for is shown a little less long. */
function shown(aspect: number): number {
  return Math.min(6, Math.max(0.25, aspect));
}
