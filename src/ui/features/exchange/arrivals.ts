// Files that were dropped, pasted or chosen, as data: they are taken one after the other, and each has an outcome.
import type { Failure } from '../../../contract/failure';

export type FileProgress =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'working' }
  /** `words`: what it became. */
  | { readonly kind: 'taken'; readonly words: string; readonly layerId: string | null }
  | { readonly kind: 'failed'; readonly failure: Failure }
  /** The person cancelled before its turn came. */
  | { readonly kind: 'left-out' };

export interface ArrivingFile {
  readonly name: string;
  readonly progress: FileProgress;
}

/** In the order in which they came. Files that come while others are being taken are added. */
export type Arrivals = readonly ArrivingFile[];

export type ArrivalsAction =
  | { readonly type: 'files-come'; readonly names: readonly string[] }
  | { readonly type: 'file-progress'; readonly index: number; readonly progress: FileProgress }
  | { readonly type: 'files-dismiss' };

/** After the last of them is taken, the next that come begin a list of their own. */
export function reduceArrivals(arrivals: Arrivals, action: ArrivalsAction): Arrivals {
  switch (action.type) {
    case 'files-come':
      return [...(isOver(arrivals) ? [] : arrivals), ...action.names.map((name) => ({ name, progress: { kind: 'waiting' } as const }))];
    case 'file-progress':
      return arrivals.map((file, index) => (index === action.index ? { ...file, progress: action.progress } : file));
    case 'files-dismiss':
      return isOver(arrivals) ? [] : arrivals;
  }
}

export function isOver(arrivals: Arrivals): boolean {
  return arrivals.every(({ progress }) => progress.kind !== 'waiting' && progress.kind !== 'working');
}

/** The file that is being taken; null where there is none. */
export function fileUnderWay(arrivals: Arrivals): ArrivingFile | null {
  return arrivals.find(({ progress }) => progress.kind === 'working') ?? null;
}
