// The phases that the panel goes through with a selection, and functions on them that many features need.
import type { Failure } from '../../contract/failure';
import type { PaintingSummary, SelectionState, SourceSummary, Unpaintable } from '../../contract/wire/messages';
import type { Reading } from '../features/mask/reading';
import type { Made, Order, Painted, PaintStep, Preview } from '../features/painting/painting-state';

/** The selected source, and what the panel has of it: label map, preview, painting. */
export interface Subject {
  readonly source: SourceSummary;
  /** Grows when the source changes. Its newest state is read when `reading.revision` is the same number, and not `quick`. */
  readonly revision: number;
  readonly reading: Reading | null;
  readonly preview: Preview | null;
  readonly painted: Painted | null;
  /** The last paintings of this session, the newest last. */
  readonly made: readonly Made[];
  /** Paint was pressed before the label map was there: paint as soon as it is. */
  readonly paintWhenRead: boolean;
}

/** A subject whose label map is there, perhaps of an earlier revision while the next one is being read. */
export type ReadSubject = Subject & { readonly reading: Reading };

export type Phase =
  | { readonly kind: 'starting' }
  | { readonly kind: 'nothing' }
  /** `painting` is set when the selected layer is a painting whose source is gone. */
  | { readonly kind: 'unpaintable'; readonly failure: Failure; readonly painting: PaintingSummary | null }
  | { readonly kind: 'several'; readonly sources: readonly SourceSummary[]; readonly unpaintable: readonly Unpaintable[] }
  | { readonly kind: 'loading'; readonly subject: Subject }
  | { readonly kind: 'ready'; readonly subject: ReadSubject }
  /** A selection made meanwhile waits in `held` until the painting has landed. */
  | {
      readonly kind: 'painting';
      readonly subject: ReadSubject;
      readonly order: Order;
      readonly step: PaintStep;
      readonly held: SelectionState | null;
    }
  | { readonly kind: 'painted'; readonly subject: ReadSubject & { readonly painted: Painted } }
  | { readonly kind: 'failed'; readonly subject: Subject; readonly failure: Failure; readonly doing: 'read' | 'paint' };

/** The subject of a phase, or null where nothing paintable is selected. */
export function subjectOf(phase: Phase): Subject | null {
  return 'subject' in phase ? phase.subject : null;
}

/** The painting that is selected (its source may be gone), or that belongs to the selected source. */
export function paintingOf(phase: Phase): PaintingSummary | null {
  return phase.kind === 'unpaintable' ? phase.painting : (subjectOf(phase)?.source.painting ?? null);
}

/** True while the label map is older than the source, read quickly, or not there yet. */
export function isReading({ reading, revision }: Subject): boolean {
  return reading?.revision !== revision || reading.quick === true;
}

/** True when there is no label map and trying again can't help: the shapes have to change first. */
export function isHopeless(phase: Phase): boolean {
  return phase.kind === 'failed' && phase.doing === 'read' && phase.failure.code === 'no-semantic-pixel';
}

/** The phase of a subject at rest: nothing is being painted and nothing failed. */
export function atRest(subject: Subject): Phase {
  const { reading, painted } = subject;
  if (reading === null) return { kind: 'loading', subject };
  if (painted === null) return { kind: 'ready', subject: { ...subject, reading } };
  return { kind: 'painted', subject: { ...subject, reading, painted } };
}

/** The phase with its subject changed, except that it keeps `reading` and `painted` where the phase needs them. A phase without a subject stays as it is. */
export function withSubject(phase: Phase, change: (subject: Subject) => Subject): Phase {
  switch (phase.kind) {
    case 'starting':
    case 'nothing':
    case 'unpaintable':
    case 'several':
      return phase;
    case 'loading':
    case 'failed':
      return { ...phase, subject: change(phase.subject) };
    case 'ready':
    case 'painting':
      return { ...phase, subject: { ...change(phase.subject), reading: phase.subject.reading } };
    case 'painted': {
      const subject = change(phase.subject);
      return { ...phase, subject: { ...subject, reading: phase.subject.reading, painted: subject.painted ?? phase.subject.painted } };
    }
  }
}
