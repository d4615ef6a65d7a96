// The sketch pad's icons, 16×16 in the text colour, as in kit/look/icons.tsx. Decorative: the control carries the name.
import type { JSX } from 'preact';
import { Icon } from '../../kit/look/icon';

export function BrushIcon(): JSX.Element {
  return (
    <Icon>
      <path d="M13.3 2.7a1.1 1.1 0 0 0-1.6 0L6.6 8.2l1.7 1.7 5-5.6a1.1 1.1 0 0 0 0-1.6z" />
      <path d="M6.3 8.9c-1.4-.2-2.5.7-2.7 1.9-.1 1-.6 1.5-1.3 1.8 1.9 1 4.7.7 5.3-1.3.3-.9-.2-2.2-1.3-2.4z" />
    </Icon>
  );
}

export function FillIcon(): JSX.Element {
  return (
    <Icon>
      <path d="M7.2 2.8 2.9 7.1a1 1 0 0 0 0 1.4l3.4 3.4a1 1 0 0 0 1.4 0l4.6-4.6-5.1-5.1" />
      <path d="M2.7 8h9" />
      <path d="M13.3 10.2c.7 1 1 1.6 1 2.1a1 1 0 0 1-2 0c0-.5.3-1.1 1-2.1z" fill="currentColor" />
    </Icon>
  );
}

export function EraserIcon(): JSX.Element {
  return (
    <Icon>
      <path d="M9.3 3.2 3 9.5a1 1 0 0 0 0 1.4l2.1 2.1h2.3l5.6-5.6a1 1 0 0 0 0-1.4l-2.3-2.8a1 1 0 0 0-1.4 0z" />
      <path d="m6 6.5 3.7 3.7M7.4 13h6" />
    </Icon>
  );
}

export function UndoIcon(): JSX.Element {
  return (
    <Icon>
      <path d="M5.5 3.5 2.5 6.5l3 3" />
      <path d="M2.5 6.5h7a3.5 3.5 0 0 1 0 7H6" />
    </Icon>
  );
}

export function RedoIcon(): JSX.Element {
  return (
    <Icon>
      <path d="m10.5 3.5 3 3-3 3" />
      <path d="M13.5 6.5h-7a3.5 3.5 0 0 0 0 7H10" />
    </Icon>
  );
}

export function ResetIcon(): JSX.Element {
  return (
    <Icon>
      <path d="M3 4.5h10M6.5 4.5v-1a1 1 0 0 1 1-1h1a1 1 0 0 1 1 1v1M4.5 4.5l.5 8a1 1 0 0 0 1 1h4a1 1 0 0 0 1-1l.5-8" />
    </Icon>
  );
}

export function WipeIcon(): JSX.Element {
  return (
    <Icon>
      <rect x="2.5" y="3.5" width="11" height="9" rx="1.5" />
      <path d="M8 2v12" />
      <path d="M8 4h4.5a.5.5 0 0 1 .5.5v7a.5.5 0 0 1-.5.5H8z" fill="currentColor" stroke="none" opacity="0.35" />
    </Icon>
  );
}
