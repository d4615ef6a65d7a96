// Styles as data: those to choose from, and those taken from pictures.

/** A style of the model card. */
export interface StyleChoice {
  readonly id: string;
  readonly name: string;
  /** Data URL of an image. */
  readonly thumbnail?: string;
}

/** A style taken from a picture in this session. */
export interface TakenStyle {
  readonly name: string;
  readonly vector: readonly number[];
  /** Data URL of an image. */
  readonly thumbnail: string;
}

/** The landscape that was selected last, for the way back to it. */
export interface Home {
  readonly sourceIds: readonly string[];
  readonly name: string;
}

/** Styles from pictures. */
export interface Looks {
  /** Newest first. */
  readonly pictures: readonly TakenStyle[];
  /** One is being taken right now. */
  readonly taking: boolean;
  readonly home: Home | null;
}
