// An exported source as the plugin sends it to the panel: encoded pixels, where they lie on the page, and what is known about the layers.
import type { ClassName, Rgb } from './classes';
import type { Affine, Rect } from './geometry';
import type { Size } from './size';

/** A rectangle with round corners, outside of which nothing is seen. */
export interface Clip {
  /** Takes the rectangle (0, 0)…(width, height) onto the page. */
  readonly frame: Affine;
  /** Pixels of the page, before rotation. */
  readonly width: number;
  readonly height: number;
  /** Radii, clockwise from the top left. */
  readonly corners: readonly [number, number, number, number];
}

/** One exported node. Parts are ordered bottom to top; the labelling side composites them. */
export interface PicturePart {
  /** PNG in sRGB, straight alpha. */
  readonly png: Uint8Array;
  /** What the PNG shows, in absolute page coordinates: the node's axis-aligned absolute bounding box. */
  readonly box: Rect;
  /** What of it is seen: what lies inside all of these. Left out where all is. */
  readonly clips?: readonly Clip[];
}

/** Something in the selection that the mask can't show as it is. */
export interface Finding {
  readonly kind: 'opacity' | 'blend-mode' | 'gradient' | 'image' | 'pattern' | 'shader' | 'effect' | 'text' | 'faint-around' | 'mask-around';
  readonly layers: readonly LayerRef[];
  /** How many layers in all; `layers` names the first few. */
  readonly count: number;
}

export interface LayerRef {
  readonly id: string;
  readonly name: string;
}

/** A solid colour used in the selection (fills and strokes, visible ones), converted to sRGB, and the layers that use it. */
export interface SolidColour {
  readonly colour: Rgb;
  readonly layers: readonly LayerRef[];
  /** In a Display P3 document: the class whose numbers the layers have, although these numbers are another colour there. */
  readonly typedAs?: ClassName;
}

export interface Picture {
  /** The ids that were asked for. */
  readonly sourceIds: readonly string[];
  readonly name: string;
  readonly parts: readonly PicturePart[];
  /**
   * Maps the unit square onto the page: (0,0) is the picture's top left corner, (1,1) its bottom right. For a rotated
   * source it carries the rotation, so that the mask is upright in the source's own frame.
   */
  readonly frame: Affine;
  /** Size of the frame in page pixels, before rotation. */
  readonly width: number;
  readonly height: number;
  readonly findings: readonly Finding[];
  readonly solids: readonly SolidColour[];
  /** Set where the source is the mask on a painting whose layers are gone; then there are no parts. */
  readonly mask?: CarriedMask;
  /** True when the selection has so many layers that only the first two thousand were looked at for findings and solids. */
  readonly cutShort?: boolean;
}

/** A label map as a painted layer carries it. */
export interface CarriedMask extends Size {
  /** As src/labels/label-text.ts writes it. Plugin data is anybody's: whether it fits the size is found out when it is read. */
  readonly text: string;
}

/** Longer side of a picture that is read into shapes, pixels: the scene reader looks at 512, and the drawing is no larger either. */
export const READ_SIDE = 768;

/** A layer as a picture: a painting can take its look, or the scene reader its shapes. */
export interface LayerPicture {
  readonly layerId: string;
  readonly name: string;
  /** On the page, page pixels. */
  readonly size: Size;
  /** PNG in sRGB, straight alpha, its longer side as asked. Around a turned or rounded layer it is transparent. */
  readonly png: Uint8Array;
}
