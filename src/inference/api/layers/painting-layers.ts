// A painting taken apart by depth: what is planned from its label map, and what one layer is cut from.
import type { Size } from '../../../contract/size';

export interface PlannedLayer {
  readonly name: string;
  /** 1 where the layer would be seen if all that lies over it were taken away. Row-major, as all here. */
  readonly own: Uint8Array;
  /** The label map that it is painted from then, whole; null where nothing of the layer is hidden. */
  readonly labels: Uint8Array | null;
}

export interface PlannedLayers extends Size {
  /** For each pixel the index of the layer that is seen there, 0 the farthest. */
  readonly layerOf: Uint8Array;
  /** 1 where something stands upright, and is painted higher than it was drawn. */
  readonly tall: Uint8Array;
  /** The farthest first; six at most. */
  readonly layers: readonly PlannedLayer[];
}

export interface LayerCut extends Size {
  /** RGBA of the whole painting. */
  readonly painting: Uint8ClampedArray<ArrayBuffer>;
  /** RGBA of what was painted from the layer's own labels; null where it has none. */
  readonly fresh: Uint8ClampedArray<ArrayBuffer> | null;
  /** Of the plan. */
  readonly layerOf: Uint8Array;
  readonly tall: Uint8Array;
  /** Of the layer. */
  readonly own: Uint8Array;
  /** The layer's index. */
  readonly layer: number;
  /** RGBA of all layers behind it over each other, as the cut of the one before gave it; null for the farthest. */
  readonly behind: Uint8ClampedArray<ArrayBuffer> | null;
}

export interface CutOut {
  /** With transparency. */
  readonly png: Uint8Array;
  /** With this layer on top. */
  readonly behind: Uint8ClampedArray<ArrayBuffer>;
}
