// Keeps the mask on show as loose as a painting would be made now: its outlines are loosened in the label worker, by what the painter
// uses. One map at a time; after it the newest is loosened, and those in between are skipped.
import { AS_DRAWN, sameSource } from '../../../contract/recipe';
import { shrunk } from '../../../labels/resample';
import type { Effect, Tools } from '../../state/effect';
import type { PanelState } from '../../state/panel-state';
import { subjectOf } from '../../state/phase';
import type { Reading } from '../mask/reading';
import type { LooseMask } from './loose-mask';

/** Longest side of the label map on show, pixels: twice what the panel has room for, for screens with two pixels a CSS pixel. */
export const LONGEST_SHOWN = 1024;

export function loosenMask({ state, dispatch, engine }: Pick<Tools, 'state' | 'dispatch' | 'engine'>): Effect {
  const closing = new AbortController();
  let running = false;

  async function loosen({ reading, from }: Wanted): Promise<void> {
    running = true;
    const map = shrunk(reading.map, LONGEST_SHOWN, 1);
    try {
      dispatch({ type: 'loosened', loose: { ...from, map: await engine.loosen(map, from.edges, from.seed, { signal: closing.signal }) } });
    } catch {
      // Better the mask as it is drawn than none. The painting itself does not need this one.
      if (!closing.signal.aborted) dispatch({ type: 'loosened', loose: { ...from, map } });
    }
    running = false;
    next();
  }

  function next(): void {
    const wanted = running || closing.signal.aborted ? null : wantedMask(state());
    if (wanted !== null) void loosen(wanted);
  }

  return {
    follow: next,
    close: () => {
      closing.abort();
    },
  };
}

interface Wanted {
  readonly reading: Reading;
  readonly from: Omit<LooseMask, 'map'>;
}

/** Null where the mask on show is as it should be, or nobody sees it. */
function wantedMask({ phase, settings: { edges, seed }, visible, room, looseMask }: PanelState): Wanted | null {
  const reading = subjectOf(phase)?.reading ?? null;
  if (reading === null || edges === AS_DRAWN || !visible || room !== 'selection') return null;
  const { revision, quick = false, picture } = reading;
  const done =
    looseMask !== null &&
    looseMask.revision === revision &&
    looseMask.quick === quick &&
    looseMask.edges === edges &&
    looseMask.seed === seed &&
    sameSource(looseMask.sourceIds, picture.sourceIds);
  return done ? null : { reading, from: { sourceIds: picture.sourceIds, revision, quick, edges, seed } };
}
