// The failures of the line to Figma itself.
import type { Failure } from '../../contract/failure';

export const NO_ANSWER: Failure = {
  code: 'timeout',
  sentence: 'Figma did not answer in time. Try again, or close the plugin and open it once more.',
};
export const CLOSED: Failure = { code: 'cancelled', sentence: 'The plugin was closed.' };
