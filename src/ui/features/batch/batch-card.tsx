// Many frames being painted, for whoever selected something else meanwhile: how far, a way to cancel, and in the end what could not
// be painted.
import type { JSX } from 'preact';
import type { FrameRow } from './words';
import { Button } from '../../kit/controls/button';
import { FrameList } from './frame-list';
import './batch-card.css';

export interface BatchCardProps {
  readonly sentence: string;
  /** 0…1; null when it is over. */
  readonly done: number | null;
  /** What could not be painted. */
  readonly trouble: readonly FrameRow[];
  readonly onCancel: () => void;
  readonly onDismiss: () => void;
  readonly onSelectLayers: (layerIds: readonly string[]) => void;
}

export function BatchCard({ sentence, done, trouble, onCancel, onDismiss, onSelectLayers }: BatchCardProps): JSX.Element {
  return (
    <section class="batch banner" aria-label="Several frames">
      <div class="batch-head">
        <p>{sentence}</p>
        {done === null ? <Button kind="quiet" onPress={onDismiss}>Dismiss</Button> : <Button kind="quiet" onPress={onCancel}>Cancel</Button>}
      </div>
      {done !== null && <progress value={done} aria-label="Frames painted" />}
      {done === null && trouble.length > 0 && <FrameList label="Not painted" rows={trouble} onSelect={onSelectLayers} />}
    </section>
  );
}
