// The failures of the line to Figma itself.
import type { Failure } from '../../contract/failure';

export const NO_ANSWER: Failure = {
  code: 'timeout',
  sentence: 'Figma did not answer in time. Try again, or close the plugin and open it once more.',
};
/** The panel and the plugin are of different versions, for example. */
export const NOT_UNDERSTOOD: Failure = {
  code: 'bad-message',
  sentence: 'The panel did not understand what the plugin said. Close the plugin and open it again.',
};
export const CLOSED: Failure = { code: 'cancelled', sentence: 'The plugin was closed.' };
