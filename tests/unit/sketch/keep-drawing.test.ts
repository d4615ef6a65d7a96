// The drawing between openings: what is drawn is kept, what was kept comes back, and never over something newer.
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { KeptDrawing } from '../../../src/contract/drawing';
import { isKeptDrawing } from '../../../src/contract/drawing';
import { FailureError } from '../../../src/contract/failure';
import type { RequestName, Requests } from '../../../src/contract/messages';
import { keepDrawing } from '../../../src/ui/sketch/keep-drawing';
import { createPad } from '../../../src/ui/sketch/pad';
import type { Pad } from '../../../src/ui/sketch/pad';
import { initialState } from '../../../src/ui/state/initial-state';
import type { PluginClient } from '../../../src/ui/wire/plugin-client';
import { hello, PAINTER, selected } from '../ui/samples';

/** A plugin that remembers one drawing. */
function shelf(first: KeptDrawing | null): { client: PluginClient; kept: KeptDrawing[]; refuse: boolean } {
  const made = {
    kept: [] as KeptDrawing[],
    refuse: false,
    client: {
      ask: async <Name extends RequestName>(name: Name, body: Requests[Name]['ask']): Promise<Requests[Name]['answer']> => {
        await Promise.resolve();
        if (name === 'kept-drawing') return { drawing: first } as Requests[Name]['answer'];
        if (made.refuse) throw new FailureError('storage-refused', 'Full.');
        made.kept.push((body as Requests['keep-drawing']['ask']).drawing);
        return {};
      },
      close: () => undefined,
    },
  };
  return made;
}

const START = initialState([], '', PAINTER);
const dot = (pad: Pad, x: number): void => {
  pad.press({ x, y: 50, radius: 10 });
  pad.lift();
};

beforeEach(() => { vi.useFakeTimers(); });
afterEach(() => { vi.useRealTimers(); });

it('is kept a moment after a step, and comes back into another panel', async () => {
  const [pad, plugin] = [createPad(), shelf(null)];
  keepDrawing(pad, plugin);
  dot(pad, 50);
  dot(pad, 90);
  await vi.advanceTimersByTimeAsync(5000);
  expect(plugin.kept).toHaveLength(1);
  expect(isKeptDrawing(plugin.kept[0])).toBe(true);

  const [next, again] = [createPad(), shelf(plugin.kept[0]!)];
  keepDrawing(next, again).follow?.(START, hello(selected('1:2')));
  await vi.advanceTimersByTimeAsync(5000);
  expect(Buffer.compare(Buffer.from(next.state().sheet.labels), Buffer.from(pad.state().sheet.labels))).toBe(0);
  expect(next.state()).toMatchObject({ said: 'Your last drawing is back.', sheet: { frame: { width: 1200, height: 900 }, source: null } });
  // What came back is on the shelf already.
  expect(again.kept).toEqual([]);
});

it('never comes back over something newer, nor in a broken state', async () => {
  const size = { width: 512, height: 384 };
  for (const [runs, drawsFirst] of [[`4.${(512 * 384).toString(36)}`, true], ['4.10', false]] as const) {
    const pad = createPad();
    keepDrawing(pad, shelf({ ...size, runs, frame: size, source: null })).follow?.(START, hello(selected('1:2')));
    if (drawsFirst) dot(pad, 50);
    const before = pad.state().sheet;
    await vi.advanceTimersByTimeAsync(5000);
    expect(pad.state().sheet).toBe(before);
  }
});

it('is kept at once when the panel closes; a storage that refuses is said once', async () => {
  const [pad, plugin] = [createPad(), shelf(null)];
  const effect = keepDrawing(pad, plugin);
  dot(pad, 50);
  effect.close?.();
  await vi.advanceTimersByTimeAsync(0);
  expect(plugin.kept).toHaveLength(1);
  plugin.refuse = true;
  dot(pad, 90);
  await vi.advanceTimersByTimeAsync(2000);
  expect(pad.state().outcome).toMatchObject({ tone: 'trouble', sentence: 'Full.' });
  dot(pad, 130);
  await vi.advanceTimersByTimeAsync(2000);
  expect(pad.state().outcome).toBeNull();
});
