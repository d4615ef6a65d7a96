// Paints the looks of the open sheet, one after the other and small, whenever the generator has nothing better to do.
import { toFailure } from '../../../contract/failure';
import { shrunk } from '../../../labels/resample';
import { painterOf } from '../painters/painter-of';
import type { Effect, Tools } from '../../state/effect';
import { subjectOf } from '../../state/phase';
import type { ClassLook } from './class-looks';
import { wantedLook } from './wanted-look';
import { NOT_PAINTED } from './words';

/** Longest side of a picture, pixels. With fewer the generator, which was trained on larger pictures, gets coarse. */
const SIDE = 384;
/** Quiet time after the person changed something before the next picture is painted, ms. */
const SETTLED = 200;

export function paintClassLooks({ state, dispatch, engine }: Pick<Tools, 'state' | 'dispatch' | 'engine'>): Effect {
  /** Key of the look that is waited for or painted. */
  let current: string | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running = new AbortController();
  let isThisPage = false;

  function stop(): void {
    clearTimeout(timer);
    running.abort();
    running = new AbortController();
    current = null;
  }

  async function paint({ key, way }: ClassLook, signal: AbortSignal): Promise<void> {
    try {
      const painting = await engine.inTurn(
        'preview',
        (doPaint) => {
          const { map } = subjectOf(state().phase)!.reading!;
          const { labels, width, height } = shrunk(map, SIDE, painterOf(state()).sizeMultiple);
          return doPaint({ labels, width, height, ...way });
        },
        signal,
      );
      dispatch({ type: 'class-look-painted', key, painting });
    } catch (thrown) {
      const { code, sentence } = toFailure(thrown, NOT_PAINTED);
      if (code !== 'cancelled') dispatch({ type: 'class-look-failed', sentence });
    }
  }

  // Where Figma lets no worker start, each painting stands Figma still: then the sheet shows the styles as the gallery does.
  void engine.placement.then(({ kind }) => {
    isThisPage = kind === 'this page';
  });

  return {
    follow: (_, { type }) => {
      const wanted = isThisPage ? null : wantedLook(state());
      if ((wanted?.key ?? null) === current) return;
      stop();
      if (wanted === null) return;
      current = wanted.key;
      const { signal } = running;
      timer = setTimeout(() => void paint(wanted, signal), type === 'class-look-painted' ? 0 : SETTLED);
    },
    close: stop,
  };
}
