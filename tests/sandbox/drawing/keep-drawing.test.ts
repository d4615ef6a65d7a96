// The sketch pad's drawing in the person's own storage, through the built code.js.
import { expect, it } from 'vitest';
import { DRAWING_KEY } from '../../../src/contract/storage/storage-keys';
import type { KeptDrawing } from '../../../src/contract/storage/drawing';
import { runInNode } from '../../support/run-in-node';
import type { NodeRun } from '../../support/run-in-node';
import { expectFailure } from '../stage';

const DRAWING: KeptDrawing = { width: 4, height: 2, runs: 'a4x4', frame: { width: 1200.5, height: 600 }, source: 'Lake' };

/** The plugin hears nothing before the panel is ready. */
async function greeted(clientStorage: Map<string, unknown>): Promise<NodeRun> {
  const host = await runInNode({ clientStorage });
  await host.get('ready', {});
  return host;
}

it('is kept for the next time, and what is no drawing is neither kept nor handed out', async () => {
  const clientStorage = new Map<string, unknown>();
  const first = await greeted(clientStorage);
  expect(await first.get('kept-drawing', {})).toEqual({ drawing: null });
  await first.get('keep-drawing', { drawing: DRAWING });
  for (const broken of [
    null,
    {},
    { ...DRAWING, width: 0 },
    { ...DRAWING, runs: 7 },
    { ...DRAWING, frame: { width: 1, height: -1 } },
    { ...DRAWING, source: 5 },
  ]) {
    expectFailure(await first.ask('keep-drawing', { drawing: broken as KeptDrawing }), 'bad-message');
  }
  await first.close();
  const next = await greeted(clientStorage);
  expect(await next.get('kept-drawing', {})).toEqual({ drawing: DRAWING });
  clientStorage.set(DRAWING_KEY, { ...DRAWING, height: 'tall' });
  expect(await next.get('kept-drawing', {})).toEqual({ drawing: null });
  expect(next.errors).toEqual([]);
  await next.close();
});

it('has a sentence when the storage refuses', async () => {
  const refuse = (): never => {
    throw new Error('full');
  };
  const clientStorage = new Map<string, unknown>();
  clientStorage.set = refuse;
  clientStorage.get = refuse;
  const host = await greeted(clientStorage);
  expect(await host.get('kept-drawing', {})).toEqual({ drawing: null });
  expectFailure(await host.ask('keep-drawing', { drawing: DRAWING }), 'storage-refused');
  await host.close();
});
