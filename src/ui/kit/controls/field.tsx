// One row of the controls: a label on the left, its control on the right.
import type { ComponentChildren, JSX } from 'preact';
import './field.css';

/** `forId` names the control that the label belongs to; groups name themselves and leave it out. */
export function Field({
  label,
  forId,
  children,
}: {
  readonly label: string;
  readonly forId?: string;
  readonly children: ComponentChildren;
}): JSX.Element {
  return (
    <div class="field">
      {forId === undefined ? (
        <span class="field-label" aria-hidden="true">
          {label}
        </span>
      ) : (
        <label class="field-label" for={forId}>
          {label}
        </label>
      )}
      <div class="field-control">{children}</div>
    </div>
  );
}
