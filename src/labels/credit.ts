// What a recipe or style that leaves its file says of its painter.

/** Who painted and what that may be used for: for whoever reads the file, not for us. */
export interface Credit {
  /** Name of the painter, for people. */
  readonly painter: string;
  /** In a sentence. */
  readonly licence: string;
}
