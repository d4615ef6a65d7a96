// Styles as data: those to choose from, and those taken from pictures.

import type { Style } from '../../../inference/api/model-card';

/** A style of a painter's model card. */
export type StyleChoice = Omit<Style, 'vector'>;

/** A style taken from a picture in this session. */
export interface TakenStyle {
  /** Id of the painter whose encoder took it. */
  readonly painter: string;
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
