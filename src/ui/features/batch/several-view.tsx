// Several selected frames: which they are, how far each is once they are painted, and whether each gets a seed of its own.
import type { JSX } from 'preact';
import type { Commands } from '../../shell/commands';
import type { PanelState } from '../../state/panel-state';
import type { Phase } from '../../state/phase';
import { isAbout, seedOf } from './batch';
import { countFrames } from './words';
import { rowsOfBatch, rowsOfSelection } from './frame-rows';
import { FrameList } from './frame-list';
import './several-view.css';

export interface SeveralViewProps {
  readonly state: PanelState;
  readonly selection: Extract<Phase, { kind: 'several' }>;
  readonly commands: Commands;
}

export function SeveralView({ state, selection: { sources, unpaintable }, commands }: SeveralViewProps): JSX.Element {
  const {
    batch,
    anotherSeedEach,
    settings: { seed },
  } = state;
  const count = sources.length;
  const rows = batch !== null && isAbout(batch, sources) ? rowsOfBatch(batch) : rowsOfSelection(sources, unpaintable);
  return (
    <section class="several" aria-label="Selection">
      <h2>{countFrames(count)}</h2>
      <FrameList label="Selected frames" rows={rows} onSelect={commands.showLayers} />
      <label class="check">
        <input
          type="checkbox"
          checked={anotherSeedEach}
          onChange={(event) => {
            commands.dispatch({ type: 'another-seed-each', on: event.currentTarget.checked });
          }}
        />
        <span>Another seed for each</span>
        {anotherSeedEach && (
          <span class="quiet">
            {seed} to {seedOf(seed, count - 1, true)}
          </span>
        )}
      </label>
    </section>
  );
}
