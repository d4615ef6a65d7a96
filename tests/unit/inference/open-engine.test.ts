import { encode } from 'fast-png';
import { afterEach, describe, expect, test } from 'vitest';
import { CLASSES } from '../../../src/contract/classes';
import { FailureError } from '../../../src/contract/failure';
import type { FailureCode } from '../../../src/contract/failure';
import type { Picture } from '../../../src/contract/picture';
import { namedStyle } from '../../../src/contract/style';
import { SQUARE } from '../../../src/inference/engine-api';
import type { BackendReport, Engine, EngineAssets, GpuHistory, Progress } from '../../../src/inference/engine-api';
import { openEngine } from '../../../src/inference/open-engine';
import { ASSETS as SHIPPED, CARD as SHIPPED_CARD, JARGON, pack } from './card';
import { cardFor, tinyGenerator } from '../../support/tiny-generator';
import { plainJob } from '../../../src/inference/plain-job';
import { scriptedPlace, workingPlace } from './engine-lines';
import type { LineEvents, Place } from '../../../src/inference/places';
import type { Ask } from '../../../src/inference/protocol';

// What the engine does with a generator is the same for one of a few steps; the shipped one has generator.test.ts.
const MODEL = tinyGenerator(4);
const CARD = cardFor(MODEL, SHIPPED_CARD);
const ASSETS = { ...SHIPPED, model: pack(MODEL), card: CARD };
const JOB = plainJob(new Uint8Array(512 * 512).fill(3), SQUARE, CARD.defaultStyle, 1);
const SHORT = { ping: 60, job: 60 };
const open: Engine[] = [];

function engineAt(places: readonly Place[], assets: EngineAssets = ASSETS, patience?: { ping: number; job: number }): Engine {
  const engine = openEngine(places, assets, patience);
  open.push(engine);
  return engine;
}

afterEach(() => { for (const engine of open.splice(0)) engine.close(); });

/** The failure that a promise rejects with; its sentence must be fit for a designer. */
async function failureOf(promise: Promise<unknown>): Promise<FailureCode | 'none'> {
  const thrown = await promise.then(() => null, (reason: unknown) => reason);
  if (thrown === null) return 'none';
  expect(thrown).toBeInstanceOf(FailureError);
  const { code, sentence } = (thrown as FailureError).failure;
  expect(sentence.length).toBeGreaterThan(10);
  expect(sentence).not.toMatch(JARGON);
  return code;
}

function picture(png: Uint8Array): Picture {
  return {
    sourceIds: ['1:2'], name: 'Scene', width: 40, height: 30, findings: [], solids: [],
    parts: [{ png, box: { x: 10, y: 20, width: 40, height: 30 } }],
    frame: [[40, 0, 10], [0, 30, 20]],
  };
}

const seaPng = encode({ width: 8, height: 6, channels: 3, data: Uint8Array.from({ length: 144 }, (_, index) => CLASSES[8]!.colour[index % 3]!) });

describe('a working engine', () => {
  test('loads once, labels, paints the same picture for the same job', async () => {
    const place = workingPlace();
    const engine = engineAt([place]);
    const loads: Progress[] = [];
    const [card] = await Promise.all([engine.load({ onProgress: (progress) => loads.push(progress) }), engine.load()]);
    expect(card.sha256).toBe(CARD.sha256);
    expect(loads.map(({ phase }) => phase)).toEqual(['decode', 'compile', 'warm-up', 'warm-up']);
    expect(loads.at(-1)!.done).toBe(1);

    const mask = await engine.label(picture(seaPng), SQUARE);
    expect(mask.coverage.sea).toBe(1);

    const paints: Progress[] = [];
    const first = await engine.paint(JOB, { onProgress: (progress) => paints.push(progress) });
    const second = await engine.paint(JOB);
    expect(Buffer.from(first.rgba).equals(Buffer.from(second.rgba))).toBe(true);
    expect([...first.png.subarray(1, 4)]).toEqual([0x50, 0x4e, 0x47]);
    expect(first.ms).toBeGreaterThan(0);
    expect(paints.map(({ done }) => done)).toEqual([0, 0.9, 1]);
    expect(JOB.labels.length).toBe(512 * 512);
    expect(place.asked.filter((ask) => ask.type === 'job' && ask.name === 'load').length).toBe(1);
  }, 60_000);

  test('a first painting loads by itself and its progress never falls', async () => {
    const engine = engineAt([workingPlace()]);
    const done: number[] = [];
    await engine.paint(JOB, { onProgress: (progress) => done.push(progress.done) });
    expect(done[0]).toBe(0);
    expect(done.at(-1)).toBe(1);
    expect(done).toEqual([...done].sort((one, other) => one - other));
  }, 60_000);

  test('a mask asked for while the model loads does not wait for it', async () => {
    const engine = engineAt([workingPlace()]);
    const order: string[] = [];
    await Promise.all([
      engine.load().then(() => order.push('loaded')),
      engine.label(picture(seaPng), SQUARE).then(() => order.push('labelled')),
    ]);
    expect(order).toEqual(['labelled', 'loaded']);
  }, 60_000);

  test('the newest painting wins; the older ones are cancelled', async () => {
    const engine = engineAt([workingPlace()]);
    await engine.load();
    const paintings = [engine.paint(JOB), engine.paint({ ...JOB, seed: 2 }), engine.paint({ ...JOB, seed: 3 })];
    expect(await Promise.all(paintings.map(failureOf))).toEqual(['cancelled', 'cancelled', 'none']);
  }, 60_000);

  test('a picture that is no PNG and a style that is not there fail alone', async () => {
    const engine = engineAt([workingPlace()]);
    expect(await failureOf(engine.label(picture(Uint8Array.of(1, 2, 3)), SQUARE))).toBe('not-a-png');
    expect(await failureOf(engine.label(picture(seaPng.subarray(0, seaPng.length - 20)), SQUARE))).toBe('not-a-png');
    expect(await failureOf(engine.paint({ ...JOB, style: namedStyle('nope') }))).toBe('unknown-style');
    expect(await failureOf(engine.label(picture(seaPng), SQUARE))).toBe('none');
    expect(await failureOf(engine.paint(JOB))).toBe('none');
  }, 60_000);
});

