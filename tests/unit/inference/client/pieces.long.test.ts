// One painting on several workers: the same bytes, whatever becomes of the workers. The working sides are real, and each has a runtime's session of
// its own; only the threads are missing in Node.
import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import type { FailureError } from '../../../../src/contract/failure';
import type { FailureCode } from '../../../../src/contract/failure';
import type { Engine, Progress } from '../../../../src/inference/api/engine';
import type { PaintJob } from '../../../../src/inference/api/paint-job';
import { plainJob } from '../../../../src/inference/api/plain-job';
import { openEngine } from '../../../../src/inference/client/open-engine';
import type { LineEvents, Place, WorkerLine } from '../../../../src/inference/client/places';
import { DEFAULTS } from '../../../../src/inference/paint/generator';
import type { Ask } from '../../../../src/inference/protocol/messages';
import type { PaintJobs } from '../../../../src/inference/protocol/paint-jobs';
import type { InlineAssets } from '../../../../src/inference/api/engine-assets';
import { resampled } from '../../../../src/labels/resample';
import { cardWithDetail, tinyWithFeatures } from '../../../support/networks/tiny-detail';
import { cardFor, tinyGenerator } from '../../../support/networks/tiny-generator';
import { ASSETS as SHIPPED, CARD as SHIPPED_CARD, DEFAULT_STYLE, onlyPainter, pack } from '../card';
import { labelPlace, workingPlace } from './engine-lines';
import { wetOnWet } from '../../contract/wet-on-wet';

const MODEL = tinyGenerator(4);
// A small halo and small windows: many pieces at little cost.
const CARD = { ...cardFor(MODEL, SHIPPED_CARD), tileHalo: 64 };
const ASSETS = { ...SHIPPED, model: pack(MODEL), card: CARD };
const TIMEOUTS = { ping: 5_000, job: 60_000, idle: 60_000 };
const SIZE = { width: 1000, height: 800 };
const JOB: PaintJob = {
  ...plainJob(
    Uint8Array.from({ length: SIZE.width * SIZE.height }, (_, at) => Math.floor(at / 9000) % 9),
    SIZE,
    DEFAULT_STYLE,
    5,
  ),
  repaints: [{ className: 'grass', seed: 9 }],
  edges: 0.6,
};

type Jobs = Extract<Ask, { type: 'job' }>;

/** Real workers in one place. `onPiece` may say that a worker dies of a piece instead of painting it. */
function crew(onPiece: (worker: number, piece: number) => boolean = () => false): {
  readonly place: Place;
  readonly opened: () => number;
  readonly ended: () => number;
  readonly pieces: number[];
  readonly loads: Jobs[];
} {
  let opened = 0;
  let ended = 0;
  const pieces: number[] = [];
  const loads: Jobs[] = [];
  const place: Place = {
    kind: 'crew',
    open(events: LineEvents): WorkerLine {
      const number = opened++;
      const real = workingPlace('crew', { ...DEFAULTS, most: 400_000 });
      const line = real.open(events);
      return {
        post(ask, transfer) {
          if (ask.type === 'job' && ask.name === 'load') loads.push(ask);
          // Those of the large painting: small ones are one piece each.
          if (ask.type === 'job' && ask.name === 'piece' && (ask.body as PaintJobs['piece']['ask']).job.width === SIZE.width) {
            pieces.push(number);
            if (onPiece(number, pieces.length)) {
              real.crash('killed');
              return;
            }
          }
          line.post(ask, transfer);
        },
        end() {
          ended++;
          line.end();
        },
      };
    },
  };
  return { place, opened: () => opened, ended: () => ended, pieces, loads };
}

const open: Engine[] = [];
afterEach(() => {
  for (const engine of open.splice(0)) engine.close();
});

function engineOf(place: Place, atOnce: number, timeouts = TIMEOUTS, assets: InlineAssets = ASSETS): Engine {
  const engine = openEngine({ paint: [place], labels: [labelPlace()] }, onlyPainter(assets), timeouts, atOnce);
  open.push(engine);
  return engine;
}

