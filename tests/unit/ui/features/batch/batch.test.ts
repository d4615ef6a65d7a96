// Several frames as state and as words: the order, its progress, what it forgets, what it says.
import { describe, expect, it } from 'vitest';
import type { SelectionState } from '../../../../../src/contract/wire/messages';
import { MAX_SEED } from '../../../../../src/contract/recipe';
import { batchDone } from '../../../../../src/ui/features/batch/batch';
import type { Batch, FrameProgress } from '../../../../../src/ui/features/batch/batch';
import type { Action } from '../../../../../src/ui/state/action';
import type { PanelState } from '../../../../../src/ui/state/panel-state';
import { announcement } from '../../../../../src/ui/shell/announcement';
import { batchSentence, batchWord, severalIntent, severalLabel } from '../../../../../src/ui/features/batch/words';
import { rowsOfBatch, rowsOfSelection, rowsOfTrouble } from '../../../../../src/ui/features/batch/frame-rows';
import { statusOf } from '../../../../../src/ui/shell/selection/status';
import { after, hello, play, recipe, selected, source } from '../../samples';

const GONE = { code: 'source-gone', sentence: 'The shapes are gone.' } as const;
const EMPTY = { code: 'empty', sentence: 'There is nothing to see.' } as const;
const PAINTED: FrameProgress = { kind: 'painted', layerId: '9:9' };

function several(...ids: readonly string[]): SelectionState {
  return { kind: 'several', sources: ids.map((id) => source(id)), unpaintable: [], fillable: 0 };
}

function ordered(ids: readonly string[], ...more: readonly Action[]): PanelState {
  return play(hello(several(...ids)), ...more, { type: 'paint' });
}

function batchOf({ batch }: PanelState): Batch {
  if (batch === null) throw new Error('nothing is ordered');
  return batch;
}

/** The first frames as far as these, then over. */
function over(state: PanelState, ...progress: readonly FrameProgress[]): PanelState {
  const { id } = batchOf(state);
  return after(state, ...progress.map((each, index) => ({ type: 'batch-frame', batch: id, index, progress: each }) as const), {
    type: 'batch-over',
    batch: id,
    seconds: 12,
  });
}

describe('the order', () => {
  it('takes the frames, the settings and, where that is wanted, one seed for all as they are when Paint is pressed', () => {
    const state = after(ordered(['a', 'b'], { type: 'another-seed-each', on: false }, { type: 'seed', seed: 7 }), { type: 'seed', seed: 8 });
    expect(batchOf(state)).toMatchObject({ placement: 'beside', size: 'square', seconds: null });
    expect(batchOf(state).frames.map(({ name, seed }) => [name, seed])).toEqual([
      ['Frame a', 7],
      ['Frame b', 7],
    ]);
  });

  it('gives each a seed of its own at first, round the end', () => {
    const state = ordered(['a', 'b', 'c'], { type: 'seed', seed: MAX_SEED - 1 });
    expect(batchOf(state).frames.map(({ seed }) => seed)).toEqual([MAX_SEED - 1, MAX_SEED, 0]);
  });

  it('is not given twice while the first is under way', () => {
    const state = ordered(['a', 'b']);
    expect(after(state, { type: 'paint' })).toBe(state);
    expect(batchOf(after(over(state, PAINTED, PAINTED), { type: 'paint' })).id).not.toBe(batchOf(state).id);
  });

  it('does not hear of an earlier one', () => {
    const first = ordered(['a', 'b']);
    const second = after(over(first, PAINTED, PAINTED), { type: 'paint' });
    const { id } = batchOf(first);
    expect(after(second, { type: 'batch-frame', batch: id, index: 0, progress: PAINTED }, { type: 'batch-over', batch: id, seconds: 1 })).toBe(
      second,
    );
  });

  it('goes on whatever is selected', () => {
    const state = after(
      ordered(['a', 'b']),
      { type: 'selection', selection: selected('c') },
      { type: 'selection', selection: { kind: 'nothing' } },
    );
    expect(batchOf(state).frames.every(({ progress }) => progress.kind === 'waiting')).toBe(true);
  });
});

