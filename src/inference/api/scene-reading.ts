// What the scene reader made of a picture.
import type { Size } from '../../contract/size';
import type { LabelMap } from '../../labels/label-map';

export interface SceneReading {
  /** A whole map; the picture is squashed to its size. */
  readonly map: LabelMap;
  /** How sure of its label each cell is, 0…255, row-major. */
  readonly sure: Uint8Array;
  /** Size of the picture that was read, in its pixels. */
  readonly picture: Size;
}
