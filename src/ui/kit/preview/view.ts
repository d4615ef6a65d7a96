// What a preview shows.

/** The label map, the painting, or both with a divider between them. */
export type View = 'mask' | 'both' | 'painting';
