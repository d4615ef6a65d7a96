// The nine classes to draw with: colour, name and the key that takes each. Where there is no room for nine names, one line has that of the class
// in use, or under the pointer.
import type { JSX } from 'preact';
import { useId, useState } from 'preact/hooks';
import { CLASSES } from '../../../contract/classes';
import type { ClassName, Rgb } from '../../../contract/classes';
import { cssColour } from '../../kit/look/css-colour';
import type { Pad } from '../pad/pad';
import './class-picker.css';

export interface ClassPickerProps {
  readonly pad: Pad;
  /** Index of the class in use. */
  readonly label: number;
}

export function ClassPicker({ pad, label }: ClassPickerProps): JSX.Element {
  const group = useId();
  const [near, setNear] = useState<ClassName | null>(null);
  return (
    <div class="class-picker">
      <p class="quiet" aria-hidden="true">
        Draw with {near ?? CLASSES[label]?.name}
      </p>
      <div
        class="classes"
        role="radiogroup"
        aria-label="Draw with"
        onPointerLeave={() => {
          setNear(null);
        }}
      >
        {CLASSES.map(({ name, colour }, index) => (
          <label
            key={name}
            class="class"
            title={`${name} (${index + 1})`}
            onPointerEnter={() => {
              setNear(name);
            }}
          >
            <input
              type="radio"
              name={group}
              checked={index === label}
              aria-label={name}
              aria-keyshortcuts={String(index + 1)}
              onChange={() => {
                pad.takeLabel(index);
              }}
            />
            <span class="class-key" style={{ background: cssColour(colour), color: inkOn(colour) }} aria-hidden="true">
              {index + 1}
            </span>
            <span class="class-name" aria-hidden="true">
              {name}
            </span>
          </label>
        ))}
      </div>
    </div>
  );
}

/** Black or white, whichever stands out more, by relative luminance (WCAG 2.2). */
function inkOn(colour: Rgb): string {
  const [red, green, blue] = colour.map((channel) =>
    channel / 255 <= 0.04045 ? channel / 255 / 12.92 : ((channel / 255 + 0.055) / 1.055) ** 2.4,
  ) as [number, number, number];
  const luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  return (luminance + 0.05) ** 2 > 0.05 * 1.05 ? '#000' : '#fff';
}
