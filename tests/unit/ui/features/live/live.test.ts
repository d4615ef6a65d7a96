// Live: what it paints when, what it never does, and that it goes on whatever breaks. The page and the built plugin are in
// tests/browser/live/live.test.ts.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FailureError } from '../../../../../src/contract/failure';
import { REST } from '../../../../../src/ui/features/live/hand';
import { statusOf } from '../../../../../src/ui/shell/selection/status';
import { chosenStyle } from '../../../../../src/ui/features/styles/chosen-style';
import { isIdle, samePaintedFrom } from '../../../../../src/ui/features/painting/up-to-date';
import { bench, land, opened, paintingNo, pass, picture, read } from '../../panel-bench';
import type { Bench } from '../../panel-bench';
import { labelMap, selected, theSubject, SETTINGS } from '../../samples';
import { wetOnWet } from '../../../contract/wet-on-wet';

const change = (at: Bench): void => {
  at.controller.hear({ kind: 'source-changed' });
};
const shown = (at: Bench): number | undefined => theSubject(at.controller.state()).preview?.painting.rgba[0];
const lost = new FailureError('worker-lost', 'The painter stopped unexpectedly.');

/** Whether the preview shows the newest state of the source in the chosen style and seed. */
function current(at: Bench): boolean {
  const state = at.controller.state();
  const { preview, revision } = theSubject(state);
  return (
    preview !== null &&
    samePaintedFrom(preview.from, { revision, style: chosenStyle(state), seed: state.settings.seed, repaints: [], edges: state.settings.edges })
  );
}

/** The hand rests: what was read quickly is read whole. */
async function rest(at: Bench): Promise<void> {
  expect(at.latest('export-picture').body).toMatchObject({ quick: true });
  await pass(REST.document + 5);
  await read(at);
  expect(at.latest('export-picture').body).toEqual({ sourceIds: ['a'] });
}

/** Finish the run that is under way. */
async function finish(at: Bench, number: number): Promise<void> {
  at.paints.at(-1)!.resolve(paintingNo(number));
  await pass();
}

/** Live, with the first whole preview on show, as if there had been no quick one before it. */
async function living(): Promise<Bench> {
  const at = await opened('a', { live: true });
  await read(at);
  await finish(at, 1);
  await rest(at);
  await finish(at, 1);
  for (const list of [at.labels, at.paints]) list.shift();
  at.asked.splice(
    at.asked.findIndex(({ name }) => name === 'export-picture'),
    1,
  );
  return at;
}

