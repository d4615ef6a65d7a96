// The drawing between openings: what is drawn is kept, what was kept comes back, and never over something newer.
import { expect, it, vi } from 'vitest';
import type { KeptDrawing } from '../../../../src/contract/storage/drawing';
import { isKeptDrawing } from '../../../../src/contract/storage/drawing';
import { FailureError } from '../../../../src/contract/failure';
import type { RequestName } from '../../../../src/contract/wire/asks';
import type { Requests } from '../../../../src/contract/wire/messages';
import { keepDrawing } from '../../../../src/ui/sketch/effects/keep-drawing';
import { createPad } from '../../../../src/ui/sketch/pad/pad';
import type { Pad } from '../../../../src/ui/sketch/pad/pad';
import { initialState } from '../../../../src/ui/state/initial-state';
import type { PluginClient } from '../../../../src/ui/wire/plugin-client';
import { hello, PAINTER, selected } from '../samples';

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

/** Everything that waits for nothing but promises has run. */
const settled = (): Promise<void> =>
  new Promise((resolve) => {
    setImmediate(resolve);
  });

const START = initialState([PAINTER]);
const dot = (pad: Pad, x: number): void => {
  pad.press({ x, y: 50, radius: 10 });
  pad.lift();
};

it('is kept at each step, and comes back into another panel', async () => {
  const [pad, plugin] = [createPad(), shelf(null)];
  keepDrawing(pad, plugin);
  for (const x of [50, 90, 130, 170]) dot(pad, x);
  await settled();
  // The first at once, the newest after its answer; those between are in it.
  expect(plugin.kept).toHaveLength(2);
  expect(plugin.kept.every(isKeptDrawing)).toBe(true);

  const [next, again] = [createPad(), shelf(plugin.kept[1]!)];
  keepDrawing(next, again).follow?.(START, hello(selected('1:2')));
  await settled();
  expect(Buffer.compare(Buffer.from(next.state().sheet.labels), Buffer.from(pad.state().sheet.labels))).toBe(0);
  expect(next.state()).toMatchObject({ said: 'Your last drawing is back.', sheet: { frame: { width: 1200, height: 900 }, source: null } });
  // What came back is on the shelf already.
  expect(again.kept).toEqual([]);
});

it('never comes back over something newer, nor in a broken state', async () => {
  const size = { width: 512, height: 384 };
  for (const [runs, drawsFirst] of [
    [`e${512 * 384}`, true],
    ['e36', false],
  ] as const) {
    const pad = createPad();
    keepDrawing(pad, shelf({ ...size, runs, frame: size, source: null })).follow?.(START, hello(selected('1:2')));
    if (drawsFirst) dot(pad, 50);
    const before = pad.state().sheet;
    await settled();
    expect(pad.state().sheet).toBe(before);
  }
});

it('is on its way before the step returns: a panel that closes then loses nothing', async () => {
  const [pad, plugin] = [createPad(), shelf(null)];
  const asked = vi.spyOn(plugin.client, 'ask');
  keepDrawing(pad, plugin);
  dot(pad, 50);
  expect(asked).toHaveBeenCalledOnce();
  await settled();
  pad.moveCursor(1, 0);
  expect(asked).toHaveBeenCalledOnce();
});

it('a storage that refuses is said once, and asked again at the next step', async () => {
  const [pad, plugin] = [createPad(), shelf(null)];
  keepDrawing(pad, plugin);
  plugin.refuse = true;
  dot(pad, 90);
  await settled();
  expect(pad.state().outcome).toMatchObject({ tone: 'trouble', sentence: 'Full.' });
  dot(pad, 130);
  await settled();
  expect(pad.state().outcome).toBeNull();
  plugin.refuse = false;
  dot(pad, 170);
  await settled();
  expect(plugin.kept).toHaveLength(1);
});
