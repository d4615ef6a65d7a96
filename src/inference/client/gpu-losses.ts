// What became of the graphics card, from one start of the painting worker to the next.
import { FailureError } from '../../contract/failure';
import type { BackendReport, GpuHistory } from '../api/backend-report';

/**
 * Whether a failure was the graphics card's fault: it says so, or the worker went silent or died while it may have been at it.
 * @param possible whether this engine can use one at all. @param backend what paints, null while that is unknown.
 */
export function lostGpu(thrown: unknown, possible: boolean, backend: BackendReport | null): thrown is FailureError {
  if (!(thrown instanceof FailureError)) return false;
  const { code } = thrown.failure;
  return code === 'gpu-lost' || (possible && backend?.kind !== 'wasm' && (code === 'timeout' || code === 'worker-lost'));
}

/** @param use whether it is tried again. */
export function withLoss({ losses }: GpuHistory, failure: FailureError, use: boolean): GpuHistory {
  return { use, losses: [...losses, wordsOf(failure)] };
}

/** For people, as the end of a sentence. */
function wordsOf({ failure, detail = '' }: FailureError): string {
  switch (failure.code) {
    case 'timeout': return 'the painter went silent while it used it';
    case 'worker-lost': return `the painter stopped while it used it (${detail})`;
    default: return detail;
  }
}
