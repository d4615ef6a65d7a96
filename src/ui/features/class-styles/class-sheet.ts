// What is open below the coverage list, as data: other looks of one class to choose from.
import type { ClassName } from '../../../contract/classes';
import type { Painting } from '../../../inference/api/paint-job';

export interface ClassSheet {
  readonly className: ClassName;
  /** For the look that keeps the style and takes another seed. */
  readonly seed: number;
  /** Pictures of looks that are painted already, by their key, the newest last. */
  readonly pictures: ReadonlyMap<string, Painting>;
  /** Why no more pictures are painted; null while all is well. */
  readonly trouble: string | null;
}
