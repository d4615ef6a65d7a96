// What is said of a picture that is none.
import { FailureError } from '../../contract/failure';

/** With the sentence for a picture that Figma exported; who reads files has one of its own. */
export function notAPng(detail: string): FailureError {
  return new FailureError('not-a-png', 'The exported picture could not be read. Try again, or select fewer layers.', detail);
}
