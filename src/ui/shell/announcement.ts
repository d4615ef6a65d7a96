// What a screen reader is told when the panel changes: one polite sentence, the same for the same state.
import { batchSentence, countFrames } from '../features/batch/words';
import { fileUnderWay } from '../features/exchange/arrivals';
import { arrivalsSentence, readingSentence } from '../features/exchange/words';
import { fillingSentence } from '../features/fills/words';
import { livePreviewOf } from '../features/live/words';
import { isDocumentCurrent } from '../features/painting/up-to-date';
import { documentSentence, paintWord } from '../features/painting/words';
import { rollSentence } from '../features/scenes/words';
import { sheetOnShow } from '../features/variations/reduce-variations';
import { sheetSentence } from '../features/variations/words';
import type { PanelState } from '../state/panel-state';
import { isReading } from '../state/phase';
import { NOTHING_SELECTED, readingSource, readyToPaint, selectedSentence } from './words';

/** The sentence of the live region. Empty while there is nothing to say. */
export function announcement(state: PanelState): string {
  const { phase, notice, batch } = state;
  if (phase.kind === 'painting') return paintWord(phase.step);
  if (state.filling !== null) return fillingSentence(state.filling);
  if (notice !== null) return notice.sentence;
  const arriving = fileUnderWay(state.arrivals);
  if (arriving !== null) return readingSentence(arriving.name);
  const sheet = sheetOnShow(state);
  if (sheet !== null) return sheetSentence(sheet);
  if (batch !== null) return batchSentence(batch);
  // Their list stays until it is dismissed; what goes on meanwhile is told.
  if (state.arrivals.length > 1) return arrivalsSentence(state.arrivals);
  const scenes = rollSentence(state);
  if (scenes !== '') return scenes;
  switch (phase.kind) {
    case 'starting':
      return '';
    case 'nothing':
      return NOTHING_SELECTED;
    case 'unpaintable':
    case 'failed':
      return phase.failure.sentence;
    case 'several':
      return selectedSentence(countFrames(phase.sources.length));
    case 'loading':
      return readingSource(phase.subject.source.name);
    case 'ready':
      if (state.settings.live) return livePreviewOf(phase.subject.source.name);
      return isReading(phase.subject) ? '' : readyToPaint(phase.subject.source.name);
    case 'painted':
      if (state.settings.live && phase.subject.source.painting !== null && !isDocumentCurrent(state, phase.subject))
        return livePreviewOf(phase.subject.source.name);
      return documentSentence(phase.subject);
  }
}
