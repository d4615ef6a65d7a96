// The engine from the panel's side: workers that paint, mostly one, and one for label maps, so that neither waits for the other.
import type { Engine } from '../api/engine';
import type { PainterAssets } from '../api/engine-assets';
import { openLabelEngine } from './open-label-engine';
import { openPaintEngine } from './open-paint-engine';
import type { Place } from './places';
import { TIMEOUTS } from './worker-client';
import type { Timeouts } from './worker-client';

/** Where each worker may live, best place first. */
export interface EnginePlaces {
  readonly paint: readonly Place[];
  readonly labels: readonly Place[];
}

/**
 * Starts both workers. Nothing is loaded yet.
 * @param atOnce how many workers may paint at the same time (crew-size.ts).
 */
export function openEngine({ paint, labels }: EnginePlaces, assets: PainterAssets, timeouts: Timeouts = TIMEOUTS, atOnce = 1): Engine {
  const closing = new AbortController();
  const labelEngine = openLabelEngine(labels, timeouts, closing.signal);
  const paintEngine = openPaintEngine(paint, assets, timeouts, atOnce, closing.signal);
  return {
    ...labelEngine,
    ...paintEngine,
    // Getters, because they change when a worker is started (again); the spread above copied their first values.
    get atOnce() {
      return paintEngine.atOnce;
    },
    get drafts() {
      return paintEngine.drafts;
    },
    get placement() {
      return paintEngine.placement;
    },
    close() {
      closing.abort();
    },
  };
}
