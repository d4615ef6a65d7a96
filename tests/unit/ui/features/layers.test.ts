// “Insert as layers” between a plugin and an engine that are answered by hand: what is painted and inserted, and what becomes of the panel.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { canInsertLayers } from '../../../../src/ui/features/layers/press-layers';
import { land, opened, paintingNo, pass, read } from '../panel-bench';
import type { Bench } from '../panel-bench';
import { recipe, selected } from '../samples';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A painting in the document. */
async function painted(): Promise<Bench> {
  const at = await opened();
  await read(at);
  expect(canInsertLayers(at.controller.state())).toBe(false);
  at.controller.dispatch({ type: 'paint' });
  await pass();
  at.paints[0]!.resolve(paintingNo(5));
  await land(at);
  return at;
}

describe('a painting as layers', () => {
  it('is the one on show, with what is hidden of it painted from the same seed; the panel keeps the painting and offers Undo', async () => {
    const at = await painted();
    const { seed } = at.controller.state().settings;
    at.controller.dispatch({ type: 'seed', seed: 99 });
    at.controller.dispatch({ type: 'paint-layers' });
    await pass();
    expect(at.paints).toHaveLength(2);
    expect(at.paints[1]!.input).toMatchObject({ seed, edges: 0, width: 512, height: 512 });
    at.paints[1]!.resolve(paintingNo(8));
    await pass();
    const { body } = at.latest('insert-painting') as { body: Record<string, unknown> };
    expect(body).toMatchObject({
      png: Uint8Array.of(5),
      recipe: { seed },
      layers: [
        { name: 'Sky', png: Uint8Array.of(0, 8) },
        { name: 'Grass', png: Uint8Array.of(1, 255) },
      ],
    });
    expect(body).not.toHaveProperty('layerId');
    at.latest('insert-painting').resolve({ layerId: '8:8', layerName: 'Frame a layers', imageHash: 'beef', updated: false });
    await pass();
    expect(at.controller.state()).toMatchObject({
      phase: { kind: 'painted', subject: { source: { painting: { layerId: '9:9' } } } },
      notice: { tone: 'done', layerId: '8:8', undo: { layerId: '8:8', imageHash: 'beef' } },
    });
    expect(at.controller.state().notice?.sentence).toContain('“Frame a layers” holds the painting as layers');
  });

  it('is cancelled at Escape, with nothing in the document', async () => {
    const at = await painted();
    at.controller.dispatch({ type: 'paint-layers' });
    await pass();
    at.controller.cancel();
    await pass();
    expect(at.paints[1]!.signal.aborted).toBe(true);
    expect(at.count('insert-painting')).toBe(1);
    expect(at.controller.state()).toMatchObject({ phase: { kind: 'painted' }, notice: null });
  });

  it('stays one when it is selected and painted again', async () => {
    const at = await opened();
    const painting = { layerId: '8:8', recipe: recipe('a', { seed: 3 }), imageHash: 'beef', carriesMask: true, asLayers: true } as const;
    at.controller.hear({ kind: 'selection', selection: selected('a', { painting, throughPainting: true }) });
    await read(at);
    expect(canInsertLayers(at.controller.state())).toBe(false);
    at.controller.dispatch({ type: 'paint' });
    await pass();
    at.paints[0]!.resolve(paintingNo(6));
    await pass();
    at.paints[1]!.resolve(paintingNo(7));
    await pass();
    expect(at.latest('insert-painting').body).toMatchObject({
      layerId: '8:8',
      recipe: { seed: 3 },
      layers: [{ name: 'Sky' }, { name: 'Grass' }],
    });
    await land(at, true);
    expect(at.controller.state()).toMatchObject({ phase: { kind: 'painted', subject: { source: { painting: { asLayers: true } } } } });
  });

  it('is kept as one in a batch', async () => {
    const at = await opened();
    const painting = { layerId: '8:8', recipe: recipe('b'), imageHash: 'beef', carriesMask: true, asLayers: true } as const;
    const [one, other] = [selected('a'), selected('b', { painting })];
    if (one.kind !== 'paintable' || other.kind !== 'paintable') throw new Error('no sources');
    at.controller.hear({
      kind: 'selection',
      selection: { kind: 'several', sources: [one.source, other.source], unpaintable: [], fillable: 0 },
    });
    at.controller.dispatch({ type: 'paint' });
    await pass();
    at.loads.at(-1)!.resolve({ styles: [], sizeMultiple: 64 } as never);
    await read(at, 'a');
    at.paints[0]!.resolve(paintingNo(1));
    await land(at);
    at.loads.at(-1)!.resolve({ styles: [], sizeMultiple: 64 } as never);
    await read(at, 'b');
    at.paints[1]!.resolve(paintingNo(2));
    await pass();
    at.paints[2]!.resolve(paintingNo(3));
    await pass();
    expect(at.latest('insert-painting').body).toMatchObject({ layerId: '8:8', layers: [{ name: 'Sky' }, { name: 'Grass' }] });
  });
});
