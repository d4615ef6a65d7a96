// What a preview shows.

/** What the preview shows: one of the two, or both with a divider between them. */
export type View = 'mask' | 'both' | 'painting';
