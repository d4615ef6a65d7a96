// Help with drawing on the canvas: class colours for shapes, colour styles.
import type { ClassName } from '../../../contract/classes';
import { askPlugin } from '../../state/ask-plugin';
import type { Tools } from '../../state/effect';
import { noticeOf } from '../../state/notice';
import { filledSentence, stylesSentence } from './words';

export interface CanvasRequests {
  /** Fill the selected shapes with a class colour. */
  readonly fill: (className: ClassName) => void;
  readonly createStyles: () => void;
}

export function canvasRequests(tools: Pick<Tools, 'dispatch' | 'client'>): CanvasRequests {
  const { dispatch } = tools;
  const done = (sentence: string): void => {
    dispatch({ type: 'notice', notice: noticeOf('done', sentence) });
  };
  return {
    fill: (className) =>
      void askPlugin(tools, 'fill-selection', { className }, (answer) => {
        done(filledSentence(className, answer));
      }),
    createStyles: () =>
      void askPlugin(tools, 'create-styles', {}, (answer) => {
        done(stylesSentence(answer));
      }),
  };
}
