// Copies a text at a click. Where the browser refuses to copy, the text is shown selected, to be copied by hand.
import type { ComponentChildren, JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { copyFrom } from './copy-text';
import { Button } from './button';
import './copy-button.css';

export interface CopyButtonProps {
  readonly children: ComponentChildren;
  /** What the text is, for screen readers. */
  readonly what: string;
  /** The text to copy; null when there is none. Why not is then told elsewhere. */
  readonly text: () => string | null | Promise<string | null>;
  /** What is said when it was copied. */
  readonly copied: string;
  readonly disabled?: boolean;
}

type Outcome = 'not yet' | 'copied' | 'refused';

export function CopyButton({ children, what, text, copied, disabled = false }: CopyButtonProps): JSX.Element {
  const [outcome, setOutcome] = useState<Outcome>('not yet');
  const area = useRef<HTMLTextAreaElement>(null);
  const root = useRef<HTMLDivElement>(null);

  const copy = async (): Promise<void> => {
    const content = await text();
    const field = area.current;
    if (field === null || content === null) return;
    field.value = content;
    // A field that is not displayed can't be selected.
    field.hidden = false;
    const done = await copyFrom(field);
    field.hidden = done;
    if (done) root.current?.querySelector('button')?.focus();
    setOutcome(done ? 'copied' : 'refused');
  };

  return (
    <div class="copy" ref={root}>
      <Button disabled={disabled} onPress={() => void copy()}>
        {children}
      </Button>
      <p class="quiet" role="status">
        {outcome === 'copied'
          ? copied
          : outcome === 'refused'
            ? 'Figma did not let the panel copy. The text is selected: press ⌘C or Ctrl C.'
            : ''}
      </p>
      <textarea ref={area} class="copy-text" aria-label={what} readOnly hidden rows={8} />
    </div>
  );
}
