import { encode } from 'fast-png';
import { afterEach, describe, expect, test } from 'vitest';
import { nodeCodec } from '../../../../scripts/shared/node-codec';
import { CLASSES, UNLABELLED } from '../../../../src/contract/classes';
import { FailureError } from '../../../../src/contract/failure';
import type { FailureCode } from '../../../../src/contract/failure';
import type { Picture } from '../../../../src/contract/picture';
import { SQUARE } from '../../../../src/contract/size';
import type { BackendReport, GpuHistory } from '../../../../src/inference/api/backend-report';
import type { Engine, Progress } from '../../../../src/inference/api/engine';
import type { EngineAssets } from '../../../../src/inference/api/engine-assets';
import type { MachinePace } from '../../../../src/inference/api/pieces/expected-seconds';
import { openEngine } from '../../../../src/inference/client/open-engine';
import { ASSETS as SHIPPED, CARD as SHIPPED_CARD, DEFAULT_STYLE, JARGON, onlyPainter, pack } from '../card';
import { cardFor, tinyGenerator } from '../../../support/networks/tiny-generator';
import { plainJob } from '../../../../src/inference/api/plain-job';
import { serveLabels } from '../../../../src/inference/label-worker/label-server';
import { traceLabelMap } from '../../../../src/labels/trace/trace-label-map';
import { labelPlace, scriptedPlace, workingPlace } from './engine-lines';
import type { WorkingPlace } from './engine-lines';
import type { LineEvents, Place } from '../../../../src/inference/client/places';
import type { Ask, Reply } from '../../../../src/inference/protocol/messages';
import type { PaintJob } from '../../../../src/inference/api/paint-job';
import type { PaintJobs } from '../../../../src/inference/protocol/paint-jobs';
import type { Timeouts } from '../../../../src/inference/client/worker-client';
import { wetOnWet } from '../../contract/wet-on-wet';

// What the engine does with a generator is the same for one of a few steps; the shipped one has generator.test.ts.
const MODEL = tinyGenerator(4);
const CARD = cardFor(MODEL, SHIPPED_CARD);
const ASSETS = { ...SHIPPED, model: pack(MODEL), card: CARD };
const JOB = plainJob(new Uint8Array(512 * 512).fill(3), SQUARE, DEFAULT_STYLE, 1);
const SHORT = { ping: 60, job: 60, idle: 60 };
const open: Engine[] = [];

/** @param paint where the generator's worker may live. @param labels where that for label maps may. */
function engineAt(
  paint: readonly Place[],
  assets: EngineAssets = ASSETS,
  timeouts?: Timeouts,
  labels: readonly Place[] = [labelPlace()],
): Engine {
  const engine = openEngine({ paint, labels }, onlyPainter(assets), timeouts);
  open.push(engine);
  return engine;
}

afterEach(() => {
  for (const engine of open.splice(0)) engine.close();
});

/** The failure that a promise rejects with; its sentence must be fit for a designer. */
async function failureOf(promise: Promise<unknown>): Promise<FailureCode | 'none'> {
  const thrown = await promise.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (thrown === null) return 'none';
  expect(thrown).toBeInstanceOf(FailureError);
  const { code, sentence } = (thrown as FailureError).failure;
  expect(sentence.length).toBeGreaterThan(10);
  expect(sentence).not.toMatch(JARGON);
  return code;
}

function picture(png: Uint8Array): Picture {
  return {
    sourceIds: ['1:2'],
    name: 'Scene',
    width: 40,
    height: 30,
    findings: [],
    solids: [],
    // Taken by whoever labels it.
    parts: [{ png: png.slice(), box: { x: 10, y: 20, width: 40, height: 30 } }],
    frame: [
      [40, 0, 10],
      [0, 30, 20],
    ],
  };
}

const seaPng = encode({
  width: 8,
  height: 6,
  channels: 3,
  data: Uint8Array.from({ length: 144 }, (_, index) => CLASSES[8]!.colour[index % 3]!),
});