describe('Live', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('paints a preview of what is selected, and changes nothing in the document', async () => {
    const at = await living();
    expect(shown(at)).toBe(1);
    expect(current(at)).toBe(true);
    expect(at.asked.map(({ name }) => name).filter((name) => /^(insert|fill|create|start)/.test(name))).toEqual([]);
    expect([at.count('export-picture'), at.labels.length, at.paints.length]).toEqual([1, 1, 1]);
    expect(at.latest('follow-source').body).toEqual({ on: true });
  });

  it('takes a quick reading and a run from an edit to its preview, and a whole one of each when the hand rests; one run for another style or seed', async () => {
    const at = await living();
    change(at);
    await read(at);
    await finish(at, 2);
    expect([at.count('export-picture'), at.labels.length, at.paints.length]).toEqual([2, 2, 2]);
    expect([shown(at), theSubject(at.controller.state()).preview?.draft]).toEqual([2, true]);
    await rest(at);
    await finish(at, 2);
    expect([at.count('export-picture'), at.labels.length, at.paints.length]).toEqual([3, 3, 3]);
    expect([shown(at), current(at), theSubject(at.controller.state()).preview?.draft]).toEqual([2, true, undefined]);
    at.controller.dispatch({ type: 'seed', seed: 9 });
    await pass();
    await finish(at, 3);
    at.controller.dispatch({ type: 'style', style: wetOnWet('noon') });
    await pass();
    expect(at.paints.at(-1)!.input).toMatchObject({ style: wetOnWet('noon'), seed: 9 });
    await finish(at, 4);
    expect([at.count('export-picture'), at.labels.length, at.paints.length]).toEqual([3, 3, 5]);
    expect([shown(at), current(at)]).toEqual([4, true]);
    await pass(10_000);
    expect(at.paints).toHaveLength(5);
  });

  it('lets the newest win, one run at a time, with the old painting on show until the new one is there', async () => {
    const at = await living();
    for (let edit = 1; edit <= 5; edit += 1) {
      change(at);
      await read(at, 'a', labelMap({ unlabelled: edit / 10 }));
    }
    at.controller.dispatch({ type: 'seed', seed: 5 });
    expect(at.paints).toHaveLength(2);
    expect(shown(at)).toBe(1);
    await finish(at, 2);
    expect(at.paints).toHaveLength(3);
    expect(at.paints.at(-1)!.input.seed).toBe(5);
    expect(shown(at)).toBe(2);
    await finish(at, 3);
    await pass(1000);
    expect([at.paints.length, at.mostAtOnce(), shown(at), current(at)]).toEqual([3, 1, 3, true]);
  });

  it('inserts the very painting on show without painting again, and knows then that there is nothing to insert', async () => {
    const at = await living();
    at.controller.dispatch({ type: 'paint' });
    await pass();
    expect(at.latest('insert-painting').body).toMatchObject({
      png: Uint8Array.of(1),
      recipe: { seed: SETTINGS.seed, style: wetOnWet('dawn') },
    });
    await land(at);
    expect(at.paints).toHaveLength(1);
    expect(isIdle(at.controller.state())).toBe(true);
    at.controller.dispatch({ type: 'paint' });
    expect(at.count('insert-painting')).toBe(1);
    change(at);
    await read(at);
    await finish(at, 2);
    await rest(at);
    await finish(at, 2);
    expect(isIdle(at.controller.state())).toBe(false);
    at.controller.dispatch({ type: 'paint' });
    await pass();
    expect(at.latest('insert-painting').body).toMatchObject({ png: Uint8Array.of(2) });
    expect(at.paints).toHaveLength(3);
  });

  it('puts a painting back that was deleted, without painting again', async () => {
    const at = await living();
    at.controller.dispatch({ type: 'paint' });
    await land(at);
    at.controller.hear({ kind: 'selection', selection: selected('a') });
    expect(statusOf(at.controller.state()).sentence).toContain('no longer in the file');
    at.controller.dispatch({ type: 'paint' });
    await pass();
    expect(at.count('insert-painting')).toBe(2);
    expect(at.paints).toHaveLength(1);
  });

  it('hands its run over to an order that was given meanwhile', async () => {
    const at = await living();
    change(at);
    await read(at);
    await finish(at, 2);
    await rest(at);
    at.controller.dispatch({ type: 'paint' });
    await pass();
    await finish(at, 3);
    expect(at.latest('insert-painting').body).toMatchObject({ png: Uint8Array.of(3) });
    expect([at.paints.length, at.mostAtOnce()]).toEqual([3, 1]);
  });

  it('reads the source whole before it follows an order that comes while the hand moves', async () => {
    const at = await living();
    change(at);
    await read(at);
    await finish(at, 2);
    at.controller.dispatch({ type: 'paint' });
    await read(at);
    expect(at.latest('export-picture').body).toEqual({ sourceIds: ['a'] });
    await finish(at, 3);
    expect(at.latest('insert-painting').body).toMatchObject({ png: Uint8Array.of(3) });
  });

  it('lets an order of something else go first, and resumes after it', async () => {
    const at = await living();
    at.controller.dispatch({ type: 'seed', seed: 5 });
    await pass();
    at.controller.dispatch({ type: 'seed', seed: 6 });
    at.controller.dispatch({ type: 'paint' });
    await pass();
    expect(at.paints.map(({ input }) => input.seed)).toEqual([1, 5]);
    await finish(at, 2);
    at.controller.dispatch({ type: 'seed', seed: 7 });
    await finish(at, 3);
    expect(at.latest('insert-painting').body).toMatchObject({ png: Uint8Array.of(3), recipe: { seed: 6 } });
    await land(at);
    expect(at.paints.map(({ input }) => input.seed)).toEqual([1, 5, 6, 7]);
    expect(at.mostAtOnce()).toBe(1);
  });

  it('drops the painting of what is no longer selected', async () => {
    const at = await living();
    change(at);
    await read(at);
    at.controller.hear({ kind: 'selection', selection: selected('b') });
    await finish(at, 2);
    expect(theSubject(at.controller.state()).preview).toBeNull();
    await read(at, 'b');
    await finish(at, 3);
    expect([shown(at), current(at), at.mostAtOnce()]).toEqual([3, true, 1]);
  });

  it('is silent while nobody sees it, and comes back with the newest state', async () => {
    const at = await living();
    change(at);
    await read(at);
    at.controller.dispatch({ type: 'visible', visible: false });
    await finish(at, 2);
    expect(shown(at)).toBe(2);
    for (let edit = 0; edit < 5; edit += 1) change(at);
    at.controller.dispatch({ type: 'seed', seed: 3 });
    await pass(60_000);
    expect([at.count('export-picture'), at.paints.length]).toEqual([2, 2]);
    at.controller.dispatch({ type: 'visible', visible: true });
    await read(at);
    // The mask was there before: the seed alone could be painted at once.
    while (!current(at)) await finish(at, 3);
    expect([at.count('export-picture'), at.mostAtOnce()]).toEqual([3, 1]);
  });

  it('rests while another room is on show', async () => {
    const at = await living();
    at.controller.dispatch({ type: 'room', room: 'sketch' });
    change(at);
    await read(at);
    expect(at.paints).toHaveLength(1);
    at.controller.dispatch({ type: 'room', room: 'selection' });
    await pass();
    await finish(at, 2);
    expect([at.paints.length, current(at)]).toEqual([2, true]);
  });

  it('waits for an engine that is still loading, and paints then what is there then', async () => {
    const at = bench();
    at.controller.open();
    at.latest('ready').resolve({ settings: { ...SETTINGS, live: true }, command: 'open', selection: selected('a'), notice: null });
    await read(at);
    change(at);
    await read(at);
    expect(at.paints).toHaveLength(0);
    expect(statusOf(at.controller.state()).sentence).toBe('Getting the painter ready…');
    at.loads[0]!.resolve({} as never);
    await pass();
    await finish(at, 1);
    expect([at.paints.length, current(at)]).toEqual([1, true]);
  });

  it('stops when it is switched off, remembers that, and starts again', async () => {
    const at = await living();
    at.controller.dispatch({ type: 'live', on: false });
    expect(at.latest('follow-source').body).toEqual({ on: false });
    change(at);
    await read(at);
    await pass(1000);
    expect(at.paints).toHaveLength(1);
    expect(at.latest('save-settings').body).toMatchObject({ live: false });
    at.controller.dispatch({ type: 'live', on: true });
    await pass();
    await finish(at, 2);
    expect([at.paints.length, shown(at), current(at)]).toEqual([2, 2, true]);
  });
});

