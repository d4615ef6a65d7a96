// What is known of a source once it was read: its label map, and what was found on the way.
import { CLASS_NAMES } from '../../../contract/classes';
import type { ClassName } from '../../../contract/classes';
import type { Picture } from '../../../contract/picture';
import type { PictureLabels } from '../../../labels/label-map';

/** What is kept of an exported picture once it is labelled: everything but the pixels. */
export type PictureFacts = Pick<Picture, 'sourceIds' | 'width' | 'height' | 'findings' | 'solids'>;

/** The label map of a source as it was at `revision`, a number that grows with every change of the source. */
export interface Reading {
  readonly revision: number;
  /** Read from a small export while the hand moved: enough for a draft. The source is read again when the hand rests. */
  readonly quick?: true;
  readonly picture: PictureFacts;
  readonly map: PictureLabels;
}

/** Classes that are present, the largest first. */
export function presentClasses(reading: Reading | null): readonly ClassName[] {
  if (reading === null) return [];
  const { coverage } = reading.map;
  return CLASS_NAMES.filter((name) => coverage[name] > 0).sort((a, b) => coverage[b] - coverage[a]);
}
