// The foot of the sketch pad: what happened or what is missing, whether the painting follows, and the way to the canvas.
import type { JSX } from 'preact';
import { Button } from '../../kit/controls/button';
import { TimeSpent } from '../../kit/controls/time-spent';
import { LiveSwitch } from '../../features/live/live-switch';
import { PAINT } from '../../features/painting/words';
import { Spinner } from '../../kit/look/icons';
import { enterShortcut, enterWords } from '../../kit/look/key-words';
import type { PadState } from '../pad/pad-state';
import { readingSentence, SENDING, unlabelledSentence } from '../words';
import '../../shell/selection/paint-bar.css';

export interface SketchBarProps {
  readonly state: PadState;
  readonly live: boolean;
  readonly onLive: (live: boolean) => void;
  readonly onPaint: () => void;
  readonly onSend: () => void;
  readonly onCancelReading: () => void;
  /** Paint the frame that was made of the drawing. */
  readonly onPaintFrame: (frameId: string) => void;
}

export function SketchBar({ state, live, onLive, onPaint, onSend, onCancelReading, onPaintFrame }: SketchBarProps): JSX.Element {
  const { preview, outcome, sending, unlabelled, reading } = state;
  const frameId = outcome?.frameId ?? null;
  const idle = sending || unlabelled === 1;
  return (
    <footer class="paint-bar sketch-bar">
      {reading !== null ? (
        <div class="status status-busy">
          <Spinner />
          <p>{readingSentence(reading)}</p>
          <TimeSpent key={reading} done={null} />
          <Button kind="quiet" onPress={onCancelReading}>
            Cancel
          </Button>
        </div>
      ) : sending ? (
        <div class="status status-busy">
          <Spinner />
          <p>{SENDING}</p>
          <TimeSpent done={null} />
        </div>
      ) : outcome !== null ? (
        <div class={`status status-${outcome.tone}`}>
          <p title={outcome.sentence}>{outcome.sentence}</p>
          {frameId !== null && (
            <Button
              kind="quiet"
              onPress={() => {
                onPaintFrame(frameId);
              }}
            >
              {PAINT}
            </Button>
          )}
        </div>
      ) : preview.failure !== null ? (
        <div class="status status-trouble">
          <p>{preview.failure.sentence}</p>
          <Button kind="quiet" onPress={onPaint}>
            Try again
          </Button>
        </div>
      ) : (
        <div class="status status-quiet">
          <p>{unlabelledSentence(unlabelled)}</p>
        </div>
      )}
      <div class="paint-row">
        <LiveSwitch on={live} onChange={onLive} />
        <button
          type="button"
          class="paint"
          aria-disabled={idle}
          aria-keyshortcuts={enterShortcut()}
          onClick={() => {
            if (!idle) onSend();
          }}
        >
          <span class="paint-word">Send to canvas</span>
          <kbd class="paint-key" aria-hidden="true">
            {enterWords()}
          </kbd>
        </button>
      </div>
    </footer>
  );
}
