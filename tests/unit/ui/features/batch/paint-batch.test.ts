// Several frames between a plugin and an engine that are answered by hand: as many are under way as the engine paints beside each other.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FailureError } from '../../../../../src/contract/failure';
import type { ModelCard } from '../../../../../src/inference/api/model-card';
import { batchSentence } from '../../../../../src/ui/features/batch/words';
import { opened, paintingNo, pass, picture } from '../../panel-bench';
import type { Bench } from '../../panel-bench';
import { labelMap, source } from '../../samples';

const IDS = ['a', 'b', 'c', 'd', 'e'];

/** Answer everything that is under way, until nothing more comes of it. */
async function answerAll(at: Bench, painted: string[] = []): Promise<string[]> {
  const done = { load: 1, export: 0, label: 0, paint: 0, insert: 0 };
  for (let turn = 0; turn < 40; turn++) {
    for (const { resolve } of at.loads.slice(done.load)) resolve({ sizeMultiple: 64 } as ModelCard);
    done.load = at.loads.length;
    const exports = at.asked.filter(({ name }) => name === 'export-picture');
    for (const { body, resolve } of exports.slice(done.export)) resolve(picture((body as { sourceIds: string[] }).sourceIds[0]!));
    done.export = exports.length;
    for (const { resolve } of at.labels.slice(done.label)) resolve(labelMap());
    done.label = at.labels.length;
    for (const { resolve } of at.paints.slice(done.paint)) resolve(paintingNo(1));
    done.paint = at.paints.length;
    const inserts = at.asked.filter(({ name }) => name === 'insert-painting');
    for (const { body, resolve } of inserts.slice(done.insert)) {
      painted.push((body as { recipe: { sourceIds: string[] } }).recipe.sourceIds[0]!);
      resolve({ layerId: '9:9', layerName: 'Painting', imageHash: 'f00d', updated: false });
    }
    done.insert = inserts.length;
    await pass();
  }
  return painted;
}

async function ordered(atOnce: number): Promise<Bench> {
  const at = await opened('a', {}, { atOnce });
  at.controller.hear({ kind: 'selection', selection: { kind: 'several', sources: IDS.map((id) => source(id)), unpaintable: [], fillable: 0 } });
  at.controller.dispatch({ type: 'paint' });
  await pass();
  return at;
}

const kinds = (at: Bench): string[] => at.controller.state().batch!.frames.map(({ progress }) => progress.kind);

describe('a batch', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it.each([1, 2, 4])('has %i frames under way at a time, and paints each once', async (atOnce) => {
    const at = await ordered(atOnce);
    expect(kinds(at).filter((kind) => kind === 'working')).toHaveLength(atOnce);
    expect((await answerAll(at)).sort()).toEqual(IDS);
    expect(kinds(at)).toEqual(IDS.map(() => 'painted'));
    expect(at.mostAtOnce()).toBeLessThanOrEqual(atOnce);
    expect(batchSentence(at.controller.state().batch!)).toMatch(/^5 frames painted/);
  });

  it('is cancelled as a whole: those under way too, and none is begun', async () => {
    const at = await ordered(2);
    at.controller.cancel();
    expect(await answerAll(at)).toEqual([]);
    expect(kinds(at)).toEqual(IDS.map(() => 'left-out'));
  });

  it('goes on after a frame that fails, and ends where all would fail alike', async () => {
    for (const [code, painted] of [
      ['export-failed', 4],
      ['wasm-refused', 1],
    ] as const) {
      const at = await ordered(2);
      for (const { resolve } of at.loads.slice(1)) resolve({ sizeMultiple: 64 } as ModelCard);
      await pass();
      at.asked
        .find(({ name, body }) => name === 'export-picture' && (body as { sourceIds: string[] }).sourceIds[0] === 'b')!
        .reject(new FailureError(code, 'It did not work out.'));
      await pass();
      expect(await answerAll(at)).toHaveLength(painted);
      expect(kinds(at).filter((kind) => kind === 'failed')).toHaveLength(5 - painted);
    }
  });
});
