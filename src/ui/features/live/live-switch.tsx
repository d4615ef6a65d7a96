// Live on or off: a native checkbox that says it is a switch.
import type { JSX } from 'preact';
import './live-switch.css';

export function LiveSwitch({ on, onChange }: { readonly on: boolean; readonly onChange: (on: boolean) => void }): JSX.Element {
  return (
    <label class="live-switch" title="Paint a preview of every change (Alt+L)">
      <span>Live</span>
      <input
        type="checkbox"
        role="switch"
        aria-keyshortcuts="Alt+L"
        checked={on}
        onChange={(event) => {
          onChange(event.currentTarget.checked);
        }}
      />
      <span class="live-track" aria-hidden="true" />
    </label>
  );
}