describe('Live, when something breaks', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('says once that a run failed, does not insist, and goes on with the next edit', async () => {
    const at = await living();
    const notices: unknown[] = [];
    at.controller.subscribe(() => {
      const { notice } = at.controller.state();
      if (notice !== null && notice !== notices.at(-1)) notices.push(notice);
    });
    for (let edit = 0; edit < 3; edit += 1) {
      change(at);
      await read(at);
      at.paints.at(-1)!.reject(lost);
      await rest(at);
      await pass(10_000);
    }
    expect(at.paints).toHaveLength(4);
    expect(notices).toEqual([expect.objectContaining({ tone: 'quiet' })]);
    expect(shown(at)).toBe(1);
    change(at);
    await read(at);
    await finish(at, 2);
    expect([shown(at), current(at), at.controller.state().notice]).toEqual([2, true, null]);
  });

  it.each(['wasm-refused', 'model-altered'] as const)('is switched off with a sentence by %s, in a run or while loading', async (code) => {
    const failure = new FailureError(code, 'This can’t paint.');
    const at = await living();
    change(at);
    await read(at);
    at.paints.at(-1)!.reject(failure);
    await pass(1000);
    expect(at.controller.state()).toMatchObject({
      settings: { live: false },
      notice: { tone: 'trouble', sentence: 'Live is off. This can’t paint.' },
    });
    expect(at.latest('save-settings').body).toMatchObject({ live: false });

    const other = bench();
    other.controller.open();
    other.latest('ready').resolve({ settings: { ...SETTINGS, live: true }, command: 'open', selection: selected('a'), notice: null });
    await pass();
    other.loads[0]!.reject(failure);
    await pass();
    expect(other.controller.state()).toMatchObject({ settings: { live: false }, notice: { sentence: 'Live is off. This can’t paint.' } });
  });

  it('says why a reading failed, and paints after the next edit', async () => {
    const at = await living();
    change(at);
    await pass();
    at.latest('export-picture').reject(new FailureError('export-failed', 'Figma could not export it quickly.'));
    await pass();
    // What a quick reading can't is left to a whole one, at once and without a word.
    expect(at.latest('export-picture').body).toEqual({ sourceIds: ['a'] });
    at.latest('export-picture').reject(new FailureError('export-failed', 'Figma could not export it.'));
    await pass();
    expect(statusOf(at.controller.state())).toMatchObject({ tone: 'trouble', sentence: 'Figma could not export it.' });
    expect(at.paints).toHaveLength(1);
    change(at);
    await pass();
    for (let reading = 0; reading < 2; reading += 1) {
      at.latest('export-picture').resolve(picture('a'));
      await pass();
      at.labels.at(-1)!.reject(new FailureError('no-semantic-pixel', 'No landscape colour.'));
      await pass();
    }
    expect(statusOf(at.controller.state()).sentence).toBe('No landscape colour.');
    change(at);
    await read(at);
    await finish(at, 2);
    expect([shown(at), current(at)]).toEqual([2, true]);
  });

  it('goes on after an insertion that the plugin refused, and after a cancelled order', async () => {
    const at = await living();
    at.controller.dispatch({ type: 'paint' });
    await pass();
    at.latest('insert-painting').reject(new FailureError('locked', 'The painting is locked.'));
    await pass();
    expect(at.controller.state().phase).toMatchObject({ kind: 'failed', doing: 'paint' });
    change(at);
    await read(at);
    await finish(at, 2);
    await rest(at);
    await finish(at, 2);
    expect([shown(at), current(at)]).toEqual([2, true]);
    at.controller.dispatch({ type: 'seed', seed: 8 });
    await pass();
    at.controller.dispatch({ type: 'seed', seed: 9 });
    at.controller.dispatch({ type: 'paint' });
    await pass();
    at.controller.cancel();
    await finish(at, 3);
    expect(at.paints.at(-1)!.input.seed).toBe(9);
    await finish(at, 4);
    expect([shown(at), current(at), at.mostAtOnce(), at.count('insert-painting')]).toEqual([4, true, 1, 1]);
  });

  it('follows a source that fails to be followed no less', async () => {
    const at = await opened('a', { live: true });
    at.latest('follow-source').reject(new FailureError('timeout', 'Figma did not answer in time.'));
    await read(at);
    await finish(at, 1);
    expect(current(at)).toBe(true);
  });

  it('stops for good when the panel closes in the middle of a run', async () => {
    const at = await living();
    change(at);
    await read(at);
    at.controller.close();
    expect(at.paints.at(-1)!.signal.aborted).toBe(true);
    await pass(10_000);
    expect(at.paints).toHaveLength(2);
  });
});