async function codeOf(promise: Promise<unknown>): Promise<FailureCode | 'none'> {
  return promise.then(
    () => 'none',
    (thrown: unknown) => (thrown as FailureError).failure.code,
  );
}

async function alone(): Promise<Uint8ClampedArray> {
  return (await engineOf(crew().place, 1).paint(JOB)).rgba;
}

describe('a large painting', () => {
  test('is the same on two and four workers as on one, with its progress by pieces; they get what the first one unpacked', async () => {
    const wanted = await alone();
    for (const atOnce of [2, 4]) {
      const { place, opened, pieces, loads } = crew();
      const engine = engineOf(place, atOnce);
      await engine.load(CARD.painter.id);
      expect(opened()).toBe(1);
      const told: Progress[] = [];
      const painting = await engine.paint(JOB, { onProgress: (progress) => told.push(progress) });
      expect(Buffer.from(painting.rgba).equals(Buffer.from(wanted))).toBe(true);
      expect([painting.width, painting.height]).toEqual([SIZE.width, SIZE.height]);
      expect(told.map(({ done }) => done)).toEqual(told.map(({ done }) => done).sort((one, other) => one - other));
      expect(told.at(-1)).toEqual({ phase: 'paint', done: 1, pieces: { done: pieces.length, of: pieces.length }, left: 0 });
      // Nobody knows the machine's pace before its first piece; from then on the rest is expected to take less and less.
      expect(told[0]!.left).toBeUndefined();
      expect(told[1]!.left).toBeGreaterThan(0);
      expect(opened()).toBeGreaterThan(1);
      expect(opened()).toBeLessThanOrEqual(atOnce);
      for (const load of loads.slice(1)) expect((load.body as { unpacked: unknown }).unpacked).not.toBeNull();
    }
  }, 120_000);

  test('of a painter with detail heads is one piece for each repaint and itself; dying and cancelled, it is as any other', async () => {
    const model = tinyWithFeatures();
    const assets = { ...ASSETS, model: pack(model), card: cardWithDetail(model, CARD) };
    const wanted = (await engineOf(crew().place, 1, TIMEOUTS, assets).paint(JOB)).rgba;
    expect(wanted).not.toEqual(await alone());
    const { place, pieces } = crew((_worker, piece) => piece === 1);
    const engine = engineOf(place, 2, TIMEOUTS, assets);
    const within: number[] = [];
    const painting = await engine.paint(JOB, { onProgress: ({ done }) => within.push(done) });
    expect(Buffer.from(painting.rgba).equals(Buffer.from(wanted))).toBe(true);
    // The first one died in its worker's hands.
    expect(pieces.length).toBe(3);
    // Progress within a piece, which a worker's death does not take back.
    expect(new Set(within).size).toBeGreaterThan(3);
    expect(within).toEqual([...within].sort((one, other) => one - other));
    expect(within.at(-1)).toBe(1);
    // Cancelled within its first piece, it does not wait for the end of that.
    const early = new AbortController();
    let last = 0;
    const dropped = engine.paint(JOB, {
      signal: early.signal,
      onProgress({ done }) {
        last = done;
        if (done > 0) early.abort();
      },
    });
    expect(await codeOf(dropped)).toBe('cancelled');
    expect(last).toBeLessThan(1);
    // The first worker tells progress all along, and can be stopped on the way.
    const single = engineOf(crew().place, 1, TIMEOUTS, assets);
    const twice = { width: 2 * SIZE.width, height: 2 * SIZE.height };
    const once = { ...JOB, ...resampled(JOB, twice), repaints: [] };
    const told: number[] = [];
    await single.paint(once, { onProgress: ({ done }) => told.push(done) });
    expect(new Set(told).size).toBeGreaterThan(3);
    expect(told).toEqual([...told].sort((one, other) => one - other));
    const stop = new AbortController();
    const cancelled = single.paint(once, {
      signal: stop.signal,
      onProgress: ({ done }) => {
        if (done > 0.3) stop.abort();
      },
    });
    expect(await codeOf(cancelled)).toBe('cancelled');
    expect(await codeOf(single.paint(once))).toBe('none');
  }, 120_000);

  test('whichever workers die of whichever two pieces, it is painted all the same, and the same', async () => {
    const wanted = Buffer.from(await alone());
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.integer({ min: 1, max: 5 }), { maxLength: 2 }),
        fc.integer({ min: 1, max: 3 }),
        async (deadly, atOnce) => {
          const { place } = crew((_worker, piece) => deadly.includes(piece));
          const engine = engineOf(place, atOnce);
          expect(Buffer.from((await engine.paint(JOB)).rgba).equals(wanted)).toBe(true);
          engine.close();
        },
      ),
      { numRuns: 4 },
    );
  }, 120_000);

  test('that kills every worker fails, and the next one can be painted', async () => {
    let deadly = true;
    const engine = engineOf(crew(() => deadly).place, 2);
    expect(await codeOf(engine.paint(JOB))).toBe('worker-lost');
    deadly = false;
    expect(await codeOf(engine.paint(JOB))).toBe('none');
  }, 120_000);

  test('cancelled at any piece, stops everywhere: no further piece is begun', async () => {
    for (const at of [1, 3]) {
      const { place, pieces } = crew();
      const engine = engineOf(place, 3);
      const cancel = new AbortController();
      const painting = engine.paint(JOB, {
        signal: cancel.signal,
        onProgress: ({ pieces: count }) => {
          if (count?.done === at) cancel.abort();
        },
      });
      expect(await codeOf(painting)).toBe('cancelled');
      const begun = pieces.length;
      // Those in hand are answered before anything else begins.
      expect(await codeOf(engine.paint(plainJob(new Uint8Array(64 * 64), { width: 64, height: 64 }, DEFAULT_STYLE, 1)))).toBe('none');
      expect(pieces.length).toBe(begun);
    }
  }, 120_000);

  test('that no worker can paint says why once, and nothing hangs', async () => {
    const engine = engineOf(crew().place, 3);
    const broken = { ...JOB, style: wetOnWet('nope') };
    expect(await codeOf(engine.paint(broken))).toBe('unknown-style');
    expect(await codeOf(engine.paint(JOB))).toBe('none');
  }, 120_000);
});

