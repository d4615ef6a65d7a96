// A part of the panel that is folded away until it is wanted.
import type { ComponentChildren, JSX } from 'preact';
import './fold.css';

export interface FoldProps {
  readonly title: string;
  /** Open from the start: what is in it is not as usual. */
  readonly open?: boolean;
  readonly children: ComponentChildren;
}

export function Fold({ title, open = false, children }: FoldProps): JSX.Element {
  return (
    <details
      class="fold"
      open={open}
      onToggle={(event) => {
        event.currentTarget.scrollIntoView({ block: 'nearest' });
      }}
    >
      <summary>{title}</summary>
      {children}
    </details>
  );
}
