// The foot of the panel: what happened or will happen in one place, and the Paint button, which stays where it is (and keeps
// the focus) while it turns into the progress of the painting.
import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { Spinner } from '../kit/look/icons';
import type { Status } from './status';
import { Button } from '../kit/controls/button';
import './paint-bar.css';

export interface PaintBarProps {
  readonly status: Status;
  /** Progress 0…1 and its word while a painting is under way. */
  readonly progress: { readonly word: string; readonly done: number; readonly cancellable: boolean } | null;
  /** What the button says; null hides it, where there is nothing to paint. */
  readonly action: string | null;
  /** A press would do nothing: it waits for the mask already, or there is no colour to paint. */
  readonly idle: boolean;
  /** The focus comes to the button whenever this number grows. */
  readonly invitations: number;
  readonly onPaint: () => void;
  readonly onCancel: () => void;
  readonly onShow: (layerId: string) => void;
  readonly onRetry: () => void;
  readonly onDismiss: () => void;
}

export function PaintBar(props: PaintBarProps): JSX.Element | null {
  const { status, progress, action, idle, invitations } = props;
  const button = useRef<HTMLButtonElement>(null);
  const answered = useRef(0);
  useEffect(() => {
    if (button.current === null || invitations === answered.current) return;
    answered.current = invitations;
    button.current.focus();
  }, [invitations, action]);
  /** For buttons that go away when they are pressed: the focus moves on instead of getting lost. */
  const leave = (press: () => void): void => {
    button.current?.focus();
    press();
  };
  if (action === null && status.sentence === '') return null;
  const { layerId } = status;
  const inactive = progress !== null || idle;
  return (
    <footer class="paint-bar">
      <div class={`status status-${status.tone}`}>
        {status.tone === 'busy' && <Spinner />}
        <p>{status.sentence}</p>
        {layerId !== null && <Button kind="quiet" onPress={() => { props.onShow(layerId); }}>Show layer</Button>}
        {status.retry && <Button kind="quiet" onPress={() => { leave(props.onRetry); }}>Try again</Button>}
        {status.dismiss && <Button kind="quiet" onPress={() => { leave(props.onDismiss); }}>Dismiss</Button>}
      </div>
      {action !== null && (
        <div class="paint-row">
          <button
            ref={button}
            type="button"
            class="paint"
            data-working={progress !== null}
            aria-disabled={inactive}
            onClick={() => { if (!inactive) props.onPaint(); }}
          >
            {progress !== null && <span class="paint-progress" style={{ transform: `scaleX(${progress.done})` }} />}
            <span class="paint-word">{progress?.word ?? action}</span>
          </button>
          {progress !== null && <Button disabled={!progress.cancellable} onPress={props.onCancel}>Cancel</Button>}
        </div>
      )}
    </footer>
  );
}