describe('further workers', () => {
  const small = (seed: number): PaintJob => plainJob(new Uint8Array(512 * 512).fill(seed % 9), { width: 512, height: 512 }, DEFAULT_STYLE, seed);

  test('paint orders beside each other, are not started for one, and end when idle', async () => {
    const { place, opened, ended } = crew();
    const engine = engineOf(place, 3, { ...TIMEOUTS, idle: 150 });
    await engine.load(CARD.painter.id);
    await engine.paint(small(1));
    await engine.inTurn('preview', (paint) => paint(small(2)));
    expect(opened()).toBe(1);
    const one = engineOf(crew().place, 1);
    const seeds = [3, 4, 5, 6, 7, 8];
    const paintings = await Promise.all(seeds.map((seed) => engine.paint(small(seed))));
    expect(opened()).toBeGreaterThan(1);
    for (const [index, { rgba }] of paintings.entries())
      expect(Buffer.from(rgba).equals(Buffer.from((await one.paint(small(seeds[index]!))).rgba))).toBe(true);
    await expect.poll(() => opened() - ended()).toBe(1);
    expect(await codeOf(engine.paint(JOB))).toBe('none');
  }, 120_000);

  test('that can’t be had leave the first one to paint alone', async () => {
    const { place } = crew();
    let refused = 0;
    const only: Place = {
      kind: 'only one',
      open(events) {
        if (refused++ > 0) throw new Error('no more');
        return place.open(events);
      },
    };
    const engine = engineOf(only, 4);
    expect(await codeOf(engine.paint(JOB))).toBe('none');
    expect(refused).toBe(2);
  }, 120_000);

  test('are never on the page’s own thread', async () => {
    const { place, opened } = crew();
    expect(await codeOf(engineOf({ ...place, onPage: true }, 4).paint(JOB))).toBe('none');
    expect(opened()).toBe(1);
  }, 120_000);
});
