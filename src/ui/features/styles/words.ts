// What is said about styles, and the failures of taking one from a picture.
import type { Failure } from '../../../contract/failure';
import { quoted } from '../../kit/look/quoted';

export function styleTaken(picture: string): string {
  return `The next painting takes its look from ${quoted(picture)}.`;
}

/** The selected layer is the landscape to be painted: its flat colours are no look to take. */
export const NO_PICTURE: Failure = {
  code: 'unsupported-node',
  sentence: 'This is the frame to be painted. Select the picture whose look it shall take, then press again.',
};

export const STYLE_NOT_TAKEN = 'The look of this picture could not be taken. Try again.';

export const SELECT_A_PICTURE = 'Select a picture in the file, then press.';
