// Several frames painted one after the other, as data: what was ordered, and how far each frame is. No behaviour.
import type { Failure } from '../../../contract/failure';
import type { SourceSummary, Unpaintable } from '../../../contract/wire/messages';
import { MAX_SEED, sameSource } from '../../../contract/recipe';
import type { Placement } from '../../../contract/storage/settings';
import type { SizeChoice } from '../../../contract/size';
import type { StyleMix } from '../../../contract/style';

export type FrameProgress =
  | { readonly kind: 'waiting' }
  /** `done` 0…1. */
  | { readonly kind: 'working'; readonly done: number }
  | { readonly kind: 'painted'; readonly layerId: string }
  | { readonly kind: 'failed'; readonly failure: Failure }
  /** The person cancelled before it was painted. */
  | { readonly kind: 'left-out' };

export interface BatchFrame {
  readonly sourceIds: readonly string[];
  /** The painting that the frame had when it was ordered, which is the layer to update; null where it had none. */
  readonly layerId: string | null;
  /** That painting is a stack of layers, and stays one. */
  readonly asLayers: boolean;
  readonly name: string;
  readonly width: number;
  readonly height: number;
  readonly seed: number;
  readonly progress: FrameProgress;
}

export interface Batch {
  readonly id: number;
  /** In the order in which they are painted. */
  readonly frames: readonly BatchFrame[];
  /** What was selected with them and could not be ordered. */
  readonly unpaintable: readonly Unpaintable[];
  readonly style: StyleMix;
  /** How loose the outlines are, 0…1. */
  readonly edges: number;
  readonly placement: Placement;
  readonly size: SizeChoice;
  /** How long all of it took; null while it is under way. */
  readonly seconds: number | null;
}

/** The seed of the frame at `index`: the same for all, or counting up from the first. */
export function seedOf(seed: number, index: number, another: boolean): number {
  return another ? (seed + index) % (MAX_SEED + 1) : seed;
}

/** How far a batch is, 0…1. */
export function batchDone({ frames }: Batch): number {
  const shares = frames.map(({ progress }) => (progress.kind === 'waiting' ? 0 : progress.kind === 'working' ? progress.done : 1));
  return shares.reduce((sum, share) => sum + share, 0) / frames.length;
}

/** Whether all selected frames belong to the batch. It may have more, which were deleted or deselected since. */
export function isAbout({ frames }: Batch, sources: readonly SourceSummary[]): boolean {
  return sources.every((source) => frames.some((frame) => sameSource(frame.sourceIds, source.sourceIds)));
}
