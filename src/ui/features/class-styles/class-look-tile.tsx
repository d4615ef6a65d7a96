// One look of a class: the picture as it would be with it, or until that is painted a thumbnail of the style.
import type { JSX } from 'preact';
import type { Painting } from '../../../inference/api/paint-job';
import { DiceIcon } from '../../kit/look/icons';
import { Pixels } from '../../kit/preview/pixels';
import type { ClassLook } from './class-looks';

export interface ClassLookTileProps {
  readonly look: ClassLook;
  readonly picture: Painting | null;
  /** Width by height. */
  readonly aspect: number;
  readonly disabled: boolean;
  readonly onPress: () => void;
}

export function ClassLookTile({ look: { name, thumbnail, seed, chosen }, picture, aspect, disabled, onPress }: ClassLookTileProps): JSX.Element {
  return (
    <button
      type="button"
      class="class-look"
      aria-pressed={chosen}
      aria-disabled={disabled}
      onClick={() => {
        if (!disabled) onPress();
      }}
    >
      <span class="class-look-picture" style={{ aspectRatio: String(aspect) }}>
        {thumbnail === null ? (
          <span class="class-look-icon">{seed !== null && <DiceIcon />}</span>
        ) : (
          <img src={thumbnail} alt="" draggable={false} />
        )}
        {picture !== null && <Pixels painting={picture} />}
      </span>
      <span class="class-look-name" title={name} dir="auto">
        {name}
      </span>
    </button>
  );
}
