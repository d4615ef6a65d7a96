// A line to type a style's name into.
import type { JSX } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { FILE_STYLE_LIMITS } from '../../../contract/storage/file-style';
import { Button } from '../../kit/controls/button';
import { styleName } from './style-name';

export interface NameFormProps {
  readonly start: string;
  /** What the button says that takes the name. */
  readonly action: string;
  readonly onName: (name: string) => void;
  readonly onCancel: () => void;
}

export function NameForm({ start, action, onName, onCancel }: NameFormProps): JSX.Element {
  const id = useId();
  const [typed, setTyped] = useState(start);
  const input = useRef<HTMLInputElement>(null);
  const name = styleName(typed);
  const take = (): void => {
    if (name !== '') onName(name);
  };
  useEffect(() => {
    input.current?.focus();
    input.current?.select();
    // The beginning tells more than the end.
    if (input.current !== null) input.current.scrollLeft = 0;
  }, []);
  return (
    // No <form>: a sandboxed frame that may not send forms fires no submit (https://html.spec.whatwg.org/multipage/form-control-infrastructure.html#form-submission-algorithm).
    <div
      class="name-form"
      onKeyDown={(event) => {
        // Enter and Escape mean this line here, not the painting.
        if (event.key !== 'Enter' && event.key !== 'Escape') return;
        event.stopPropagation();
        if (event.key === 'Escape') onCancel();
        else if (event.target === input.current) take();
      }}
    >
      <label class="field-label" for={id}>
        Name
      </label>
      <input
        ref={input}
        id={id}
        class="input"
        type="text"
        dir="auto"
        maxLength={FILE_STYLE_LIMITS.name}
        autocomplete="off"
        spellcheck={false}
        value={typed}
        onInput={(event) => {
          setTyped(event.currentTarget.value);
        }}
      />
      <button type="button" class="button button-plain" disabled={name === ''} onClick={take}>
        {action}
      </button>
      <Button kind="quiet" onPress={onCancel}>
        Cancel
      </Button>
    </div>
  );
}
