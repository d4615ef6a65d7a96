// A part of the panel that is folded away until it is wanted.
import type { ComponentChildren, JSX } from 'preact';
import './fold.css';

export function Fold({ title, children }: { readonly title: string; readonly children: ComponentChildren }): JSX.Element {
  return (
    <details
      class="fold"
      onToggle={(event) => {
        event.currentTarget.scrollIntoView({ block: 'nearest' });
      }}
    >
      <summary>{title}</summary>
      {children}
    </details>
  );
}
