// Above a drawing that was read from a picture: how well the picture is seen through it, and its colours for the painting.
import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import { Button } from '../../kit/controls/button';
import { quoted } from '../../kit/look/quoted';
import type { Pad } from '../pad/pad';
import type { Backdrop } from '../pad/pad-state';
import { MEND_IT } from '../words';
import './picture-row.css';

export interface PictureRowProps {
  readonly pad: Pad;
  readonly backdrop: Backdrop;
  readonly through: number;
  /** The painter can take a style from a picture. */
  readonly takesColours: boolean;
  readonly taking: boolean;
  readonly onColours: () => void;
}

export function PictureRow({ pad, backdrop, through, takesColours, taking, onColours }: PictureRowProps): JSX.Element {
  const id = useId();
  return (
    <div class="picture-row" role="group" aria-label={`Picture ${quoted(backdrop.name)}`}>
      <label for={id}>Picture</label>
      <input
        id={id}
        type="range"
        min={0}
        max={100}
        step={5}
        value={Math.round(through * 100)}
        aria-valuetext={`${Math.round(through * 100)} % seen`}
        onInput={(event) => {
          pad.seeThrough(Number(event.currentTarget.value) / 100);
        }}
      />
      {takesColours && (
        <Button disabled={taking} onPress={onColours}>
          {taking ? 'Looking at it…' : 'Its colours'}
        </Button>
      )}
      <p class="quiet">{MEND_IT}</p>
    </div>
  );
}
