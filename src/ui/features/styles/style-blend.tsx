// A second style and its share: a native list and a native slider.
import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import { sourceOf } from './style-choices';
import type { StyleOffer } from './style-choices';
import type { StyleSource } from '../../../contract/style';
import { formatShare } from '../../kit/look/format';
import { Field } from '../../kit/controls/field';
import './style-blend.css';
import { short } from '../../kit/look/quoted';
import { notWith } from '../painters/words';

export interface StyleBlendProps {
  /** Of one painter. */
  readonly offer: StyleOffer;
  /** Names of the other painters, whose styles can't be blended with these. */
  readonly others: readonly string[];
  readonly onSecond: (source: StyleSource | null) => void;
  readonly onShare: (share: number) => void;
}

export function StyleBlend({ offer: { choices, first, second, share }, others, onSecond, onShare }: StyleBlendProps): JSX.Element {
  const [listId, sliderId] = [useId(), useId()];
  const blended = choices.find(({ key }) => key === second);
  return (
    <>
      <Field label="Blend" forId={listId}>
        <select
          id={listId}
          class="input"
          value={second ?? ''}
          onChange={(event) => {
            const choice = choices.find(({ key }) => key === event.currentTarget.value);
            onSecond(choice === undefined ? null : sourceOf(choice));
          }}
        >
          <option value="" selected={second === null}>
            With no other style
          </option>
          {choices
            .filter((choice) => choice.key !== first && sourceOf(choice) !== null)
            .map(({ key, name }) => (
              <option key={key} value={key} selected={key === second}>
                With {short(name)}
              </option>
            ))}
          {others.map((name) => (
            <option key={name} disabled>
              {notWith(name)}
            </option>
          ))}
        </select>
      </Field>
      {blended !== undefined && (
        <Field label="Share" forId={sliderId}>
          <input
            id={sliderId}
            class="style-share"
            type="range"
            min={0}
            max={100}
            step={5}
            value={Math.round(share * 100)}
            aria-valuetext={`${formatShare(share)} ${short(blended.name)}`}
            onInput={(event) => {
              onShare(Number(event.currentTarget.value) / 100);
            }}
          />
          <span class="style-percent" aria-hidden="true">
            {formatShare(share)}
          </span>
        </Field>
      )}
    </>
  );
}
