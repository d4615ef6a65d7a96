// When things happened since the panel opened, for the diagnostics and the benchmark. Kept as the browser's own User Timing marks.
import type { PanelState } from '../../state/panel-state';
import { subjectOf } from '../../state/phase';

const PREFIX = 'alla-prima ';

/** `shown`: the first rendering. `answered`: the plugin answered the greeting. `mask`, `preview`, `painted`: the first label map, the first painting on show and in the document. The rest are phases of the engine. */
export type Moment =
  'shown' | 'answered' | 'download' | 'decode' | 'compile' | 'warm-up' | 'paint' | 'trace' | 'ready' | 'mask' | 'preview' | 'painted';

/** Mark a moment the first time that it comes. */
export function note(moment: Moment): void {
  if (performance.getEntriesByName(PREFIX + moment, 'mark').length === 0) performance.mark(PREFIX + moment);
}

/** Mark the moments that a state shows to have come. */
export function noteState({ phase, engine }: PanelState): void {
  if (phase.kind !== 'starting') note('answered');
  if (engine.kind === 'ready') note('ready');
  const subject = subjectOf(phase);
  if (subject?.reading != null) note('mask');
  if (subject?.preview != null) note('preview');
  if (subject?.painted != null) note('painted');
}

/** Each moment that has come, ms since the panel's document began, in the order in which they came. */
export function openingTimes(): readonly (readonly [moment: string, ms: number])[] {
  return performance
    .getEntriesByType('mark')
    .filter(({ name }) => name.startsWith(PREFIX))
    .map(({ name, startTime }) => [name.slice(PREFIX.length), startTime] as const);
}
