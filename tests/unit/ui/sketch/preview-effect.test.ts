// The painting that follows the drawing: newest wins, one run in flight, no step forgotten, nothing tried for ever.
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FailureError } from '../../../../src/contract/failure';
import type { Painting, PaintJob } from '../../../../src/inference/api/paint-job';
import type { Engine } from '../../../../src/inference/api/engine';
import { openQueue } from '../../../../src/inference/client/queue';
import { fill } from '../../../../src/labels/read/fill';
import { createPad } from '../../../../src/ui/sketch/pad/pad';
import type { Pad } from '../../../../src/ui/sketch/pad/pad';
import { previewEffect } from '../../../../src/ui/sketch/effects/preview-effect';
import type { PreviewEffect } from '../../../../src/ui/sketch/effects/preview-effect';
import { initialState } from '../../../../src/ui/state/initial-state';
import type { PanelState } from '../../../../src/ui/state/panel-state';
import { PAINTER } from '../samples';

const RUN_MS = 300;

interface Easel {
  readonly pad: Pad;
  readonly effect: PreviewEffect;
  readonly jobs: PaintJob[];
  /** The most runs that were under way at once. */
  readonly atOnce: () => number;
  readonly set: (settings: Partial<PanelState['settings']>) => void;
  fail: FailureError | null;
}

function easel(live: boolean, drafts = false): Easel {
  const pad = createPad();
  const start = initialState([{ ...PAINTER, styles: [{ id: 'dusk', name: 'Dusk' }], defaultStyle: 'dusk' }]);
  let state: PanelState = { ...start, room: 'sketch', settings: { ...start.settings, live } };
  const jobs: PaintJob[] = [];
  let [running, most] = [0, 0];
  const paint = async (job: PaintJob): Promise<Painting> => {
    jobs.push(job);
    most = Math.max(most, (running += 1));
    await new Promise((resume) => setTimeout(resume, job.draft === true ? RUN_MS / 3 : RUN_MS));
    running -= 1;
    if (made.fail !== null) throw made.fail;
    return { width: job.width, height: job.height, rgba: new Uint8ClampedArray(job.labels.length * 4), ms: RUN_MS };
  };
  const queue = openQueue();
  const engine: Pick<Engine, 'fillGaps' | 'inTurn' | 'drafts'> = {
    drafts,
    inTurn: (rank, work, signal) => queue.take(rank, () => work(paint), signal),
    fillGaps({ labels, width, height }) {
      const whole = { labels: labels.slice(), width, height };
      fill(whole.labels, width, height);
      return Promise.resolve(whole);
    },
  };
  const effect = previewEffect(pad, { state: () => state, engine, now: () => Date.now() });
  pad.subscribe(effect.follow);
  const made: Easel = {
    pad,
    effect,
    jobs,
    fail: null,
    atOnce: () => most,
    set: (settings) => {
      state = { ...state, settings: { ...state.settings, ...settings } };
      effect.follow();
    },
  };
  return made;
}

function dot(pad: Pad, x: number, y: number): void {
  pad.press({ x, y, radius: 12 });
  pad.lift();
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('with Live on', () => {
  it('paints the last state of any drawing, one run at a time', async () => {
    const step = fc.record({ x: fc.nat(511), y: fc.nat(383), label: fc.nat(8), wait: fc.nat(500), undo: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
        const { pad, jobs, atOnce } = easel(true);
        for (const { x, y, label, wait, undo } of steps) {
          pad.takeLabel(label);
          dot(pad, x, y);
          if (undo) pad.undo();
          await vi.advanceTimersByTimeAsync(wait);
        }
        await vi.advanceTimersByTimeAsync(3000);
        const { sheet, preview, revision, unlabelled } = pad.state();
        expect(atOnce()).toBeLessThanOrEqual(1);
        if (unlabelled === 1) return;
        expect(preview).toMatchObject({ busy: false, failure: null, painted: { wish: { revision } } });
        // What was drawn is painted as it is, and nothing is left open.
        const { labels } = jobs.at(-1)!;
        expect(labels.every((label, at) => label < 9 && (sheet.labels[at] === 255 || sheet.labels[at] === label))).toBe(true);
      }),
      { numRuns: 8 },
    );
  });

  it('paints neither an empty sheet nor the same thing twice', async () => {
    const { pad, jobs } = easel(true);
    pad.reshape({ width: 900, height: 900 });
    await vi.advanceTimersByTimeAsync(2000);
    expect(jobs).toHaveLength(0);
    dot(pad, 50, 50);
    dot(pad, 90, 50);
    await vi.advanceTimersByTimeAsync(2000);
    pad.setSize(10);
    pad.moveCursor(8, 8);
    await vi.advanceTimersByTimeAsync(2000);
    expect(jobs).toHaveLength(1);
    expect(jobs[0]).toMatchObject({ width: 512, height: 512 });
  });

  it('paints again for another seed', async () => {
    const { pad, jobs, set } = easel(true);
    dot(pad, 50, 50);
    await vi.advanceTimersByTimeAsync(2000);
    set({ seed: 77 });
    await vi.advanceTimersByTimeAsync(2000);
    expect(jobs.map(({ seed }) => seed)).toEqual([1, 77]);
  });

  it('shows a failure with the painting before it, and does not try again unasked', async () => {
    const made = easel(true);
    dot(made.pad, 50, 50);
    await vi.advanceTimersByTimeAsync(2000);
    made.fail = new FailureError('out-of-memory', 'Not enough memory.');
    dot(made.pad, 90, 90);
    await vi.advanceTimersByTimeAsync(5000);
    expect(made.jobs).toHaveLength(2);
    expect(made.pad.state().preview).toMatchObject({ busy: false, failure: { code: 'out-of-memory' }, painted: { wish: { revision: 1 } } });
    made.fail = null;
    made.effect.paint();
    await vi.advanceTimersByTimeAsync(2000);
    expect(made.pad.state().preview).toMatchObject({ failure: null, painted: { wish: { revision: 2 } } });
  });
});

