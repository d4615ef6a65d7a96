// Several selected frames: which they are, how far each is once they are painted, and whether each gets a seed of its own.
import type { JSX } from 'preact';
import { seedOf } from './batch';
import { countFrames } from './words';
import type { FrameRow } from './words';
import { FrameList } from './frame-list';
import './several-view.css';

export interface SeveralViewProps {
  /** How many can be painted. */
  readonly count: number;
  readonly rows: readonly FrameRow[];
  readonly seed: number;
  readonly anotherSeedEach: boolean;
  readonly onAnotherSeedEach: (on: boolean) => void;
  readonly onSelectLayers: (layerIds: readonly string[]) => void;
}

export function SeveralView({ count, rows, seed, anotherSeedEach, onAnotherSeedEach, onSelectLayers }: SeveralViewProps): JSX.Element {
  return (
    <section class="several" aria-label="Selection">
      <h2>{countFrames(count)}</h2>
      <FrameList label="Selected frames" rows={rows} onSelect={onSelectLayers} />
      <label class="check">
        <input type="checkbox" checked={anotherSeedEach} onChange={(event) => { onAnotherSeedEach(event.currentTarget.checked); }} />
        <span>Another seed for each</span>
        {anotherSeedEach && <span class="quiet">{seed} to {seedOf(seed, count - 1, true)}</span>}
      </label>
    </section>
  );
}
