// The panel's effects: what is asked when, what is aborted, what is saved. The plugin and the engine are in-memory stand-ins
// behind their interfaces, answered by hand, so that the order of answers is the test's.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FailureError } from '../../../src/contract/failure';
import type { RequestName } from '../../../src/contract/messages';
import type { Picture } from '../../../src/contract/picture';
import { DEFAULT_SETTINGS } from '../../../src/contract/settings';
import { namedStyle } from '../../../src/contract/style';
import type { Engine, LabelMap, PaintJob, Painting } from '../../../src/inference/engine-api';
import type { ModelCard } from '../../../src/inference/model-card';
import { createController } from '../../../src/ui/controller';
import type { Controller } from '../../../src/ui/controller';
import { initialState } from '../../../src/ui/state/initial-state';
import { labelMap, selected, STYLES, theSubject } from './samples';

interface Asked {
  readonly name: RequestName;
  readonly body: unknown;
  readonly resolve: (answer: unknown) => void;
  readonly reject: (error: FailureError) => void;
}

interface Job<Input, Result> {
  readonly input: Input;
  readonly signal: AbortSignal;
  readonly resolve: (result: Result) => void;
}

interface Bench {
  readonly controller: Controller;
  readonly asked: Asked[];
  readonly labels: Job<Picture, LabelMap>[];
  readonly paints: Job<PaintJob, Painting>[];
  readonly latest: (name: RequestName) => Asked;
  readonly engineClosed: () => boolean;
}

const PAINTING: Painting = { width: 1, height: 1, rgba: new Uint8ClampedArray(4), png: Uint8Array.of(1, 2, 3), ms: 300 };

function bench(): Bench {
  const asked: Asked[] = [];
  const labels: Job<Picture, LabelMap>[] = [];
  const paints: Job<PaintJob, Painting>[] = [];
  let closed = false;
  /** A job that rejects as the engine does when it is aborted. */
  const job = <Input, Result>(list: Job<Input, Result>[], input: Input, signal: AbortSignal): Promise<Result> =>
    new Promise((resolve, reject) => {
      signal.addEventListener('abort', () => { reject(new FailureError('cancelled', 'Cancelled.')); });
      list.push({ input, signal, resolve });
    });
  const engine: Engine = {
    load: () => Promise.resolve({ styles: STYLES } as unknown as ModelCard),
    label: (picture, _size, options) => job(labels, picture, options!.signal!),
    paint: (input, options) => job(paints, input, options!.signal!),
    styleOf: () => Promise.resolve([]),
    placement: Promise.resolve({ kind: 'data: worker', refused: [] }),
    watchBackend: () => undefined,
    close: () => { closed = true; },
  };
  const controller = createController(initialState(STYLES, 'dawn'), {
    client: {
      ask: (name, body) => new Promise((resolve, reject) => { asked.push({ name, body, resolve: resolve as (answer: unknown) => void, reject }); }),
      close: () => undefined,
    },
    engine,
    modelHash: 'abc',
    appVersion: '0.1.0',
    now: () => Date.now(),
  });
  return { controller, asked, labels, paints, latest: (name) => asked.findLast((entry) => entry.name === name)!, engineClosed: () => closed };
}

function picture(id: string): Picture {
  return { sourceIds: [id], name: id, parts: [], frame: [[1, 0, 0], [0, 1, 0]], width: 400, height: 300, findings: [], solids: [] };
}

const count = (at: Bench, name: RequestName): number => at.asked.filter((entry) => entry.name === name).length;
const pass = (ms = 0): Promise<unknown> => vi.advanceTimersByTimeAsync(ms);

async function opened(id = 'a'): Promise<Bench> {
  const at = bench();
  at.controller.open();
  at.latest('ready').resolve({ settings: DEFAULT_SETTINGS, command: 'open', selection: selected(id), notice: null });
  await pass();
  return at;
}

async function read(at: Bench, id = 'a'): Promise<void> {
  at.latest('export-picture').resolve(picture(id));
  await pass();
  at.labels.at(-1)!.resolve(labelMap());
  await pass();
}

