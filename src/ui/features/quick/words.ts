// What is said of quick actions.
import { LONGEST_NAME } from '../../../contract/style';
import type { Requests } from '../../../contract/wire/messages';
import { quoted } from '../../kit/look/quoted';

export const NOTHING_TO_PAINT = 'Nothing is selected. Select what was painted, or what shall be, then run this again.';
export const UNREAD_PICTURE = 'The picture could not be read, so nothing was changed. Try again.';

/** Name of the frame with a picture's shapes. */
export function shapesName(picture: string): string {
  return `${picture.slice(0, LONGEST_NAME - 10)} shapes`;
}

/** `“Beach shapes” is drawn: 14 shapes.` */
export function shapesSentence({ name, shapes }: Requests['insert-shapes']['answer']): string {
  return `${quoted(name)} is drawn: ${shapes === 1 ? 'one shape' : `${shapes} shapes`}.`;
}
