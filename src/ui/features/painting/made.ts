// The paintings of a session and the one that is in the document. An undo puts an earlier one back, a redo the later one: the panel shows
// what the document holds.
import type { PaintingSummary, SourceSummary } from '../../../contract/wire/messages';
import type { Subject } from '../../state/phase';
import type { Made } from './painting-state';

/** Most pixels of paintings that are kept, 64 MB of them: one large painting, or dozens of the usual size. */
const MOST_PIXELS = 2 ** 24;

/** `made` and one more; the oldest go where they are too many. */
export function withMade(made: readonly Made[], newest: Made): readonly Made[] {
  const all = [...made, newest];
  let pixels = 0;
  const kept = all.findLastIndex(({ preview: { painting } }) => (pixels += painting.width * painting.height) > MOST_PIXELS);
  return all.slice(Math.min(kept + 1, all.length - 1));
}

/** The painting of this session that is on the layer, or null. */
export function madeOn(made: readonly Made[], painting: PaintingSummary | null): Made | null {
  if (painting === null) return null;
  return made.findLast(({ painted }) => painted.layerId === painting.layerId && painted.imageHash === painting.imageHash) ?? null;
}

/** The subject as the document has it now: painted and shown is what the layer holds, if this session made it. */
export function followDocument(subject: Subject, source: SourceSummary, live: boolean): Subject {
  const { painted, preview } = subject;
  const before = subject.source.painting;
  const same = before?.layerId === source.painting?.layerId && before?.imageHash === source.painting?.imageHash;
  // With Live on the preview is ahead of the document anyway.
  if (painted === null || same) return { ...subject, source };
  const there = madeOn(subject.made, source.painting);
  if (there !== null) return { ...subject, source, painted: there.painted, preview: live ? preview : there.preview };
  return { ...subject, source, preview: live ? preview : null };
}

/** What the layer of the painted source holds: nothing, the newest painting of this session, an earlier one, or another. */
export function inDocument({ source, painted, made }: Subject): 'nothing' | 'newest' | 'earlier' | 'another' {
  if (source.painting === null) return 'nothing';
  const { layerId, imageHash } = source.painting;
  if (painted?.layerId !== layerId || painted.imageHash !== imageHash) return 'another';
  return made.at(-1)?.painted.imageHash === imageHash ? 'newest' : 'earlier';
}
