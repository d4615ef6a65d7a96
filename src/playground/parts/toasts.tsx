// figma.notify's messages, at the foot of the canvas.
import type { JSX } from 'preact';
import type { Session } from '../session';
import { Icon } from './icons';

export function Toasts({ session }: { readonly session: Session }): JSX.Element {
  return (
    <div class="toasts" role="status">
      {session.toasts.map(({ id, toast }) => (
        <div key={id} class={toast.error ? 'toast error' : 'toast'}>
          <span>{toast.message}</span>
          {toast.button !== undefined && (
            <button
              type="button"
              onClick={() => {
                toast.press();
                session.dismiss(id);
              }}
            >
              {toast.button}
            </button>
          )}
          <button
            type="button"
            class="tool"
            aria-label="Dismiss"
            onClick={() => {
              session.dismiss(id);
            }}
          >
            <Icon name="close" />
          </button>
        </div>
      ))}
    </div>
  );
}
