// A batch while something else is selected: how far it is, a way to cancel it, and in the end what could not be painted.
import type { JSX } from 'preact';
import type { Commands } from '../../shell/commands';
import { batchDone } from './batch';
import type { Batch } from './batch';
import { rowsOfTrouble } from './frame-rows';
import { batchSentence } from './words';
import { Button } from '../../kit/controls/button';
import { TimeSpent } from '../../kit/controls/time-spent';
import { FrameList } from './frame-list';
import './batch-card.css';

export function BatchCard({ batch, commands }: { readonly batch: Batch; readonly commands: Commands }): JSX.Element {
  const isOver = batch.seconds !== null;
  const trouble = rowsOfTrouble(batch);
  return (
    <section class="batch banner" aria-label="Several frames">
      <div class="batch-head">
        <p>
          {batchSentence(batch)} {!isOver && <TimeSpent done={batchDone(batch)} />}
        </p>
        {isOver ? (
          <Button
            kind="quiet"
            onPress={() => {
              commands.dispatch({ type: 'batch-dismiss' });
            }}
          >
            Dismiss
          </Button>
        ) : (
          <Button kind="quiet" onPress={commands.cancelBatch}>
            Cancel
          </Button>
        )}
      </div>
      {!isOver && <progress value={batchDone(batch)} aria-label="Frames painted" />}
      {isOver && trouble.length > 0 && <FrameList label="Not painted" rows={trouble} onSelect={commands.showLayers} />}
    </section>
  );
}
