// A sentence that the panel shows about something that happened.

/** Stays until it is dismissed or the next one comes. */
export interface Notice {
  readonly tone: 'quiet' | 'done' | 'trouble';
  readonly sentence: string;
  /** A layer to show, where the sentence is about one. */
  readonly layerId: string | null;
}

export function noticeOf(tone: Notice['tone'], sentence: string, layerId: string | null = null): Notice {
  return { tone, sentence, layerId };
}
