// When thumbnails are painted: after a pause, one after the other, never for what is no longer on show, and not where that stands Figma still.
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { FailureError } from '../../../../../src/contract/failure';
import type { Engine, Paint } from '../../../../../src/inference/api/engine';
import type { Painting, PaintJob } from '../../../../../src/inference/api/paint-job';
import { paintThumbnails } from '../../../../../src/ui/features/scenes/paint-thumbnails';
import type { Action } from '../../../../../src/ui/state/action';
import { initialState } from '../../../../../src/ui/state/initial-state';
import { reduce } from '../../../../../src/ui/state/reduce';
import { hello, PAINTER, selected } from '../../samples';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A panel with an engine whose paintings a test finishes. */
function panel(kind = 'data: worker'): {
  readonly jobs: PaintJob[];
  readonly finish: () => Promise<void>;
  readonly fail: (error: Error) => Promise<void>;
  readonly aborted: () => number;
  readonly act: (...actions: readonly Action[]) => void;
  readonly state: () => ReturnType<typeof initialState>;
} {
  let state = initialState([PAINTER]);
  const jobs: PaintJob[] = [];
  let settle: { resolve: (painting: Painting) => void; reject: (error: Error) => void } | null = null;
  let aborts = 0;
  const engine = {
    placement: Promise.resolve({ kind, refused: [] }),
    inTurn: <Result>(_: string, work: (paint: Paint) => Promise<Result>, signal?: AbortSignal): Promise<Result> => {
      // As the engine does: it rejects at once, and what the work comes to is left aside.
      return new Promise<Result>((resolve, reject) => {
        signal?.addEventListener('abort', () => {
          aborts++;
          reject(new FailureError('cancelled', 'Cancelled.'));
        });
        work((job) => {
          jobs.push(job);
          return new Promise((done, failed) => {
            settle = { resolve: done, reject: failed };
          });
        }).then(resolve, reject);
      });
    },
  } as unknown as Engine;
  const act = (...actions: readonly Action[]): void => {
    for (const action of actions) {
      const before = state;
      state = reduce(before, action);
      if (state !== before) effect.follow?.(before, action);
    }
  };
  const effect = paintThumbnails({ state: () => state, dispatch: act, engine });
  act(hello({ kind: 'nothing' }), { type: 'visible', visible: true }, { type: 'engine-ready', painter: PAINTER.id });
  return {
    jobs,
    act,
    state: () => state,
    aborted: () => aborts,
    finish: async () => {
      const { width, height } = jobs.at(-1)!;
      settle!.resolve({ width, height, rgba: new Uint8ClampedArray(width * height * 4), ms: 1 });
      await vi.advanceTimersByTimeAsync(0);
    },
    fail: async (error) => {
      settle!.reject(error);
      await vi.advanceTimersByTimeAsync(0);
    },
  };
}

it('paints the six one after the other, each from a whole label map in the frame’s proportions', async () => {
  const { jobs, finish, state } = panel();
  await vi.advanceTimersByTimeAsync(1000);
  for (let painted = 1; painted <= 6; painted++) {
    expect(jobs).toHaveLength(painted);
    const { labels, width, height } = jobs.at(-1)!;
    expect([width, height, labels.length]).toEqual([384, 288, 384 * 288]);
    expect(labels.every((label) => label < 9)).toBe(true);
    await finish();
    expect(state().roll.paintings.size).toBe(painted);
  }
  await vi.advanceTimersByTimeAsync(5000);
  expect(jobs).toHaveLength(6);
});

it('waits while a slider moves, and paints none of the places on its way', async () => {
  const { jobs, act } = panel();
  for (let water = 0; water <= 20; water++) {
    act({ type: 'roll-sliders', sliders: { horizon: 0.5, ruggedness: 0.5, trees: 0.5, water: water / 20 } });
    await vi.advanceTimersByTimeAsync(50);
  }
  expect(jobs).toEqual([]);
  await vi.advanceTimersByTimeAsync(300);
  expect(jobs).toHaveLength(1);
});

it('lets go of what is no longer on show, and keeps none of it', async () => {
  const { jobs, act, finish, state, aborted } = panel();
  await vi.advanceTimersByTimeAsync(300);
  expect(jobs).toHaveLength(1);
  act({ type: 'selection', selection: selected('a') });
  expect(aborted()).toBe(1);
  await finish();
  await vi.advanceTimersByTimeAsync(1000);
  expect(jobs).toHaveLength(1);
  act({ type: 'selection', selection: { kind: 'nothing' } });
  await vi.advanceTimersByTimeAsync(300);
  expect(state().roll.paintings.size).toBe(0);
  expect(jobs).toHaveLength(2);
});

it('says once that it failed, and tries again with the next throw', async () => {
  const { jobs, act, fail, state } = panel();
  await vi.advanceTimersByTimeAsync(300);
  await fail(new FailureError('paint-failed', 'Broken.'));
  expect(state().roll.trouble).toBe('Broken.');
  await vi.advanceTimersByTimeAsync(5000);
  expect(jobs).toHaveLength(1);
  act({ type: 'roll', six: { kind: null, scenes: [{ kind: 'fjord', seed: 3 }] } });
  await vi.advanceTimersByTimeAsync(300);
  expect(jobs).toHaveLength(2);
});

it('paints none where that stands Figma still, unless the person asks for it', async () => {
  const { jobs, act, state } = panel('this page');
  await vi.advanceTimersByTimeAsync(2000);
  expect(state().roll.show).toBe('shapes');
  expect(jobs).toEqual([]);
  act({ type: 'roll-show', show: 'paintings' });
  await vi.advanceTimersByTimeAsync(300);
  expect(jobs).toHaveLength(1);
});
