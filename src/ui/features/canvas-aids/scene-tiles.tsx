// The three starter scenes as tiles: a click puts the scene on the canvas and selects it, ready to be painted.
import type { JSX } from 'preact';
import { SCENES } from '../../../contract/scenes';
import type { SceneId } from '../../../contract/scenes';
import { SceneArt } from './scene-art';
import './scene-tiles.css';

export function SceneTiles({ onStart }: { readonly onStart: (scene: SceneId) => void }): JSX.Element {
  return (
    <section class="scenes" aria-label="Start a scene">
      <h2>Or start with a scene</h2>
      <div class="scene-grid">
        {SCENES.map(({ id, name }) => (
          <button
            key={id}
            type="button"
            class="scene"
            onClick={() => {
              onStart(id);
            }}
          >
            <SceneArt scene={id} />
            <span>{name}</span>
          </button>
        ))}
      </div>
    </section>
  );
}
