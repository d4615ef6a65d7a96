// Paints the thumbnails of the scenes on show, one after the other, whenever the generator has nothing better to do.
import { sceneLabels } from '../../../compose/compose-scene';
import { toFailure } from '../../../contract/failure';
import type { Effect, Tools } from '../../state/effect';
import { targetOf } from './on-show';
import { NOT_PAINTED } from './words';
import { wantedPainting } from './wanted-painting';
import type { SceneThumbnail } from './wanted-painting';

/** Quiet time after the person changed something before the next thumbnail is painted, ms: a slider that moves would have each place painted. */
const SETTLED = 250;

export function paintThumbnails({ state, dispatch, engine }: Pick<Tools, 'state' | 'dispatch' | 'engine'>): Effect {
  /** Key of the thumbnail that is waited for or painted. */
  let current: string | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running = new AbortController();

  function stop(): void {
    clearTimeout(timer);
    running.abort();
    running = new AbortController();
    current = null;
  }

  async function paint({ key, roll, size, style, seed, edges }: SceneThumbnail, signal: AbortSignal): Promise<void> {
    try {
      const painting = await engine.inTurn(
        'preview',
        (doPaint) => {
          // The panel's own thread may do this much: a map of 110,000 cells, in milliseconds.
          const labels = sceneLabels({ ...roll, ...targetOf(state()) }, size);
          return doPaint({ labels, ...size, style, seed, repaints: [], edges });
        },
        signal,
      );
      dispatch({ type: 'scene-painted', key, painting });
    } catch (thrown) {
      const { code, sentence } = toFailure(thrown, NOT_PAINTED);
      if (code !== 'cancelled') dispatch({ type: 'scene-unpainted', sentence });
    }
  }

  // Where Figma lets no worker start, each painting stands Figma still: not for thumbnails, unless the person asks for them.
  void engine.placement.then(({ kind }) => {
    if (kind === 'this page') dispatch({ type: 'roll-show', show: 'shapes' });
  });

  return {
    follow: (_, { type }) => {
      const wanted = wantedPainting(state());
      if (wanted?.key === current) return;
      stop();
      if (wanted === null) return;
      current = wanted.key;
      const { signal } = running;
      timer = setTimeout(() => void paint(wanted, signal), type === 'scene-painted' ? 0 : SETTLED);
    },
    close: stop,
  };
}
