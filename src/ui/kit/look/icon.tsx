// The frame of a round-ended line icon, 16×16 in the text colour. Decorative: the control or sentence beside it carries the name.
import type { ComponentChildren, JSX } from 'preact';

export function Icon({ children }: { readonly children: ComponentChildren }): JSX.Element {
  return (
    <svg
      width="16"
      height="16"
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
    >
      {children}
    </svg>
  );
}
