// The foot of the panel: the nine colours, the status line, and the Paint button. While a painting is under way the same button shows its progress, so that it
// keeps its place and the keyboard focus.
import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { Spinner } from '../../kit/look/icons';
import { enterShortcut, enterWords } from '../../kit/look/key-words';
import { SwatchStrip } from '../../features/canvas-aids/swatch-strip';
import { PaintingWays } from '../../features/fills/painting-ways';
import { isIdle } from '../../features/painting/up-to-date';
import type { PanelState } from '../../state/panel-state';
import type { Commands } from '../commands';
import { actionOf, progressOf } from './paint-progress';
import { statusOf } from './status';
import { Button } from '../../kit/controls/button';
import { TimeSpent } from '../../kit/controls/time-spent';
import './paint-bar.css';

export function PaintBar({ state, commands }: { readonly state: PanelState; readonly commands: Commands }): JSX.Element | null {
  const { dispatch } = commands;
  const { phase, invitations, fillable } = state;
  const [status, progress, action] = [statusOf(state), progressOf(state), actionOf(state)];
  const button = useRef<HTMLButtonElement>(null);
  const answered = useRef(0);
  useEffect(() => {
    if (button.current === null || invitations === answered.current) return;
    answered.current = invitations;
    button.current.focus();
  }, [invitations, action]);
  /** For buttons that go away when they are pressed: moves the focus to the Paint button first, so that it isn't lost. */
  const leave = (press: () => void): void => {
    button.current?.focus();
    press();
  };
  if (phase.kind === 'starting' && status.sentence === '') return null;
  const { layerId, undo } = status;
  const inactive = progress !== null || isIdle(state);
  return (
    <footer class="paint-bar">
      {phase.kind !== 'starting' && <SwatchStrip fillable={fillable} onFill={commands.fill} />}
      <div class={`status status-${status.tone}`} hidden={status.sentence === ''}>
        {status.tone === 'busy' && <Spinner />}
        <p title={status.sentence}>{status.sentence}</p>
        {progress !== null && <TimeSpent key="progress" done={progress.done} left={progress.left} />}
        {progress === null && status.tone === 'busy' && <TimeSpent key={status.sentence} done={null} />}
        {undo !== null && (
          <Button
            kind="quiet"
            onPress={() => {
              leave(() => {
                commands.undoPainting(undo);
              });
            }}
          >
            Undo
          </Button>
        )}
        {layerId !== null && (
          <Button
            kind="quiet"
            onPress={() => {
              commands.showLayers([layerId]);
            }}
          >
            Show layer
          </Button>
        )}
        {status.retry && (
          <Button
            kind="quiet"
            onPress={() => {
              leave(commands.retry);
            }}
          >
            Try again
          </Button>
        )}
        {status.back !== null && (
          <Button
            kind="quiet"
            onPress={() => {
              leave(() => {
                dispatch({ type: 'engine-back' });
              });
            }}
          >
            {status.back}
          </Button>
        )}
        {status.inside && (
          <Button kind="quiet" onPress={commands.openInside}>
            Open the panel inside
          </Button>
        )}
        {status.dismiss && (
          <Button
            kind="quiet"
            onPress={() => {
              leave(() => {
                dispatch({ type: 'dismiss' });
              });
            }}
          >
            Dismiss
          </Button>
        )}
      </div>
      {action !== null && (
        <div class="paint-row">
          <button
            ref={button}
            type="button"
            class="paint"
            data-working={progress !== null}
            aria-disabled={inactive}
            aria-keyshortcuts={enterShortcut()}
            onClick={() => {
              if (!inactive) dispatch({ type: 'paint' });
            }}
          >
            {progress !== null && <span class="paint-progress" style={{ transform: `scaleX(${progress.done})` }} />}
            <span class="paint-word">{progress?.word ?? action}</span>
            {progress === null && (
              <kbd class="paint-key" aria-hidden="true">
                {enterWords()}
              </kbd>
            )}
          </button>
          {progress !== null && (
            <Button disabled={!progress.cancellable} onPress={commands.cancel}>
              Cancel
            </Button>
          )}
        </div>
      )}
      {progress === null && <PaintingWays state={state} dispatch={dispatch} />}
    </footer>
  );
}
