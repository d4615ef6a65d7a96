// Whether an error means that memory ran out. Browsers and runtimes have no code for it, only messages of different wording.
import { FailureError } from '../../contract/failure';

const WORDS = /out of memory|\bOOM\b|bad_alloc|could not allocate|allocation failed|allocate memory|Array buffer allocation/i;

/** An `out-of-memory` failure when that is what was thrown, else null. A FailureError stays what it is. */
export function memoryFailure(thrown: unknown): FailureError | null {
  if (thrown instanceof FailureError) return thrown;
  if (!WORDS.test(String(thrown))) return null;
  return new FailureError('out-of-memory', 'There is not enough memory to paint. Close other tabs or files and try again.', String(thrown));
}
