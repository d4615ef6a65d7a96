// The painting of the drawing, alone or with a divider between both. It is only in the panel, not in the file.
import type { JSX } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { Button } from '../../kit/controls/button';
import { Preview } from '../../kit/preview/preview';
import { labelPixels } from '../../../labels/label-pixels';
import type { PadState } from '../pad/pad-state';
import { WipeIcon } from './sketch-icons';
import { APPEARS_HERE } from '../words';
import './painted-view.css';

export interface PaintedViewProps {
  readonly state: PadState;
  /** The painting shows the drawing, style and seed of now. */
  readonly current: boolean;
  readonly live: boolean;
  /** From the left, 0…100 %; shared with the preview of the selection. */
  readonly divider: number;
  readonly onDivider: (divider: number) => void;
  readonly onPaint: () => void;
}

export function PaintedView({ state, current, live, divider, onDivider, onPaint }: PaintedViewProps): JSX.Element {
  const { painted, busy } = state.preview;
  const [wipe, setWipe] = useState(false);
  const mask = useMemo(
    () => (painted === null ? null : { rgba: labelPixels(painted.labels), width: painted.width, height: painted.height }),
    [painted],
  );
  const { width, height } = painted ?? state.sheet;
  return (
    <section class="painted" aria-label="Painting" data-revision={painted?.wish.revision}>
      <Preview
        name="the drawing"
        width={width}
        height={height}
        mask={mask}
        painting={painted?.painting ?? null}
        view={wipe ? 'both' : 'painting'}
        divider={divider}
        onDivider={onDivider}
        busy={busy || painted?.draft === true}
      />
      {painted !== null && (
        <button
          type="button"
          class="button button-icon painted-wipe"
          aria-pressed={wipe}
          aria-label="Compare with the drawing"
          title="Compare with the drawing"
          onClick={() => {
            setWipe(!wipe);
          }}
        >
          <WipeIcon />
        </button>
      )}
      {!current && !busy && (
        <div class="painted-ask" data-over={painted !== null}>
          {live && painted === null && <p class="quiet">{APPEARS_HERE}</p>}
          {!live && (
            <Button disabled={state.unlabelled === 1} onPress={onPaint}>
              Preview
            </Button>
          )}
        </div>
      )}
    </section>
  );
}