describe('with drafts', () => {
  const kinds = (jobs: readonly PaintJob[]): string => jobs.map(({ draft }) => (draft === true ? 'd' : 'p')).join('');

  it('paints drafts while a stroke is drawn and the painting when the hand rests, and then nothing more', async () => {
    const { pad, jobs, atOnce } = easel(true, true);
    dot(pad, 30, 30);
    await vi.advanceTimersByTimeAsync(2000);
    expect(kinds(jobs)).toBe('dp');
    pad.press({ x: 50, y: 50, radius: 12 });
    for (let x = 52; x < 252; x += 2) {
      pad.drag([{ x, y: 60, radius: 12 }]);
      await vi.advanceTimersByTimeAsync(10);
    }
    // A second of drawing, at a hundred a draft.
    expect(kinds(jobs)).toMatch(/^dpd{7,10}$/);
    expect(pad.state().preview.painted?.draft).toBe(true);
    pad.lift();
    await vi.advanceTimersByTimeAsync(5000);
    expect(kinds(jobs)).toMatch(/^dpd+p$/);
    const { sheet, preview, revision } = pad.state();
    expect(preview).toMatchObject({ busy: false, failure: null, painted: { draft: false, wish: { revision } } });
    expect(jobs.at(-1)!.labels.every((label, at) => sheet.labels[at] === 255 || sheet.labels[at] === label)).toBe(true);
    expect(atOnce()).toBe(1);
  });

  it('ends every sequence of strokes, undos, styles and switches of Live with the painting of the last state, never a draft', async () => {
    const step = fc.record({ x: fc.nat(511), y: fc.nat(383), wait: fc.nat(700), what: fc.constantFrom('dot', 'undo', 'seed', 'live') });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
        const { pad, jobs, set } = easel(true, true);
        dot(pad, 10, 10);
        let live = true;
        for (const { x, y, wait, what } of steps) {
          if (what === 'dot') dot(pad, x, y);
          else if (what === 'undo') pad.undo();
          else if (what === 'seed') set({ seed: x });
          else set({ live: (live = !live) });
          await vi.advanceTimersByTimeAsync(wait);
        }
        await vi.advanceTimersByTimeAsync(5000);
        const { preview, revision, unlabelled } = pad.state();
        if (unlabelled === 1) return;
        expect(preview).toMatchObject({ busy: false, failure: null });
        expect(preview.painted?.draft ?? false).toBe(false);
        if (live) expect(preview.painted).toMatchObject({ draft: false, wish: { revision } });
        if (preview.painted !== null) expect(jobs.at(-1)!.draft).toBeUndefined();
      }),
      { numRuns: 20 },
    );
  });

  it('tells of a failure once, when the painting fails as its draft did', async () => {
    const made = easel(true, true);
    made.fail = new FailureError('out-of-memory', 'Not enough memory.');
    dot(made.pad, 50, 50);
    await vi.advanceTimersByTimeAsync(5000);
    expect(kinds(made.jobs)).toBe('dp');
    expect(made.pad.state().preview).toMatchObject({ busy: false, failure: { code: 'out-of-memory' }, painted: null });
  });
});

describe('with Live off', () => {
  it('paints when asked, and catches up when Live is switched on', async () => {
    const { pad, effect, jobs, set } = easel(false);
    dot(pad, 50, 50);
    await vi.advanceTimersByTimeAsync(2000);
    expect(jobs).toHaveLength(0);
    effect.paint();
    effect.paint();
    await vi.advanceTimersByTimeAsync(2000);
    expect(jobs).toHaveLength(1);
    dot(pad, 90, 90);
    set({ live: true });
    await vi.advanceTimersByTimeAsync(2000);
    expect(jobs).toHaveLength(2);
  });

  it('starts nothing when the panel closes', async () => {
    const { pad, effect, jobs } = easel(true);
    dot(pad, 50, 50);
    effect.close();
    await vi.advanceTimersByTimeAsync(2000);
    expect(jobs).toHaveLength(0);
  });
});
