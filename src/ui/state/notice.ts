// A sentence that the panel shows about something that happened.
import type { Landing } from '../../contract/wire/messages';

/** Stays until it is dismissed or the next one comes. */
export interface Notice {
  readonly tone: 'quiet' | 'done' | 'trouble';
  readonly sentence: string;
  /** A layer to show, where the sentence is about one. */
  readonly layerId: string | null;
  /** What “Undo” takes out of the file again. */
  readonly undo?: Landing;
}

export function noticeOf(tone: Notice['tone'], sentence: string, layerId: string | null = null): Notice {
  return { tone, sentence, layerId };
}
