// “Like this picture”: takes the style of the selected layer, and leads back to the frame that is being painted.
import type { JSX } from 'preact';
import type { Home } from './styles-state';
import { Button } from '../../kit/controls/button';
import { TimeSpent } from '../../kit/controls/time-spent';
import { SELECT_A_PICTURE } from './words';
import './style-from-picture.css';
import { quoted } from '../../kit/look/quoted';

export interface StyleFromPictureProps {
  /** The style encoder is looking at a picture. */
  readonly busy: boolean;
  /** The frame to go back to; null where it is selected. */
  readonly home: Home | null;
  readonly onTake: () => void;
  readonly onBack: (home: Home) => void;
}

export function StyleFromPicture({ busy, home, onTake, onBack }: StyleFromPictureProps): JSX.Element {
  return (
    <div class="style-from-picture">
      <Button
        onPress={() => {
          if (!busy) onTake();
        }}
      >
        {busy ? 'Looking at it…' : 'Like this picture'} {busy && <TimeSpent done={null} />}
      </Button>
      {home === null ? (
        <span class="quiet">{SELECT_A_PICTURE}</span>
      ) : (
        <Button
          kind="quiet"
          onPress={() => {
            onBack(home);
          }}
        >{`Back to ${quoted(home.name)}`}</Button>
      )}
    </div>
  );
}
