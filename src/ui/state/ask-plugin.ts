// What the panel asks of the plugin at a click and gets at once. A failure becomes a sentence in the panel.
import type { ClassName } from '../../contract/classes';
import { toFailure } from '../../contract/failure';
import type { RequestName, Requests } from '../../contract/messages';
import type { SceneId } from '../../contract/scenes';
import { clampPanel } from '../../contract/settings';
import { filledSentence, stylesSentence } from '../features/canvas-aids/words';
import type { Tools } from './effect';

type Asking = Pick<Tools, 'dispatch' | 'client'>;

export interface SmallRequests {
  /** Say hello to the plugin. */
  readonly greet: () => void;
  readonly fill: (className: ClassName) => void;
  readonly createStyles: () => void;
  readonly startScene: (scene: SceneId) => void;
  readonly showLayers: (ids: readonly string[]) => void;
  readonly resize: (width: number, height: number) => void;
}

export function smallRequests(tools: Pick<Tools, 'state' | 'dispatch' | 'client'>): SmallRequests {
  const { state, dispatch } = tools;
  const say = (tone: 'done' | 'trouble', sentence: string): void => {
    dispatch({ type: 'notice', notice: { tone, sentence, layerId: null } });
  };
  return {
    greet: () => void askSmall(tools, 'ready', {}, (hello) => { dispatch({ type: 'hello', hello }); }),
    fill: (className) => void askSmall(tools, 'fill-selection', { className }, (answer) => { say('done', filledSentence(className, answer)); }),
    createStyles: () => void askSmall(tools, 'create-styles', {}, (answer) => { say('done', stylesSentence(answer)); }),
    startScene: (scene) => void askSmall(tools, 'start-scene', { scene }, () => { dispatch({ type: 'scene-started' }); }),
    showLayers: (ids) => void askSmall(tools, 'select-layers', { ids }, ({ selected }) => {
      if (selected === 0) say('trouble', 'That layer is no longer in the file.');
    }),
    resize: (width, height) => {
      const size = clampPanel(width, height);
      const { panel } = state().settings;
      if (size.width === panel.width && size.height === panel.height) return;
      dispatch({ type: 'panel', ...size });
      void askSmall(tools, 'resize', size);
    },
  };
}

/** Ask, and hand the answer on; a failure becomes a notice. Never rejects. */
export async function askSmall<Name extends RequestName>(
  { dispatch, client }: Asking, name: Name, body: Requests[Name]['ask'], then?: (answer: Requests[Name]['answer']) => void,
): Promise<void> {
  try {
    const answer = await client.ask(name, body);
    then?.(answer);
  } catch (thrown) {
    const failure = toFailure(thrown, 'That did not work. Try again.');
    if (failure.code !== 'cancelled') dispatch({ type: 'notice', notice: { tone: 'trouble', sentence: failure.sentence, layerId: null } });
  }
}