describe('createController', () => {
  beforeEach(() => { vi.useFakeTimers(); });
  afterEach(() => { vi.useRealTimers(); });

  it('reads the selection it is greeted with', async () => {
    const at = await opened();
    expect(at.controller.state().phase.kind).toBe('loading');
    await read(at);
    expect(at.controller.state().phase.kind).toBe('ready');
    expect(at.controller.state().engine.kind).toBe('ready');
  });

  it('reads once after a burst of changes, and lets only the newest reading count', async () => {
    const at = await opened();
    at.latest('export-picture').resolve(picture('a'));
    await pass();
    const first = at.labels[0]!;
    for (let change = 0; change < 5; change += 1) at.controller.hear({ kind: 'source-changed' });
    expect(first.signal.aborted).toBe(true);
    await pass(1000);
    expect(count(at, 'export-picture')).toBe(2);
    await read(at);
    expect(theSubject(at.controller.state()).reading).not.toBeNull();
  });

  it('inserts what was painted, with the recipe of the order', async () => {
    const at = await opened();
    await read(at);
    at.controller.dispatch({ type: 'paint' });
    at.controller.dispatch({ type: 'seed', seed: 999 });
    await pass();
    at.paints[0]!.resolve(PAINTING);
    await pass();
    expect(at.latest('insert-painting').body).toEqual({
      png: PAINTING.png,
      placement: 'beside',
      recipe: { version: 2, sourceIds: ['a'], style: namedStyle('dawn'), seed: 1, size: { width: 512, height: 512 }, repaints: [], modelHash: 'abc', appVersion: '0.1.0' },
    });
    at.latest('insert-painting').resolve({ layerId: '9:9', layerName: 'Painting', imageHash: 'f00d', updated: false });
    await pass();
    expect(at.controller.state().phase.kind).toBe('painted');
  });

  it('waits with a new reading until the painting has landed', async () => {
    const at = await opened();
    await read(at);
    at.controller.dispatch({ type: 'paint' });
    at.controller.hear({ kind: 'source-changed' });
    await pass(1000);
    expect(count(at, 'export-picture')).toBe(1);
    at.paints[0]!.resolve(PAINTING);
    await pass();
    at.latest('insert-painting').resolve({ layerId: '9:9', layerName: 'Painting', imageHash: 'f00d', updated: false });
    await pass(1000);
    expect(count(at, 'export-picture')).toBe(2);
  });

  it('cancels a painting while it is painted, and lets one land that is being placed', async () => {
    const at = await opened();
    await read(at);
    at.controller.dispatch({ type: 'paint' });
    await pass();
    at.controller.cancel();
    await pass();
    expect(at.controller.state().phase.kind).toBe('ready');
    expect(count(at, 'insert-painting')).toBe(0);

    at.controller.dispatch({ type: 'paint' });
    await pass();
    at.paints[1]!.resolve(PAINTING);
    await pass();
    at.controller.cancel();
    at.latest('insert-painting').resolve({ layerId: '9:9', layerName: 'Painting', imageHash: 'f00d', updated: false });
    await pass();
    expect(at.controller.state().phase.kind).toBe('painted');
  });

  it('says why the plugin did not take the painting', async () => {
    const at = await opened();
    await read(at);
    at.controller.dispatch({ type: 'paint' });
    await pass();
    at.paints[0]!.resolve(PAINTING);
    await pass();
    at.latest('insert-painting').reject(new FailureError('locked', 'The painting is locked.'));
    await pass();
    expect(at.controller.state().phase).toMatchObject({ kind: 'failed', doing: 'paint', failure: { code: 'locked' } });
  });

  it('saves the settings once, a moment after the last change, and at the latest on closing', async () => {
    const at = await opened();
    at.controller.dispatch({ type: 'seed', seed: 2 });
    at.controller.dispatch({ type: 'seed', seed: 3 });
    expect(count(at, 'save-settings')).toBe(0);
    await pass(1000);
    expect(at.asked.filter((entry) => entry.name === 'save-settings').map((entry) => entry.body)).toEqual([{ ...DEFAULT_SETTINGS, seed: 3 }]);
    at.controller.dispatch({ type: 'style', style: namedStyle('noon') });
    at.controller.close();
    expect(at.latest('save-settings').body).toEqual({ ...DEFAULT_SETTINGS, seed: 3, style: namedStyle('noon') });
    expect(at.engineClosed()).toBe(true);
  });

  it('turns the failure of a small request into a sentence', async () => {
    const at = await opened();
    at.controller.fill('sky');
    at.latest('fill-selection').reject(new FailureError('nothing-to-fill', 'Nothing here can be filled.'));
    await pass();
    expect(at.controller.state().notice).toEqual({ tone: 'trouble', sentence: 'Nothing here can be filled.', layerId: null });
    at.controller.showLayers(['gone']);
    at.latest('select-layers').resolve({ selected: 0 });
    await pass();
    expect(at.controller.state().notice?.tone).toBe('trouble');
  });

  it('keeps the size within its limits and asks only for another one', async () => {
    const at = await opened();
    at.controller.resize(10, 10);
    expect(at.latest('resize').body).toEqual({ width: 280, height: 420 });
    at.controller.resize(20, 20);
    expect(count(at, 'resize')).toBe(1);
  });

  it('greets the plugin again when it did not answer', async () => {
    const at = bench();
    at.controller.open();
    at.latest('ready').reject(new FailureError('timeout', 'Figma did not answer.'));
    await pass();
    expect(at.controller.state()).toMatchObject({ phase: { kind: 'starting' }, notice: { tone: 'trouble' } });
    at.controller.retry();
    at.latest('ready').resolve({ settings: DEFAULT_SETTINGS, command: 'open', selection: { kind: 'nothing' }, notice: null });
    await pass();
    expect(at.controller.state()).toMatchObject({ phase: { kind: 'nothing' }, notice: null });
  });
});
