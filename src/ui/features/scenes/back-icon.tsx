// An arrow back, for the scenes that were on show before.
import type { JSX } from 'preact';
import { Icon } from '../../kit/look/icon';

export function BackIcon(): JSX.Element {
  return (
    <Icon>
      <path d="M6 4.5 2.5 8 6 11.5M2.5 8h7a4 4 0 0 1 4 4" />
    </Icon>
  );
}
