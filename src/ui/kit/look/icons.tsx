// The panel's icons, 16×16 in the text colour. Decorative: the control or sentence beside them carries the name.
import type { JSX } from 'preact';
import { Icon } from './icon';
import './icons.css';

export function DiceIcon(): JSX.Element {
  return (
    <svg width="16" height="16" viewBox="0 0 16 16" fill="none" stroke="currentColor" aria-hidden="true">
      <rect x="2.5" y="2.5" width="11" height="11" rx="2.5" />
      <path d="M5.6 5.6h.01M10.4 5.6h.01M8 8h.01M5.6 10.4h.01M10.4 10.4h.01" stroke-width="1.8" stroke-linecap="round" />
    </svg>
  );
}

export function PaletteIcon(): JSX.Element {
  return (
    <Icon>
      <path d="M8 2.5a5.5 5.5 0 1 0 0 11c1.1 0 1.6-.7 1.4-1.6-.3-1.2.4-1.9 1.5-1.9h1.1c1 0 1.5-.8 1.5-2A5.5 5.5 0 0 0 8 2.5z" />
      <path d="M5.4 8.6h.01M6.3 5.6h.01M9.4 5h.01" stroke-width="1.6" />
    </Icon>
  );
}

export function CrossIcon(): JSX.Element {
  return (
    <Icon>
      <path d="m5 5 6 6m0-6-6 6" />
    </Icon>
  );
}

export function WarningIcon(): JSX.Element {
  return (
    <Icon>
      <path d="M7.13 3 2.5 11.5a1 1 0 0 0 .87 1.5h9.26a1 1 0 0 0 .87-1.5L8.87 3a1 1 0 0 0-1.74 0zM8 6.5v3" />
      <path d="M8 11.2h.01" stroke-width="1.4" />
    </Icon>
  );
}

export function DoneIcon(): JSX.Element {
  return (
    <Icon>
      <path d="m3.5 8.5 3 3 6-7" />
    </Icon>
  );
}

export function Spinner(): JSX.Element {
  return (
    <svg class="spinner" width="16" height="16" viewBox="0 0 16 16" fill="none" stroke="currentColor" stroke-linecap="round" aria-hidden="true">
      <path d="M8 2.5A5.5 5.5 0 1 1 2.5 8" />
    </svg>
  );
}
