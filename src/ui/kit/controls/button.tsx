// The panel's button, in Figma's look.
import type { ComponentChildren, JSX } from 'preact';
import './button.css';

export interface ButtonProps {
  readonly children: ComponentChildren;
  readonly onPress: () => void;
  /** Name for screen readers, where the children are an icon. */
  readonly label?: string;
  readonly kind?: 'plain' | 'quiet' | 'icon';
  readonly disabled?: boolean;
}

export function Button({ children, onPress, label, kind = 'plain', disabled = false }: ButtonProps): JSX.Element {
  const name = label === undefined ? {} : { 'aria-label': label, 'title': label };
  return (
    <button type="button" class={`button button-${kind}`} disabled={disabled} onClick={onPress} {...name}>
      {children}
    </button>
  );
}