describe('Live with drafts', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  const kinds = (at: Bench): string => at.paints.map(({ input }) => (input.draft === true ? 'd' : 'p')).join('');
  const drafted = (at: Bench): boolean => theSubject(at.controller.state()).preview?.draft === true;

  /** Live, with the first painting on show. */
  async function drafting(): Promise<Bench> {
    const at = await opened('a', { live: true }, { drafts: true });
    await read(at);
    await finish(at, 1);
    await rest(at);
    await finish(at, 2);
    expect([kinds(at), shown(at), drafted(at)]).toEqual(['dp', 2, false]);
    return at;
  }

  it('reads what was just selected quickly, and whole only once its draft is on show', async () => {
    const at = await opened('a', { live: true }, { drafts: true });
    expect(at.latest('export-picture').body).toEqual({ sourceIds: ['a'], quick: true });
    await read(at);
    expect(kinds(at)).toBe('d');
    // However long the draft takes, and whatever changes meanwhile: the machine paints.
    change(at);
    await pass(10_000);
    expect([at.count('export-picture'), at.labels.length]).toEqual([1, 1]);
    await finish(at, 1);
    expect([shown(at), drafted(at)]).toEqual([1, true]);
    await read(at);
    await finish(at, 2);
    await pass(REST.document + 5);
    await read(at);
    expect(at.latest('export-picture').body).toEqual({ sourceIds: ['a'] });
    await finish(at, 3);
    expect([shown(at), drafted(at), current(at)]).toEqual([3, false, true]);
  });

  it.each<[string, (at: Bench) => void | Promise<void>]>([
    [
      'its draft fails',
      (at) => {
        at.paints[0]!.reject(lost);
      },
    ],
    [
      'Live is switched off',
      (at) => {
        at.controller.dispatch({ type: 'live', on: false });
      },
    ],
    [
      'the pad is opened',
      (at) => {
        at.controller.dispatch({ type: 'room', room: 'sketch' });
      },
    ],
    [
      'Paint is pressed',
      (at) => {
        at.controller.dispatch({ type: 'paint' });
      },
    ],
  ])('reads it whole as well where no draft comes: %s', async (_why, happens) => {
    const at = await opened('a', { live: true }, { drafts: true });
    await read(at);
    await pass(REST.document + 5);
    await happens(at);
    await pass(REST.document + 5);
    expect(at.latest('export-picture').body).toEqual({ sourceIds: ['a'] });
  });

  it('reads it quickly while the painter loads, and whole where it can’t be loaded', async () => {
    const at = bench({ drafts: true });
    at.controller.open();
    at.latest('ready').resolve({ settings: { ...SETTINGS, live: true }, command: 'open', selection: selected('a'), notice: null });
    await read(at);
    await pass(10_000);
    expect(at.asked.filter(({ name }) => name === 'export-picture').map(({ body }) => body)).toEqual([{ sourceIds: ['a'], quick: true }]);
    at.loads[0]!.reject(lost);
    await pass();
    expect(at.latest('export-picture').body).toEqual({ sourceIds: ['a'] });
  });

  it('reads what is selected later quickly as well, but whole at once where a card paints, which paints no drafts', async () => {
    const quick = await drafting();
    quick.controller.hear({ kind: 'selection', selection: selected('b') });
    await pass();
    expect(quick.latest('export-picture').body).toEqual({ sourceIds: ['b'], quick: true });
    const whole = await living();
    whole.controller.hear({ kind: 'selection', selection: selected('b') });
    await pass();
    expect(whole.latest('export-picture').body).toEqual({ sourceIds: ['b'] });
  });

  it('reads whole at once where Live is off', async () => {
    const at = await opened('a', {}, { drafts: true });
    expect(at.latest('export-picture').body).toEqual({ sourceIds: ['a'] });
  });

  it('shows a draft of an edit at once and the painting when the hand rests, and then paints nothing more', async () => {
    const at = await drafting();
    change(at);
    await read(at);
    expect(kinds(at)).toBe('dpd');
    await finish(at, 3);
    expect([shown(at), drafted(at)]).toEqual([3, true]);
    await rest(at);
    expect(kinds(at)).toBe('dpdp');
    await finish(at, 4);
    expect([shown(at), drafted(at), current(at)]).toEqual([4, false, true]);
    await pass(10_000);
    expect(kinds(at)).toBe('dpdp');
  });

  it('paints nothing but drafts while a slider or a layer is dragged', async () => {
    const at = await drafting();
    for (let seed = 10; seed < 20; seed += 1) {
      at.controller.dispatch({ type: 'seed', seed });
      await pass(40);
      if (seed % 2 === 1) await finish(at, seed);
    }
    expect(kinds(at)).toMatch(/^dpd{4,6}$/);
    for (let step = 0; step < 5; step += 1) {
      change(at);
      await read(at);
      await finish(at, 20 + step);
      // As the plugin tells of a steady drag.
      await pass(250);
    }
    expect(kinds(at)).toMatch(/^dpd{8,12}$/);
    // The draft of the last step, and then the painting.
    await finish(at, 98);
    await rest(at);
    await finish(at, 99);
    expect([kinds(at).at(-1), shown(at), drafted(at), current(at)]).toEqual(['p', 99, false, true]);
  });

  it('never inserts a draft: the painting is made first', async () => {
    const at = await drafting();
    change(at);
    await read(at);
    await finish(at, 3);
    expect(drafted(at)).toBe(true);
    at.controller.dispatch({ type: 'paint' });
    await read(at);
    expect([kinds(at), at.count('insert-painting')]).toEqual(['dpdp', 0]);
    await finish(at, 4);
    expect(at.latest('insert-painting').body).toMatchObject({ png: Uint8Array.of(4) });
    await land(at);
    expect([shown(at), drafted(at)]).toEqual([4, false]);
  });

  it('ends with the painting when it is switched off with a draft on show', async () => {
    const at = await drafting();
    at.controller.dispatch({ type: 'seed', seed: 9 });
    await pass();
    await finish(at, 3);
    at.controller.dispatch({ type: 'live', on: false });
    await pass(1000);
    await finish(at, 4);
    expect([kinds(at), shown(at), drafted(at)]).toEqual(['dpdp', 4, false]);
    at.controller.dispatch({ type: 'seed', seed: 10 });
    await pass(1000);
    expect(kinds(at)).toBe('dpdp');
  });
});