describe('the summary', () => {
  it('goes with another selection when all went well, and stays to be dismissed when not', () => {
    const well = after(over(ordered(['a', 'b']), PAINTED, PAINTED), { type: 'selection', selection: several('b', 'a') });
    expect(well.batch).not.toBeNull();
    expect(after(well, { type: 'selection', selection: selected('c') }).batch).toBeNull();
    const ill = after(over(ordered(['a', 'b']), PAINTED, { kind: 'failed', failure: EMPTY }), { type: 'selection', selection: selected('c') });
    expect(ill.batch).not.toBeNull();
    expect(after(ill, { type: 'batch-dismiss' }).batch).toBeNull();
  });

  it('can’t be dismissed before the end', () => {
    const state = ordered(['a', 'b']);
    expect(after(state, { type: 'batch-dismiss' })).toBe(state);
  });
});

describe('in words', () => {
  it('before: names, sizes, what can’t be painted, what a press does', () => {
    const rows = rowsOfSelection([source('a')], [{ name: 'Ghost', layerIds: ['5:5'], failure: EMPTY }]);
    expect(rows).toMatchObject([
      { name: 'Frame a', words: '400 × 300', link: null },
      { name: 'Ghost', words: EMPTY.sentence, mark: 'failed', link: { layerIds: ['5:5'] } },
    ]);
    expect(severalLabel([source('a'), source('b')])).toBe('Paint 2 frames');
    const painting = { layerId: '9:9', recipe: recipe('a'), imageHash: null, carriesMask: true };
    expect(severalLabel([source('a', { painting }), source('b', { painting })])).toBe('Paint 2 frames');
    expect(
      new Set([severalIntent([source('a')], true), severalIntent([source('a')], false), severalIntent([source('a', { painting })], false)]).size,
    ).toBe(3);
  });

  it('under way: which of how many, also between two', () => {
    const state = ordered(['a', 'b']);
    const { id } = batchOf(state);
    const working = after(state, { type: 'batch-frame', batch: id, index: 0, progress: { kind: 'working', done: 0.5 } });
    expect(batchSentence(batchOf(working))).toBe('Painting 1 of 2: “Frame a”…');
    expect(batchDone(batchOf(working))).toBe(0.25);
    expect(announcement(working)).toBe(batchSentence(batchOf(working)));
    expect(statusOf(working).sentence).toContain('Esc');
    const between = after(working, { type: 'batch-frame', batch: id, index: 0, progress: PAINTED });
    expect(batchWord(batchOf(between))).toBe('2 of 2: Frame b…');
  });

  it('at the end: how many, how long, what was not painted and a way to what is still there', () => {
    expect(batchSentence(batchOf(over(ordered(['a', 'b']), PAINTED, PAINTED)))).toBe('2 frames painted in 12 s.');
    const ill = batchOf(
      over(ordered(['a', 'b', 'c', 'd']), PAINTED, { kind: 'failed', failure: GONE }, { kind: 'failed', failure: EMPTY }, { kind: 'left-out' }),
    );
    expect(batchSentence(ill)).toBe('1 of 4 frames painted. You cancelled the rest. 2 could not be painted.');
    expect(rowsOfTrouble(ill)).toMatchObject([
      { name: 'Frame b', words: GONE.sentence, link: null },
      { name: 'Frame c', words: EMPTY.sentence, link: { layerIds: ['c'] } },
    ]);
    expect(rowsOfBatch(ill)[0]).toMatchObject({ words: 'Painted', link: { word: 'Show', layerIds: ['9:9'] } });
    expect(statusOf(over(ordered(['a', 'b']), PAINTED, { kind: 'failed', failure: EMPTY })).tone).toBe('trouble');
  });
});
