// The quick action *Shapes from picture*: the panel does it and nobody sees the panel. The picture that was selected when it was called is read
// into the nine classes and becomes a frame of shapes; where that was asked for, they are painted in its colours (paint-again.ts goes on).
import { toFailure } from '../../../contract/failure';
import { READ_SIDE } from '../../../contract/picture';
import { LONGEST_NAME, pictureStyle } from '../../../contract/style';
import type { Requests } from '../../../contract/wire/messages';
import { resampled } from '../../../labels/resample';
import { sheetSize } from '../../../sketch/sheet';
import { drawMap } from '../canvas-aids/draw-map';
import { painterOf } from '../painters/painter-of';
import type { Effect, Tools } from '../../state/effect';
import { subjectOf } from '../../state/phase';
import type { StyleMix } from '../../../contract/style';
import { shapesName, shapesSentence, UNREAD_PICTURE } from './words';

/** The frame that is to be painted once it is selected, and how. */
interface Wanted {
  readonly frameId: string;
  readonly style: StyleMix;
}

export function shapesFromPicture({ state, dispatch, client, engine }: Pick<Tools, 'state' | 'dispatch' | 'client' | 'engine'>): Effect {
  let wanted: Wanted | null = null;

  async function run(paints: boolean): Promise<void> {
    try {
      const { name, png, size } = await client.ask('read-layer-picture', { side: READ_SIDE });
      // The engine takes the bytes.
      const forStyle = png.slice();
      const { map } = await engine.readScene(png);
      const frame = await drawMap({ client, engine }, shapesName(name), resampled(map, sheetSize(size)), size);
      if (!paints) {
        finish({ tone: 'done', sentence: shapesSentence(frame) });
        return;
      }
      const painter = painterOf(state()).id;
      const vector = await engine.styleOf(forStyle, painter);
      wanted = {
        frameId: frame.frameId,
        style: { painter, first: pictureStyle(name.slice(0, LONGEST_NAME), vector), second: null, share: 0 },
      };
      paintOnceSelected();
    } catch (thrown) {
      finish({ tone: 'trouble', sentence: toFailure(thrown, UNREAD_PICTURE).sentence });
    }
  }

  /** The plugin selects the frame that it drew, and says so before or after its answer. */
  function paintOnceSelected(): void {
    if (wanted === null || subjectOf(state().phase)?.source.sourceIds.includes(wanted.frameId) !== true) return;
    const { style } = wanted;
    wanted = null;
    dispatch({ type: 'quick-paint', style });
  }

  /** Whether the plugin still hears that or not, there is nobody to tell. */
  function finish(outcome: Requests['finish']['ask']): void {
    client.ask('finish', outcome).catch(() => undefined);
  }

  return {
    follow: (_, action) => {
      if (action.type === 'hello' && action.hello.command === 'shapes-from-picture') void run(action.hello.paintShapes === true);
      if (action.type === 'selection') paintOnceSelected();
    },
  };
}
