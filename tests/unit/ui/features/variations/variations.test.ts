// The contact sheet between a plugin and an engine that are answered by hand: what is painted, kept, inserted, and what breaks.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FailureError } from '../../../../../src/contract/failure';
import { announcement } from '../../../../../src/ui/shell/announcement';
import { arrivalsSentence } from '../../../../../src/ui/features/exchange/words';
import { freshSeeds } from '../../../../../src/ui/features/painting/seed';
import { land, opened, paintingNo, pass, picture, read } from '../../panel-bench';
import type { Bench, EngineTraits } from '../../panel-bench';
import { labelMap, recipe, selected, theSubject } from '../../samples';

const SEEDS = [11, 12, 13, 14];

async function varied(traits: EngineTraits = {}): Promise<Bench> {
  const at = await opened('a', {}, traits);
  await read(at);
  at.controller.dispatch({ type: 'vary', seeds: SEEDS });
  await pass();
  return at;
}

async function finish(at: Bench, number: number): Promise<void> {
  at.paints.at(-1)!.resolve(paintingNo(number));
  await pass();
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('a contact sheet', () => {
  it('is painted one after the other, and changes nothing in the document', async () => {
    const at = await varied();
    for (const [index, seed] of SEEDS.entries()) {
      expect(at.paints).toHaveLength(index + 1);
      expect(at.paints[index]!.input).toMatchObject({ seed, width: 512, height: 512, repaints: [] });
      await finish(at, index);
    }
    expect(at.controller.state().sheet).toMatchObject({ step: { kind: 'resting' }, inserted: false });
    expect(at.controller.state().sheet?.paintings.map(({ rgba }) => rgba[0])).toEqual([0, 1, 2, 3]);
    expect(at.mostAtOnce()).toBe(1);
    expect(at.count('insert-painting') + at.count('insert-variations')).toBe(0);
  });

  it('is announced while the list of files that came before it is still there', async () => {
    const at = await varied();
    const alone = announcement(at.controller.state());
    at.controller.dispatch({ type: 'files-come', names: ['a.png', 'b.txt'] });
    for (const index of [0, 1]) at.controller.dispatch({ type: 'file-progress', index, progress: { kind: 'left-out' } });
    expect(at.controller.state().arrivals).toHaveLength(2);
    expect(announcement(at.controller.state())).toBe(alone);
    at.controller.dispatch({ type: 'close-variations' });
    expect(announcement(at.controller.state())).toBe(arrivalsSentence(at.controller.state().arrivals));
  });

  it('keeps the very painting that is pressed, whatever was edited meanwhile', async () => {
    const at = await varied();
    await finish(at, 0);
    await finish(at, 1);
    at.controller.hear({ kind: 'source-changed' });
    at.controller.dispatch({ type: 'keep-variation', index: 1 });
    await pass();
    expect(at.latest('insert-painting').body).toMatchObject({ png: Uint8Array.of(1), recipe: { seed: 12, repaints: [] } });
    await land(at);
    expect(at.controller.state()).toMatchObject({ sheet: null, settings: { seed: 12 }, phase: { kind: 'painted' } });
    // The run that was under way was for the sheet, which is gone.
    expect(at.paints[2]!.signal.aborted).toBe(true);
    expect(at.paints).toHaveLength(3);
  });

  it('stops at Escape with what is there, closes at the next', async () => {
    const at = await varied();
    await finish(at, 0);
    at.controller.cancel();
    await pass();
    expect(at.controller.state().sheet).toMatchObject({ step: { kind: 'resting' } });
    expect(at.controller.state().sheet?.paintings).toHaveLength(1);
    expect(at.controller.state().notice).toBeNull();
    at.controller.cancel();
    expect(at.controller.state().sheet).toBeNull();
  });

  it('goes into the document once, in one request, each with its own seed', async () => {
    const at = await varied();
    for (const [index] of SEEDS.entries()) await finish(at, index);
    at.controller.insertSheet();
    at.controller.insertSheet();
    await pass();
    expect(at.count('insert-variations')).toBe(1);
    const { variations } = at.latest('insert-variations').body as { variations: { png: Uint8Array; recipe: { seed: number } }[] };
    expect(variations.map(({ png, recipe: { seed } }) => [png[0], seed])).toEqual(SEEDS.map((seed, index) => [index, seed]));
    at.latest('insert-variations').resolve({ layers: SEEDS.map((seed) => ({ layerId: `9:${seed}`, layerName: 'Painting' })) });
    await pass();
    expect(at.controller.state()).toMatchObject({ notice: { tone: 'done', layerId: '9:11' }, sheet: { inserted: true } });
    at.controller.insertSheet();
    await pass();
    expect(at.count('insert-variations')).toBe(1);
  });

  it('says why it could not be painted or placed, and stays', async () => {
    const at = await varied();
    await finish(at, 0);
    at.paints.at(-1)!.reject(new FailureError('worker-lost', 'The painter stopped.'));
    await pass();
    expect(at.controller.state()).toMatchObject({
      notice: { tone: 'trouble', sentence: 'The painter stopped.' },
      sheet: { step: { kind: 'resting' } },
    });
    at.controller.insertSheet();
    await pass();
    at.latest('insert-variations').reject(new FailureError('source-gone', 'The shapes are gone.'));
    await pass();
    expect(at.controller.state()).toMatchObject({
      notice: { sentence: 'The shapes are gone.' },
      sheet: { inserted: false, step: { kind: 'resting' } },
    });
  });

  it('differs in more than the seed, unless only the seed is wanted: then a new one is painted', async () => {
    const at = await varied();
    const words = (): unknown => at.controller.state().sheet?.variations.map(({ word }) => word);
    // The bench's painter has one other style.
    expect(words()).toEqual(['Clouds', 'With Noon', 'Clouds', 'Clouds']);
    at.controller.dispatch({ type: 'only-seed', on: true, seeds: [21, 22, 23, 24] });
    await pass();
    expect(words()).toEqual(['Seed 21', 'Seed 22', 'Seed 23', 'Seed 24']);
    at.controller.dispatch({ type: 'vary', seeds: SEEDS });
    expect(words()).toEqual(['Seed 11', 'Seed 12', 'Seed 13', 'Seed 14']);
    at.controller.dispatch({ type: 'only-seed', on: false, seeds: SEEDS });
    expect(words()).toEqual(['Clouds', 'With Noon', 'Clouds', 'Clouds']);
  });

  it('is kept with the style that it was painted in, and inserted with it', async () => {
    const at = await varied();
    for (const number of [0, 1, 2, 3]) await finish(at, number);
    const style = at.paints[1]!.input.style;
    expect(style).toMatchObject({ first: { id: 'dawn' }, second: { id: 'noon' } });
    at.controller.insertSheet();
    await pass();
    expect(at.latest('insert-variations').body).toMatchObject({ variations: [{}, { recipe: { style, seed: 12 } }, {}, {}] });
    at.latest('insert-variations').resolve({ layers: [] });
    await pass();
    at.controller.dispatch({ type: 'keep-variation', index: 1 });
    await pass();
    expect(at.latest('insert-painting').body).toMatchObject({ recipe: { style, seed: 12 } });
    expect(at.controller.state().settings.style).toEqual(style);
  });

  it('is painted beside each other where the engine can, and shown in the order of the seeds', async () => {
    const at = await varied({ atOnce: 3 });
    expect(at.paints.map(({ input }) => input.seed)).toEqual([11, 12, 13]);
    const shownNow = (): (number | undefined)[] | undefined => at.controller.state().sheet?.paintings.map(({ rgba }) => rgba[0]);
    at.paints[1]!.resolve(paintingNo(1));
    at.paints[2]!.resolve(paintingNo(2));
    await pass();
    expect([shownNow(), at.paints.length]).toEqual([[], 4]);
    at.paints[0]!.resolve(paintingNo(0));
    await pass();
    expect(shownNow()).toEqual([0, 1, 2]);
    at.paints[3]!.resolve(paintingNo(3));
    await pass();
    expect(shownNow()).toEqual([0, 1, 2, 3]);
    expect(at.controller.state().sheet).toMatchObject({ step: { kind: 'resting' } });
  });

  it('stops all of them when one fails, and when Escape is pressed', async () => {
    for (const stop of ['failure', 'escape']) {
      const at = await varied({ atOnce: 2 });
      if (stop === 'failure') at.paints[0]!.reject(new FailureError('worker-lost', 'The painter stopped.'));
      else at.controller.cancel();
      await pass();
      expect(at.paints.every(({ signal }, index) => signal.aborted || (stop === 'failure' && index === 0))).toBe(true);
      const begun = at.paints.length;
      await pass(1000);
      expect(at.paints).toHaveLength(begun);
      expect(at.controller.state().sheet).toMatchObject({ step: { kind: 'resting' } });
    }
  });

  it('is dropped by the next one, whose seeds are others', async () => {
    const at = await varied();
    at.controller.dispatch({ type: 'vary', seeds: [21, 22, 23, 24] });
    await pass();
    expect(at.paints[0]!.signal.aborted).toBe(true);
    await finish(at, 7);
    expect(at.controller.state().sheet?.paintings.map(({ rgba }) => rgba[0])).toEqual([7]);
    expect(at.paints.map(({ input }) => input.seed)).toEqual([11, 21, 22]);
  });
});

it('four seeds differ from one another and from the present one, whatever the dice throw', () => {
  const throws = [0.0007, 0.0007, 0.0007, 0.0008, 0.0009, 0.001, 0.0011, 0.0012];
  let at = 0;
  const seeds = freshSeeds(7, () => throws[at++ % throws.length]!);
  expect(new Set([...seeds, 7]).size).toBe(5);
});

describe('another sky', () => {
  const made = recipe('a', {
    seed: 5,
    repaints: [
      { className: 'sky', seed: 1 },
      { className: 'sea', seed: 2 },
    ],
  });
  const painting = { layerId: '9:9', recipe: made, imageHash: 'f00d', carriesMask: true };

  it('is the painting that is there with one class again; the last repaint of a class is the one that counts', async () => {
    const at = await opened();
    await read(at);
    at.controller.hear({ kind: 'selection', selection: selected('a', { painting }) });
    at.controller.dispatch({ type: 'repaint-class', className: 'sky', seed: 3 });
    await pass();
    const repaints = [
      { className: 'sea', seed: 2 },
      { className: 'sky', seed: 3 },
    ];
    expect(at.paints[0]!.input).toMatchObject({ seed: 5, style: made.style, repaints });
    await finish(at, 1);
    expect(at.latest('insert-painting').body).toMatchObject({ recipe: { seed: 5, repaints } });
    await land(at, true);
    expect(at.controller.state().phase.kind).toBe('painted');
  });

  it('is read anew first where the mask has another size than the painting', async () => {
    const at = await opened();
    await read(at);
    const wide = { ...made, size: { width: 576, height: 448 } };
    at.controller.hear({ kind: 'selection', selection: selected('a', { painting: { ...painting, recipe: wide } }) });
    at.controller.dispatch({ type: 'repaint-class', className: 'sky', seed: 3 });
    await pass();
    expect(at.paints).toHaveLength(0);
    at.latest('export-picture').resolve(picture('a'));
    await pass();
    at.labels.at(-1)!.resolve(labelMap({ width: 576, height: 448 }));
    await pass();
    expect(at.paints[0]!.input).toMatchObject({ width: 576, height: 448, seed: 5 });
  });

  it('is nothing for a painting of another generator', async () => {
    const at = await opened();
    await read(at);
    at.controller.hear({ kind: 'selection', selection: selected('a', { painting: { ...painting, recipe: { ...made, modelHash: 'other' } } }) });
    const before = at.controller.state();
    at.controller.dispatch({ type: 'repaint-class', className: 'sky', seed: 3 });
    expect(at.controller.state()).toBe(before);
  });

  it('is forgotten with another seed, and taken over with a painting that is selected', async () => {
    const at = await opened();
    await read(at);
    at.controller.hear({ kind: 'selection', selection: selected('a', { painting, throughPainting: true }) });
    expect(at.controller.state().repaints).toEqual(made.repaints);
    at.controller.dispatch({ type: 'seed', seed: 6 });
    expect(at.controller.state().repaints).toEqual([]);
    expect(theSubject(at.controller.state()).source.painting?.recipe.repaints).toEqual(made.repaints);
  });
});
