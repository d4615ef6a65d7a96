// Keeps track of failures of the graphics card, from one painting worker to the next.
import { FailureError } from '../../contract/failure';
import type { BackendReport, GpuHistory } from '../api/backend-report';

/**
 * Whether a failure is put down to the graphics card: the code says so, or the worker stopped answering or died while it may have used it.
 * @param possible whether this engine can use a graphics card at all. @param backend what paints, null while that is unknown.
 */
export function lostGpu(thrown: unknown, possible: boolean, backend: BackendReport | null): thrown is FailureError {
  if (!(thrown instanceof FailureError)) return false;
  const { code } = thrown.failure;
  return code === 'gpu-lost' || (possible && backend?.kind !== 'wasm' && (code === 'timeout' || code === 'worker-lost'));
}

/** The history with one more loss. @param use whether the graphics card is tried again. */
export function withLoss({ losses }: GpuHistory, failure: FailureError, use: boolean): GpuHistory {
  return { use, losses: [...losses, wordsOf(failure)] };
}

/** For people, as the end of a sentence. */
function wordsOf({ failure, detail = '' }: FailureError): string {
  switch (failure.code) {
    case 'timeout':
      return 'the painter went silent while it used it';
    case 'worker-lost':
      return `the painter stopped while it used it (${detail})`;
    default:
      return detail;
  }
}
