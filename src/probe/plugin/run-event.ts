// What Figma told at the start. Listened for before anything else, or it would be missed.
import { kindOf } from '../contract/value';

let told = 'no run event came';
figma.on('run', (event) => {
  told = kindOf(event);
});

/** The kinds of the run event's fields. */
export function runEvent(): string {
  return told;
}