describe('cancelling', () => {
  test('before it begins', async () => {
    const engine = engineAt([workingPlace()]);
    const signal = AbortSignal.abort();
    for (const job of [engine.load({ signal }), engine.label(picture(seaPng), SQUARE, { signal }), engine.paint(JOB, { signal })]) {
      expect(await failureOf(job)).toBe('cancelled');
    }
  });

  test.each(['decode', 'compile', 'warm-up', 'paint'] as const)('while it is in %s; the next painting works', async (phase) => {
    const place = workingPlace();
    const engine = engineAt([place]);
    const controller = new AbortController();
    const heard: Progress[] = [];
    const painting = engine.paint(JOB, {
      signal: controller.signal,
      onProgress: (progress) => {
        heard.push(progress);
        if (progress.phase === phase) controller.abort();
      },
    });
    expect(await failureOf(painting)).toBe('cancelled');
    expect(heard.at(-1)!.phase).toBe(phase);
    expect(await failureOf(engine.paint(JOB))).toBe('none');
    expect(heard.at(-1)!.phase).toBe(phase);
    expect(place.opened).toBe(1);
  }, 60_000);

  test('closing rejects what is under way and what comes after', async () => {
    const engine = engineAt([workingPlace()]);
    const loading = engine.load();
    engine.close();
    expect(await failureOf(loading)).toBe('cancelled');
    expect(await failureOf(engine.paint(JOB))).toBe('cancelled');
  });
});

describe('places', () => {
  test('are tried in order, and the reasons of each refusal are kept', async () => {
    const throwing: Place = { kind: 'first', open() { throw new Error('not allowed'); } };
    const failing = scriptedPlace('second', (_ask, events) => { events.lost('blocked by policy'); });
    const silent = scriptedPlace('third', () => undefined);
    const engine = engineAt([throwing, failing, silent, workingPlace('fourth')], ASSETS, { ping: 200, job: 60_000 });
    expect(await engine.placement).toEqual({ kind: 'fourth', refused: ['first: not allowed', 'second: blocked by policy', 'third: no answer within 0.2 s'] });
    expect(silent.ended).toBe(1);
    expect(await failureOf(engine.label(picture(seaPng), SQUARE))).toBe('none');
  });

  test('none at all: every call says so, and the placement too', async () => {
    const engine = engineAt([scriptedPlace('only', (_ask, events) => { events.lost('refused'); })]);
    expect(await failureOf(engine.load())).toBe('worker-lost');
    expect(await failureOf(engine.paint(JOB))).toBe('worker-lost');
    expect(await engine.placement).toEqual({ kind: 'nowhere', refused: ['only: refused'] });
  });
});