describe('a working engine', () => {
  test('loads once, labels, paints the same picture for the same job', async () => {
    const place = workingPlace();
    const engine = engineAt([place]);
    const loads: Progress[] = [];
    const [card] = await Promise.all([
      engine.load(CARD.painter.id, { onProgress: (progress) => loads.push(progress) }),
      engine.load(CARD.painter.id),
    ]);
    expect(card.sha256).toBe(CARD.sha256);
    expect(loads.map(({ phase }) => phase)).toEqual(['decode', 'compile', 'compile']);
    expect(loads.at(-1)!.done).toBe(1);

    const mask = await engine.label(picture(seaPng), SQUARE);
    expect(mask.coverage.sea).toBe(1);

    const paints: Progress[] = [];
    const first = await engine.paint(JOB, { onProgress: (progress) => paints.push(progress) });
    const second = await engine.paint(JOB);
    expect(Buffer.from(first.rgba).equals(Buffer.from(second.rgba))).toBe(true);
    expect([...(await engine.encode(first)).subarray(1, 4)]).toEqual([0x50, 0x4e, 0x47]);
    expect(first.ms).toBeGreaterThan(0);
    expect(paints.map(({ done }) => done)).toEqual([0, 1]);
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

  test('what is wanted at once is the warm-up; where nothing is, one is made for nothing, and once', async () => {
    const count = (place: WorkingPlace, wanted: string): number => place.asked.filter((ask) => ask.type === 'job' && ask.name === wanted).length;
    const busy = workingPlace();
    const engine = engineAt([busy]);
    const paces: MachinePace[] = [];
    engine.watchPace((pace) => paces.push(pace));
    await engine.load(CARD.painter.id);
    expect(paces).toEqual([]);
    await engine.paint(JOB);
    expect(paces).toHaveLength(1);
    expect(paces[0]!.msPerPixel).toBeGreaterThan(0);
    const idle = workingPlace();
    const other = engineAt([idle]);
    await other.load(CARD.painter.id);
    await expect.poll(() => count(idle, 'warm-up')).toBe(1);
    expect([count(busy, 'warm-up'), count(busy, 'paint')]).toEqual([0, 1]);
    // How fast this machine paints is known before anything was wanted.
    const known = await new Promise<MachinePace>((resolve) => {
      other.watchPace(resolve);
    });
    expect(known.msPerPixel).toBeGreaterThan(0);
  }, 60_000);

  test('a mask asked for while the model loads does not wait for it', async () => {
    const engine = engineAt([workingPlace()]);
    const order: string[] = [];
    await Promise.all([
      engine.load(CARD.painter.id).then(() => order.push('loaded')),
      engine.label(picture(seaPng), SQUARE).then(() => order.push('labelled')),
    ]);
    expect(order).toEqual(['labelled', 'loaded']);
  }, 60_000);

  test('paintings are made one after the other, in the order in which they were asked for; previews come last', async () => {
    const place = workingPlace();
    const engine = engineAt([place]);
    await engine.load(CARD.painter.id);
    const ended: string[] = [];
    const preview = engine.inTurn('preview', (paint) => paint({ ...JOB, seed: 9 })).then(() => ended.push('first preview'));
    const later = engine.inTurn('preview', (paint) => paint({ ...JOB, seed: 8 })).then(() => ended.push('second preview'));
    await Promise.all([preview, later, ...[1, 2, 3].map((seed) => engine.paint({ ...JOB, seed }).then(() => ended.push(`order ${seed}`)))]);
    expect(ended).toEqual(['first preview', 'order 1', 'order 2', 'order 3', 'second preview']);
    expect(place.atOnce).toBe(1);
  }, 60_000);

  test('a picture that is no PNG and a style that is not there fail alone', async () => {
    const engine = engineAt([workingPlace()]);
    expect(await failureOf(engine.label(picture(Uint8Array.of(1, 2, 3)), SQUARE))).toBe('not-a-png');
    expect(await failureOf(engine.label(picture(seaPng.subarray(0, seaPng.length - 20)), SQUARE))).toBe('not-a-png');
    expect(await failureOf(engine.paint({ ...JOB, style: wetOnWet('nope') }))).toBe('unknown-style');
    expect(await failureOf(engine.label(picture(seaPng), SQUARE))).toBe('none');
    expect(await failureOf(engine.paint(JOB))).toBe('none');
  }, 60_000);
});

describe('the worker for label maps', () => {
  test('fills gaps and traces copies: the caller goes on drawing in its own', async () => {
    const engine = engineAt([workingPlace()]);
    const drawing = { width: 64, height: 64, labels: new Uint8Array(64 * 64).fill(UNLABELLED) };
    drawing.labels.fill(8, 0, 64 * 32);
    const [whole, shapes] = await Promise.all([engine.fillGaps(drawing), engine.trace(drawing, { width: 640, height: 640 })]);
    expect(whole.labels.every((label) => label === 8)).toBe(true);
    expect(shapes).toEqual(traceLabelMap(drawing, { width: 640, height: 640 }));
    expect(drawing.labels.filter((label) => label === UNLABELLED)).toHaveLength(64 * 32);
  });

  test('tells how far the tracing is, and stops where it is told to, ready for the next', async () => {
    const engine = engineAt([workingPlace()]);
    const side = 512;
    const rings = { width: side, height: side, labels: new Uint8Array(side * side) };
    for (let at = 0; at < side * side; at++)
      rings.labels[at] = Math.floor(Math.hypot((at % side) - side / 2, Math.floor(at / side) - side / 2) / 4) % 9;
    const told: number[] = [];
    const abort = new AbortController();
    const tracing = engine.trace(rings, rings, {
      signal: abort.signal,
      onProgress: ({ phase, done }) => {
        expect(phase).toBe('trace');
        told.push(done);
        if (told.length === 3) abort.abort();
      },
    });
    expect(await failureOf(tracing)).toBe('cancelled');
    expect(told).toEqual([...told].sort((one, other) => one - other));
    expect(told.at(-1)).toBeLessThan(1);
    expect((await engine.trace({ width: 8, height: 8, labels: new Uint8Array(64) }, SQUARE)).length).toBe(1);
    expect(told.length).toBeLessThan(6);
  }, 60_000);

  test('writes PNGs of copies, and takes the pictures that it reads', async () => {
    const engine = engineAt([workingPlace()]);
    const rgba = Uint8ClampedArray.from({ length: 4 * 4 * 4 }, (_, index) => (index % 4 === 3 ? 255 : index));
    expect([...(await nodeCodec.decode(await engine.encode({ rgba, width: 4, height: 4 }))).rgba]).toEqual([...rgba]);
    expect(rgba.length).toBe(64);
    const scene = picture(seaPng);
    await engine.label(scene, SQUARE);
    expect(scene.parts[0]!.png.length).toBe(0);
  });
});

describe('cancelling', () => {
  test('before it begins', async () => {
    const engine = engineAt([workingPlace()]);
    const signal = AbortSignal.abort();
    for (const job of [
      engine.load(CARD.painter.id, { signal }),
      engine.label(picture(seaPng), SQUARE, { signal }),
      engine.paint(JOB, { signal }),
    ]) {
      expect(await failureOf(job)).toBe('cancelled');
    }
  });

  test.each(['decode', 'compile', 'paint'] as const)(
    'while it is in %s; the next painting works',
    async (phase) => {
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
    },
    60_000,
  );

  test('closing rejects what is under way and what comes after', async () => {
    const engine = engineAt([workingPlace()]);
    const loading = engine.load(CARD.painter.id);
    engine.close();
    expect(await failureOf(loading)).toBe('cancelled');
    expect(await failureOf(engine.paint(JOB))).toBe('cancelled');
  });
});

describe('places', () => {
  test('are tried in order, and the reasons of each refusal are kept', async () => {
    const throwing: Place = {
      kind: 'first',
      open() {
        throw new Error('not allowed');
      },
    };
    const failing = scriptedPlace('second', (_ask, events) => {
      events.lost('blocked by policy');
    });
    const silent = scriptedPlace('third', () => undefined);
    const engine = engineAt([throwing, failing, silent, workingPlace('fourth')], ASSETS, { ping: 200, job: 60_000, idle: 60_000 });
    expect(await engine.placement).toEqual({
      kind: 'fourth',
      refused: ['first: not allowed', 'second: blocked by policy', 'third: no answer within 0.2 s'],
    });
    expect(silent.ended).toBe(1);
    expect(await failureOf(engine.paint(JOB))).toBe('none');
  });

  test('none at all: every call says so, and the placement too', async () => {
    const engine = engineAt([
      scriptedPlace('only', (_ask, events) => {
        events.lost('refused');
      }),
    ]);
    expect(await failureOf(engine.load(CARD.painter.id))).toBe('worker-lost');
    expect(await failureOf(engine.paint(JOB))).toBe('worker-lost');
    expect(await engine.placement).toEqual({ kind: 'nowhere', refused: ['only: refused'] });
  });
});

describe('faults', () => {
  const answersPing = (ask: { type: string }, events: { reply: (reply: { type: 'pong' }) => void }): void => {
    if (ask.type === 'ping') events.reply({ type: 'pong' });
  };

  test('an engine that never answers a job is given up', async () => {
    const [painter, labeller] = [scriptedPlace('mute', answersPing), scriptedPlace('mute', answersPing)];
    const engine = engineAt([painter], ASSETS, SHORT, [labeller]);
    expect(await failureOf(engine.label(picture(seaPng), SQUARE))).toBe('timeout');
    expect([painter.ended, labeller.ended]).toEqual([0, 1]);
    expect(await failureOf(engine.paint(JOB))).toBe('timeout');
    expect([painter.ended, labeller.ended]).toEqual([1, 1]);
  });

  test('those that wait go on after one that failed, timed out, was cancelled or lost its worker', async () => {
    const place = scriptedPlace('uneven', (ask, events) => {
      answersPing(ask, events);
      if (ask.type !== 'job') return;
      if (ask.name === 'load') events.reply({ type: 'done', id: ask.id, result: { card: CARD, backend: { kind: 'wasm' } } });
      else if ((ask.body as PaintJob).seed === 1)
        events.reply({ type: 'failed', id: ask.id, failure: { code: 'paint-failed', sentence: 'It did not work out.' }, detail: '' });
      else if ((ask.body as PaintJob).seed === 3) events.lost('killed');
      else if ((ask.body as PaintJob).seed === 4)
        events.reply({ type: 'done', id: ask.id, result: { painting: { ms: 4 }, backend: { kind: 'wasm' } } });
    });
    const engine = engineAt([place], ASSETS, SHORT);
    const cancel = new AbortController();
    const seeds = [1, 2, 3, 5, 4];
    const jobs = seeds.map((seed) => engine.paint({ ...JOB, seed }, seed === 5 ? { signal: cancel.signal } : {}));
    cancel.abort();
    expect(await Promise.all(jobs.map(failureOf))).toEqual(['paint-failed', 'timeout', 'worker-lost', 'cancelled', 'none']);
  });

  test('label maps go on while the painter is stuck, and the other way round', async () => {
    const stuck = engineAt([scriptedPlace('mute', answersPing)]);
    const painting = failureOf(stuck.paint(JOB));
    expect(await failureOf(stuck.label(picture(seaPng), SQUARE))).toBe('none');
    stuck.close();
    expect(await painting).toBe('cancelled');
    const deaf = engineAt([workingPlace()], ASSETS, undefined, [scriptedPlace('mute', answersPing)]);
    const labelling = failureOf(deaf.label(picture(seaPng), SQUARE));
    expect(await failureOf(deaf.paint(JOB))).toBe('none');
    deaf.close();
    expect(await labelling).toBe('cancelled');
  }, 60_000);

  test('a job that is none of the contract’s is answered with a failure, and a message that is none is passed over', async () => {
    const replies: Reply[] = [];
    const handle = serveLabels((reply) => replies.push(reply), nodeCodec);
    for (const strange of [null, 7, 'job', { type: 'dance' }, { type: 'job', id: 'one', name: 'label', body: {} }]) handle(strange);
    for (const [id, name, body] of [
      [1, 'label', {}],
      [2, 'constructor', {}],
      [3, 'fill', { width: 0, height: 1, labels: new Uint8Array(0) }],
      [4, 'fill', { width: 2, height: 1, labels: [1, 2] }],
    ] as const) {
      handle({ type: 'job', id, name, body });
    }
    await expect
      .poll(() => replies.map((reply) => (reply.type === 'failed' ? [reply.id, reply.failure.code] : reply.type)))
      .toEqual([1, 2, 3, 4].map((id) => [id, 'bad-message']));
  });

  test('an engine that dies in the middle of a job is lost; the next call starts a new one and loads again', async () => {
    const place = workingPlace();
    const engine = engineAt([place]);
    await engine.load(CARD.painter.id);
    const painting = engine.paint(JOB, {
      onProgress: () => {
        place.crash('killed');
      },
    });
    expect(await failureOf(painting)).toBe('worker-lost');
    expect(await failureOf(engine.paint(JOB))).toBe('none');
    expect(place.opened).toBe(2);
  }, 60_000);

  test('an engine that dies while loading fails the load and nothing else', async () => {
    const place = workingPlace();
    const engine = engineAt([place]);
    expect(
      await failureOf(
        engine.load(CARD.painter.id, {
          onProgress: ({ phase }) => {
            if (phase === 'compile' && place.opened === 1) place.crash('killed');
          },
        }),
      ),
    ).toBe('worker-lost');
    expect(await failureOf(engine.load(CARD.painter.id))).toBe('none');
  }, 60_000);

  test('out of memory starts anew', async () => {
    const place = scriptedPlace('small', (ask, events) => {
      answersPing(ask, events);
      if (ask.type === 'job')
        events.reply({ type: 'failed', id: ask.id, failure: { code: 'out-of-memory', sentence: 'There is not enough memory.' }, detail: '' });
    });
    const engine = engineAt([workingPlace()], ASSETS, undefined, [place]);
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
  ])(
    '%s: a sentence, and labelling goes on',
    async (_name, assets, code) => {
      const engine = engineAt([workingPlace()], assets);
      const load = engine.load(CARD.painter.id);
      const label = engine.label(picture(seaPng), SQUARE);
      expect(await failureOf(load)).toBe(code);
      expect(await failureOf(label)).toBe('none');
      expect(await failureOf(engine.paint(JOB))).toBe(code);
      expect(await failureOf(engine.label(picture(seaPng), SQUARE))).toBe('none');
    },
    60_000,
  );
});

describe('an engine that used the graphics card', () => {
  const assets = { ...ASSETS, halfModel: null } as unknown as EngineAssets;
  const report = (kind: string): object => ({
    kind,
    precision: 'float32',
    reason: kind,
    adapter: null,
    whole: null,
    difference: null,
    refused: [],
  });
  const painting = { width: 1, height: 1, rgba: new Uint8ClampedArray(4), ms: 1 };
  type Answer = (ask: Extract<Ask, { type: 'job' }>, events: LineEvents, history: GpuHistory) => void;

  /** Loads as the history says; paints as told; remembers the histories that it was started with. */
  function cardPlace(paint: Answer, load: Answer = () => undefined): Place & { histories: GpuHistory[] } {
    const histories: GpuHistory[] = [];
    return Object.assign(
      scriptedPlace('site', (ask, events) => {
        if (ask.type === 'ping') events.reply({ type: 'pong' });
        if (ask.type !== 'job') return;
        if (ask.name === 'paint') paint(ask, events, histories.at(-1)!);
        if (ask.name !== 'load') return;
        const { gpu } = ask.body as PaintJobs['load']['ask'];
        histories.push(gpu);
        const before = histories.length;
        load(ask, events, gpu);
        if (histories.length === before)
          events.reply({ type: 'done', id: ask.id, result: { card: CARD, backend: report(gpu.use ? 'webgpu' : 'wasm') as BackendReport } });
      }),
      { histories },
    );
  }

  test.each<[string, Answer, RegExp]>([
    [
      'says that it lost it',
      ({ id }, { reply }) => {
        reply({ type: 'failed', id, failure: { code: 'gpu-lost', sentence: '…' }, detail: 'driver update' });
      },
      /^driver update$/,
    ],
    ['went silent', () => undefined, /went silent/],
    [
      'died',
      (_ask, { lost }) => {
        lost('killed');
      },
      /stopped.*killed/,
    ],
  ])('%s: the painting is tried once more with it, then without, and comes', async (_name, fail, reason) => {
    const place = cardPlace((ask, events, history) => {
      if (history.use) fail(ask, events, history);
      else events.reply({ type: 'done', id: ask.id, result: { painting, backend: report('wasm') as BackendReport } });
    });
    const engine = engineAt([place], assets, SHORT);
    const kinds: string[] = [];
    engine.watchBackend(({ kind }) => {
      kinds.push(kind);
    });
    expect((await engine.paint(JOB)).ms).toBe(1);
    expect(kinds).toEqual(['webgpu', 'webgpu', 'wasm']);
    expect(place.histories.map(({ use, losses }) => [use, losses.length])).toEqual([
      [true, 0],
      [true, 1],
      [false, 2],
    ]);
    for (const loss of place.histories.at(-1)!.losses) expect(loss).toMatch(reason);
  });

  test('an inline engine that dies is no fault of a card', async () => {
    const place = cardPlace((_ask, { lost }) => {
      lost('killed');
    });
    expect(await failureOf(engineAt([place], ASSETS, SHORT).paint(JOB))).toBe('worker-lost');
    expect(place.histories.length).toBe(1);
  });
});
