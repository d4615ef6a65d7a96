// The nine classes to draw with: colour, name and the key that takes each.
import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import { CLASSES } from '../../../contract/classes';
import type { Rgb } from '../../../contract/classes';
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
  return (
    <div class="classes" role="radiogroup" aria-label="Draw with">
      {CLASSES.map(({ name, colour }, index) => (
        <label key={name} class="class" title={`${name} (${index + 1})`}>
          <input
            type="radio"
            name={group}
            checked={index === label}
            aria-keyshortcuts={String(index + 1)}
            onChange={() => {
              pad.takeLabel(index);
            }}
          />
          <span class="class-key" style={{ background: cssColour(colour), color: inkOn(colour) }} aria-hidden="true">
            {index + 1}
          </span>
          <span>{name}</span>
        </label>
      ))}
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
