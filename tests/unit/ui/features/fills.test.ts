// “Use as fill” between a plugin and an engine that are answered by hand: what is filled, how the panel stays with the painting, and the ways out.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { REST } from '../../../../src/ui/features/live/hand';
import { FailureError } from '../../../../src/contract/failure';
import { fillPainting } from '../../../../src/ui/features/fills/fill-painting';
import { filledSentence } from '../../../../src/ui/features/fills/words';
import { land, opened, paintingNo, pass, read } from '../panel-bench';
import type { Bench } from '../panel-bench';
import { recipe, selected, theSubject } from '../samples';

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
  at.controller.dispatch({ type: 'paint' });
  await pass();
  at.paints[0]!.resolve(paintingNo(5));
  await land(at);
  return at;
}

/** With two cards selected meanwhile. */
async function chosen(at: Bench): Promise<void> {
  at.controller.dispatch({ type: 'fill-begin' });
  await pass();
  at.latest('fill-targets').resolve({ fillable: 0 });
  at.controller.hear({ kind: 'selection', selection: { kind: 'nothing' } });
  await pass();
  at.latest('fill-targets').resolve({ fillable: 2 });
  await pass();
}

const FILLED = {
  layers: [
    { layerId: '5:1', layerName: 'Card' },
    { layerId: '5:2', layerName: 'Card' },
  ],
  imageHash: 'f00d',
  skipped: 0,
};

describe('a painting as fill', () => {
  it('of the document is named by its layer; the panel stays with it until the layers are filled, and offers Undo', async () => {
    const at = await painted();
    await chosen(at);
    expect(at.count('fill-targets')).toBe(2);
    expect(at.latest('fill-targets').body).toEqual({ sourceIds: ['a'], layerId: '9:9' });
    expect(at.controller.state()).toMatchObject({ phase: { kind: 'painted' }, filling: { targets: 2 } });
    at.controller.fillSelected();
    await pass();
    expect(at.latest('fill-layers').body).toEqual({ layerId: '9:9' });
    // Pressed once more, or left: it is on its way.
    at.controller.fillSelected();
    at.controller.cancel();
    expect(at.count('fill-layers')).toBe(1);
    at.latest('fill-layers').resolve(FILLED);
    await pass();
    const { filling, notice, phase } = at.controller.state();
    expect(filling).toBeNull();
    expect(notice).toEqual({ tone: 'done', sentence: '2 layers are filled.', layerId: '5:1', undo: { layerId: '5:1', imageHash: 'f00d' } });
    expect(phase.kind).toBe('painted');
  });

  it('that only the panel has is written with its recipe; edited since, it is not offered', async () => {
    const at = await opened('a', { live: true });
    await read(at);
    at.paints[0]!.resolve(paintingNo(4));
    await pass(REST.document + 5);
    await read(at);
    at.paints[1]!.resolve(paintingNo(5));
    await pass();
    await chosen(at);
    expect(at.latest('fill-targets').body).toEqual({ sourceIds: ['a'], layerId: null });
    at.controller.fillSelected();
    await pass();
    expect(at.latest('fill-layers').body).toMatchObject({ png: Uint8Array.of(5), recipe: { sourceIds: ['a'], seed: 1 } });
    at.latest('fill-layers').reject(new FailureError('source-gone', 'The shapes are gone.'));
    await pass();
    // What was selected meanwhile is turned to now.
    expect(at.controller.state()).toMatchObject({
      filling: null,
      notice: { tone: 'trouble', sentence: 'The shapes are gone.' },
      phase: { kind: 'nothing' },
    });
    const again = await opened('a', { live: true });
    await read(again);
    again.paints[0]!.resolve(paintingNo(4));
    await pass(REST.document + 5);
    await read(again);
    again.paints[1]!.resolve(paintingNo(5));
    await pass();
    const before = again.controller.state();
    expect(fillPainting(before)).not.toBeNull();
    again.controller.hear({ kind: 'source-changed' });
    await read(again);
    expect(theSubject(again.controller.state()).preview).not.toBeNull();
    expect(fillPainting(again.controller.state())).toBeNull();
  });

  it('is left at Escape, and nothing is filled while nothing that can be is selected', async () => {
    const at = await painted();
    at.controller.dispatch({ type: 'fill-begin' });
    await pass();
    at.latest('fill-targets').resolve({ fillable: 0 });
    await pass();
    at.controller.fillSelected();
    expect(at.count('fill-layers')).toBe(0);
    at.controller.hear({ kind: 'selection', selection: selected('b') });
    at.controller.cancel();
    expect(at.controller.state()).toMatchObject({ filling: null, phase: { kind: 'loading', subject: { source: { name: 'Frame b' } } } });
    // Nothing is painted of it yet.
    at.controller.dispatch({ type: 'fill-begin' });
    expect(at.controller.state().filling).toBeNull();
  });

  it('of a source that is gone is that of its layer, unless its picture was taken out', async () => {
    const at = await opened();
    const failure = { code: 'source-gone', sentence: 'Gone.' } as const;
    const painting = { layerId: '7:7', recipe: recipe('x'), imageHash: 'aa', carriesMask: false };
    at.controller.hear({ kind: 'selection', selection: { kind: 'unpaintable', failure, fillable: 0, painting } });
    expect(fillPainting(at.controller.state())?.what).toEqual({ kind: 'layer', layerId: '7:7', sourceIds: ['x'] });
    at.controller.hear({
      kind: 'selection',
      selection: { kind: 'unpaintable', failure, fillable: 0, painting: { ...painting, imageHash: null } },
    });
    expect(fillPainting(at.controller.state())).toBeNull();
  });
});

it('says what was filled and what was left', () => {
  const card = { layerName: 'Card' };
  expect(filledSentence([card], 0)).toBe('“Card” is filled.');
  expect(filledSentence([card, card], 1)).toBe('2 layers are filled. One that can’t be filled was left as it was.');
  expect(filledSentence([card], 3)).toBe('“Card” is filled. 3 that can’t be filled were left as they were.');
});
