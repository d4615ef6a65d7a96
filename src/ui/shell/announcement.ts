// What a screen reader is told when the panel changes: one polite sentence, the same for the same state.
import { isReading } from '../state/initial-state';
import type { Painted, PanelState } from '../state/panel-state';
import { sheetOnShow } from '../features/variations/reduce-variations';
import { isDocumentCurrent } from '../features/painting/up-to-date';
import { batchSentence, countFrames } from '../features/batch/words';
import { formatSeconds } from '../kit/look/format';
import { paintWord } from '../features/painting/progress-words';
import { sheetSentence } from '../features/variations/words';

/** The sentence of the live region. Empty while there is nothing to say. */
export function announcement(state: PanelState): string {
  const { phase, notice, batch } = state;
  if (phase.kind === 'painting') return paintWord(phase.step);
  if (notice !== null) return notice.sentence;
  const sheet = sheetOnShow(state);
  if (sheet !== null) return sheetSentence(sheet);
  if (batch !== null) return batchSentence(batch);
  switch (phase.kind) {
    case 'starting':
      return '';
    case 'nothing':
      return 'Nothing is selected.';
    case 'unpaintable':
    case 'failed':
      return phase.failure.sentence;
    case 'several':
      return `${countFrames(phase.sources.length)} are selected.`;
    case 'loading':
      return `Reading “${phase.subject.source.name}”…`;
    case 'ready':
      // The same from edit to edit: nobody wants to hear of each.
      if (state.settings.live) return liveAnnouncement(phase.subject.source.name);
      return isReading(phase.subject) ? '' : `“${phase.subject.source.name}” is ready to paint.`;
    case 'painted':
      if (state.settings.live && !isDocumentCurrent(state, phase.subject)) return liveAnnouncement(phase.subject.source.name);
      return landedSentence(phase.subject.painted);
  }
}

function liveAnnouncement(name: string): string {
  return `Live preview of “${name}”.`;
}

/** `Painted in 0.4 s. Layer “Lake painting” added.` */
export function landedSentence(painted: Pick<Painted, 'seconds' | 'layerName' | 'updated' | 'carriesMask'>): string {
  const time = painted.seconds === null ? '' : `Painted in ${formatSeconds(painted.seconds)}. `;
  return `${time}Layer “${painted.layerName}” ${painted.updated ? 'updated' : 'added'}.${painted.carriesMask ? '' : ' Its mask is too large for the layer to carry.'}`;
}
