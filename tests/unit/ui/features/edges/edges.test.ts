// How loose outlines are painted, between a plugin and an engine that are answered by hand: whatever paints is told, and the mask follows.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { shownMask } from '../../../../../src/ui/features/edges/shown-mask';
import { edgesWord } from '../../../../../src/ui/features/edges/words';
import type { LabelMap } from '../../../../../src/labels/label-map';
import { opened, paintingNo, pass, read } from '../../panel-bench';
import type { Bench } from '../../panel-bench';
import { recipe, selected, theSubject } from '../../samples';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const maskOf = (at: Bench): LabelMap | null => shownMask(at.controller.state(), theSubject(at.controller.state()));

describe('edges', () => {
  it('go with an order and into its recipe', async () => {
    const at = await opened('a', { edges: 0.35 });
    await read(at);
    at.controller.dispatch({ type: 'paint' });
    await pass();
    expect(at.paints[0]!.input).toMatchObject({ edges: 0.35 });
    at.controller.dispatch({ type: 'edges', edges: 0.8 });
    at.paints[0]!.resolve(paintingNo(1));
    await pass();
    expect(at.latest('insert-painting').body).toMatchObject({ recipe: { edges: 0.35 } });
  });

  it('that change are painted by Live', async () => {
    const at = await opened('a', { live: true });
    await read(at);
    await pass();
    at.paints[0]!.resolve(paintingNo(1));
    await pass();
    at.controller.dispatch({ type: 'edges', edges: 0 });
    await pass();
    expect(at.paints.map(({ input }) => input.edges)).toEqual([0.6, 0]);
  });

  it('go with every variation', async () => {
    const at = await opened('a', { edges: 0.2 });
    await read(at);
    at.controller.dispatch({ type: 'vary', seeds: [1, 2, 3, 4] });
    await pass();
    at.controller.dispatch({ type: 'edges', edges: 1 });
    at.paints[0]!.resolve(paintingNo(1));
    await pass();
    expect(at.paints.map(({ input }) => input.edges)).toEqual([0.2, 0.2]);
  });

  it('come with the recipe of a painting that is selected, as drawn from older ones', async () => {
    const at = await opened('a');
    const painting = { layerId: 'p', layerName: 'P', imageHash: 'h', carriesMask: true, recipe: recipe('a', { edges: 0 }) };
    at.controller.hear({ kind: 'selection', selection: selected('b', { throughPainting: true, painting }) });
    expect(at.controller.state().settings.edges).toBe(0);
  });

  it('are seen in the mask as soon as it is loosened, and at once where it is as drawn', async () => {
    const at = await opened('a');
    await read(at);
    await pass();
    const { settings, looseMask } = at.controller.state();
    expect(looseMask).toMatchObject({ sourceIds: ['a'], edges: settings.edges, seed: settings.seed });
    expect(maskOf(at)).toBe(looseMask!.map);
    at.controller.dispatch({ type: 'edges', edges: 0 });
    expect(maskOf(at)).toBe(theSubject(at.controller.state()).reading!.map);
    at.controller.dispatch({ type: 'edges', edges: 0.9 });
    at.controller.dispatch({ type: 'seed', seed: 3 });
    await pass();
    expect(at.controller.state().looseMask).toMatchObject({ edges: 0.9, seed: 3 });
    // Another source is not shown with this one's mask.
    at.controller.hear({ kind: 'selection', selection: selected('b') });
    expect(maskOf(at)).toBeNull();
  });
});

it('edges in words', () => {
  expect([0, 0.05, 0.6, 1].map(edgesWord)).toEqual(['As drawn', '5%', '60%', 'Loose']);
});