describe('faults', () => {
  const answersPing = (ask: { type: string }, events: { reply: (reply: { type: 'pong' }) => void }): void => {
    if (ask.type === 'ping') events.reply({ type: 'pong' });
  };

  test('an engine that never answers a job is given up', async () => {
    const place = scriptedPlace('mute', answersPing);
    const engine = engineAt([place], ASSETS, SHORT);
    expect(await failureOf(engine.label(picture(seaPng), SQUARE))).toBe('timeout');
    expect(place.ended).toBe(1);
    expect(await failureOf(engine.paint(JOB))).toBe('timeout');
    expect(place.ended).toBe(2);
  });

  test('an engine that dies in the middle of a job is lost; the next call starts a new one and loads again', async () => {
    const place = workingPlace();
    const engine = engineAt([place]);
    await engine.load();
    const painting = engine.paint(JOB, { onProgress: () => { place.crash('killed'); } });
    expect(await failureOf(painting)).toBe('worker-lost');
    expect(await failureOf(engine.paint(JOB))).toBe('none');
    expect(place.opened).toBe(2);
  }, 60_000);

  test('an engine that dies while loading fails the load and nothing else', async () => {
    const place = workingPlace();
    const engine = engineAt([place]);
    expect(await failureOf(engine.load({ onProgress: ({ phase }) => { if (phase === 'compile' && place.opened === 1) place.crash('killed'); } }))).toBe('worker-lost');
    expect(await failureOf(engine.load())).toBe('none');
  }, 60_000);

  test('out of memory starts anew', async () => {
    const place = scriptedPlace('small', (ask, events) => {
      answersPing(ask, events);
      if (ask.type === 'job') events.reply({ type: 'failed', id: ask.id, failure: { code: 'out-of-memory', sentence: 'There is not enough memory.' }, detail: '' });
    });
    const engine = engineAt([place]);
    expect(await failureOf(engine.label(picture(seaPng), SQUARE))).toBe('out-of-memory');
    expect(place.ended).toBe(1);
  });

  const changed = MODEL.slice();
  changed[1000]! ^= 255;
  test.each<[string, EngineAssets, FailureCode]>([
    ['a truncated model', { ...ASSETS, model: pack(MODEL.subarray(0, MODEL.length >> 1)) }, 'model-altered'],
    ['a changed model', { ...ASSETS, model: pack(changed) }, 'model-altered'],
    ['a model text that was cut', { ...ASSETS, model: ASSETS.model.slice(0, ASSETS.model.length >> 1) }, 'model-altered'],
    ['a model text that is no base64', { ...ASSETS, model: '<p>404</p>' }, 'model-altered'],
    ['no card', { ...ASSETS, card: null }, 'model-invalid'],
    ['a runtime text that was cut', { ...ASSETS, runtimeWasm: ASSETS.runtimeWasm.slice(0, 4000) }, 'wasm-refused'],
  ])('%s: a sentence, and labelling goes on', async (_name, assets, code) => {
    const engine = engineAt([workingPlace()], assets);
    const load = engine.load();
    const label = engine.label(picture(seaPng), SQUARE);
    expect(await failureOf(load)).toBe(code);
    expect(await failureOf(label)).toBe('none');
    expect(await failureOf(engine.paint(JOB))).toBe(code);
    expect(await failureOf(engine.label(picture(seaPng), SQUARE))).toBe('none');
  }, 60_000);
});

describe('an engine that used the graphics card', () => {
  const assets = { ...ASSETS, halfModel: null } as unknown as EngineAssets;
  const report = (kind: string): object => ({ kind, precision: 'float32', reason: kind, adapter: null, whole: null, difference: null, refused: [] });
  const painting = { width: 1, height: 1, rgba: new Uint8ClampedArray(4), png: new Uint8Array(1), ms: 1 };
  type Answer = (ask: Extract<Ask, { type: 'job' }>, events: LineEvents, history: GpuHistory) => void;

  /** Loads as the history says; paints as told; remembers the histories that it was started with. */
  function cardPlace(paint: Answer, load: Answer = () => undefined): Place & { histories: GpuHistory[] } {
    const histories: GpuHistory[] = [];
    return Object.assign(scriptedPlace('site', (ask, events) => {
      if (ask.type === 'ping') events.reply({ type: 'pong' });
      if (ask.type !== 'job') return;
      if (ask.name === 'paint') paint(ask, events, histories.at(-1)!);
      if (ask.name !== 'load') return;
      histories.push(ask.body.gpu);
      const before = histories.length;
      load(ask, events, ask.body.gpu);
      if (histories.length === before) events.reply({ type: 'done', id: ask.id, result: { card: CARD, backend: report(ask.body.gpu.use ? 'webgpu' : 'wasm') as BackendReport } });
    }), { histories });
  }

  test.each<[string, Answer, RegExp]>([
    ['says that it lost it', ({ id }, { reply }) => { reply({ type: 'failed', id, failure: { code: 'gpu-lost', sentence: '…' }, detail: 'driver update' }); }, /^driver update$/],
    ['went silent', () => undefined, /went silent/],
    ['died', (_ask, { lost }) => { lost('killed'); }, /stopped.*killed/],
  ])('%s: the painting is tried once more with it, then without, and comes', async (_name, fail, reason) => {
    const place = cardPlace((ask, events, history) => {
      if (history.use) fail(ask, events, history);
      else events.reply({ type: 'done', id: ask.id, result: { painting, backend: report('wasm') as BackendReport } });
    });
    const engine = engineAt([place], assets, SHORT);
    const kinds: string[] = [];
    engine.watchBackend(({ kind }) => { kinds.push(kind); });
    expect((await engine.paint(JOB)).ms).toBe(1);
    expect(kinds).toEqual(['webgpu', 'webgpu', 'wasm']);
    expect(place.histories.map(({ use, losses }) => [use, losses.length])).toEqual([[true, 0], [true, 1], [false, 2]]);
    for (const loss of place.histories.at(-1)!.losses) expect(loss).toMatch(reason);
  });

  test('an inline engine that dies is no fault of a card', async () => {
    const place = cardPlace((_ask, { lost }) => { lost('killed'); });
    expect(await failureOf(engineAt([place], ASSETS, SHORT).paint(JOB))).toBe('worker-lost');
    expect(place.histories.length).toBe(1);
  });
});
