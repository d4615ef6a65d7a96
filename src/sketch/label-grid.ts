// A label map of any size, as the sketch pad draws it and the tracer reads it.

export interface LabelGrid {
  /** Row-major `width`×`height` class indices, 0…8, or UNLABELLED. */
  readonly labels: Uint8Array;
  readonly width: number;
  readonly height: number;
}
