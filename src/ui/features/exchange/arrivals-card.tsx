// Several files that were dropped together: what became of each, a way to leave out the rest, and to the layers that were made. What becomes of
// a single file is said on the status line.
import type { JSX } from 'preact';
import { FrameList } from '../batch/frame-list';
import type { FrameRow } from '../batch/frame-rows';
import type { Commands } from '../../shell/commands';
import { Button } from '../../kit/controls/button';
import { isOver } from './arrivals';
import type { Arrivals, ArrivingFile } from './arrivals';
import { arrivalsSentence, FILE_WORDS } from './words';
import '../batch/batch-card.css';

export function ArrivalsCard({ arrivals, commands }: { readonly arrivals: Arrivals; readonly commands: Commands }): JSX.Element {
  const { dispatch, inOut, showLayers } = commands;
  return (
    <section class="batch banner" aria-label="Files">
      <div class="batch-head">
        <p>{arrivalsSentence(arrivals)}</p>
        <Button
          kind="quiet"
          onPress={() => {
            if (isOver(arrivals)) dispatch({ type: 'files-dismiss' });
            else inOut.cancelFiles();
          }}
        >
          {isOver(arrivals) ? 'Dismiss' : 'Cancel'}
        </Button>
      </div>
      <FrameList label="Files" rows={arrivals.map(rowOf)} onSelect={showLayers} />
    </section>
  );
}

function rowOf({ name, progress }: ArrivingFile): FrameRow {
  const row = { name, link: null };
  switch (progress.kind) {
    case 'waiting':
      return { ...row, mark: 'waiting', words: '' };
    case 'working':
      return { ...row, mark: 'working', words: FILE_WORDS.working };
    case 'left-out':
      return { ...row, mark: 'left-out', words: FILE_WORDS.leftOut };
    case 'failed':
      return { ...row, mark: 'failed', words: progress.failure.sentence };
    case 'taken':
      return {
        name,
        mark: 'painted',
        words: progress.words,
        link: progress.layerId === null ? null : { word: 'Show', layerIds: [progress.layerId] },
      };
  }
}
