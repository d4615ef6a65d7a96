// The panel's rooms as tabs (https://www.w3.org/WAI/ARIA/apg/patterns/tabs/). A single room gets no tabs. Rooms that are not on show stay
// rendered, so that what was drawn there is still there.
import type { ComponentChildren, JSX } from 'preact';
import { useId, useRef } from 'preact/hooks';
import './tabs.css';

export interface Tab<Id extends string> {
  readonly id: Id;
  readonly text: string;
  readonly content: ComponentChildren;
}

export interface TabsProps<Id extends string> {
  readonly label: string;
  readonly tabs: readonly Tab<Id>[];
  readonly value: Id;
  readonly onChange: (id: Id) => void;
}

export function Tabs<Id extends string>({ label, tabs, value, onChange }: TabsProps<Id>): JSX.Element {
  const name = useId();
  const list = useRef<HTMLDivElement>(null);
  const many = tabs.length > 1;
  const choose = (id: Id): void => {
    onChange(id);
    list.current?.querySelector<HTMLButtonElement>(`#${CSS.escape(`${name}-${id}`)}`)?.focus();
  };
  const press = (event: KeyboardEvent): void => {
    const target = keyTarget(
      event.key,
      tabs.findIndex((tab) => tab.id === value),
      tabs.length,
    );
    if (target === null) return;
    event.preventDefault();
    choose(tabs[target]!.id);
  };
  return (
    <>
      {many && (
        <div ref={list} class="tabs" role="tablist" aria-label={label} onKeyDown={press}>
          {tabs.map(({ id, text }) => (
            <button
              key={id}
              id={`${name}-${id}`}
              type="button"
              role="tab"
              class="tab"
              aria-selected={id === value}
              aria-controls={`${name}-${id}-room`}
              tabIndex={id === value ? 0 : -1}
              onClick={() => {
                choose(id);
              }}
            >
              {text}
            </button>
          ))}
        </div>
      )}
      {tabs.map(({ id, content }) => (
        <div
          key={id}
          id={`${name}-${id}-room`}
          class="room"
          hidden={id !== value}
          {...(many ? { 'role': 'tabpanel', 'aria-labelledby': `${name}-${id}` } : {})}
        >
          {content}
        </div>
      ))}
    </>
  );
}

/** Which of `count` tabs a key leads to from the one at `at`; null for other keys. */
export function keyTarget(key: string, at: number, count: number): number | null {
  switch (key) {
    case 'ArrowRight':
      return (at + 1) % count;
    case 'ArrowLeft':
      return (at + count - 1) % count;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}
