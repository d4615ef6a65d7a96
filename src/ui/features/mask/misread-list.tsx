// What of the picture was not understood, with a way to the layers that it is about.
import type { JSX } from 'preact';
import { cssStripes } from '../../kit/look/css-colour';
import { WarningIcon } from '../../kit/look/icons';
import type { Misread } from './misreads';
import { Button } from '../../kit/controls/button';
import './misread-list.css';

export interface MisreadListProps {
  readonly misreads: readonly Misread[];
  readonly onSelect: (layerIds: readonly string[]) => void;
}

export function MisreadList({ misreads, onSelect }: MisreadListProps): JSX.Element | null {
  if (misreads.length === 0) return null;
  return (
    <ul class="misreads" aria-label="Not understood">
      {misreads.map(({ sentence, colours, layerIds }) => (
        <li key={sentence}>
          {colours.length === 0 ? (
            <span class="misread-icon">
              <WarningIcon />
            </span>
          ) : (
            <span class="misread-chip" style={{ background: cssStripes(colours) }} aria-hidden="true" />
          )}
          <span class="misread-sentence">{sentence}</span>
          {layerIds.length > 0 && (
            <Button
              kind="quiet"
              onPress={() => {
                onSelect(layerIds);
              }}
            >
              {layerIds.length === 1 ? 'Select layer' : 'Select layers'}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}
