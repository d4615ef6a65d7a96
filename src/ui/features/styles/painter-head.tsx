// Over a painter's styles: its name, what its paintings may be used for, one line about it, and the way to it while another one paints.
import type { JSX } from 'preact';
import { Button } from '../../kit/controls/button';
import type { Painter } from '../painters/painter';
import { USE_WORDS } from '../painters/words';

export interface PainterHeadProps {
  /** Of the element that names the group: painter and licence. */
  readonly id: string;
  readonly painter: Painter;
  /** Null while it is the one that paints. */
  readonly onUse: (() => void) | null;
}

export function PainterHead({ id, painter: { name, use, about }, onUse }: PainterHeadProps): JSX.Element {
  return (
    <div class="painter-head">
      <p id={id} class="painter-name">
        <b>{name}</b> <span class={`painter-use painter-use-${use}`}>{USE_WORDS[use]}</span>
      </p>
      {onUse !== null && (
        <Button kind="quiet" label={`Use ${name}, in its nearest style`} onPress={onUse}>
          Use
        </Button>
      )}
      <p class="painter-about quiet">{about}</p>
    </div>
  );
}
