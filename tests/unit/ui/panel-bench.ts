// A panel without a page: the controller between a plugin and an engine that are in-memory stand-ins behind their interfaces,
// answered by hand, so that the order of answers is the test's. For fake timers.
import { vi } from 'vitest';
import { FailureError } from '../../../src/contract/failure';
import type { RequestName } from '../../../src/contract/wire/asks';
import type { Picture } from '../../../src/contract/picture';
import type { Settings } from '../../../src/contract/storage/settings';
import type { Engine } from '../../../src/inference/api/engine';
import type { PaintJob, Painting } from '../../../src/inference/api/paint-job';
import type { PictureLabels } from '../../../src/labels/label-map';
import type { ModelCard } from '../../../src/inference/api/model-card';
import { openQueue } from '../../../src/inference/client/queue';
import type { Painter } from '../../../src/ui/features/painters/painter';
import { createController } from '../../../src/ui/shell/controller';
import type { Controller } from '../../../src/ui/shell/controller';
import { initialState } from '../../../src/ui/state/initial-state';
import { labelMap, PAINTER, selected, STYLES, SETTINGS } from './samples';

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
  readonly reject: (error: FailureError) => void;
}

export interface Bench {
  readonly controller: Controller;
  readonly asked: Asked[];
  readonly labels: Job<Picture, PictureLabels>[];
  readonly paints: Job<PaintJob, Painting>[];
  /** By the painter that is loaded. */
  readonly loads: Job<string, ModelCard>[];
  readonly styles: Job<{ readonly png: Uint8Array; readonly painter: string }, readonly number[]>[];
  readonly latest: (name: RequestName) => Asked;
  readonly count: (name: RequestName) => number;
  /** Runs of the generator that began and have not ended, at their most. */
  readonly mostAtOnce: () => number;
  readonly engineClosed: () => boolean;
}

export interface EngineTraits {
  /** Whether it paints drafts. */
  readonly drafts?: boolean;
  /** How many orders it paints beside each other. */
  readonly atOnce?: number;
  readonly painters?: readonly Painter[];
}

export function bench({ drafts = false, atOnce = 1, painters = [PAINTER] }: EngineTraits = {}): Bench {
  const asked: Asked[] = [];
  const labels: Job<Picture, PictureLabels>[] = [];
  const paints: Job<PaintJob, Painting>[] = [];
  const loads: Job<string, ModelCard>[] = [];
  const styles: Bench['styles'] = [];
  let closed = false;
  let running = 0;
  let most = 0;
  /** A job that rejects as the engine does when it is aborted. */
  const job = <Input, Result>(list: Job<Input, Result>[], input: Input, signal = new AbortController().signal): Promise<Result> =>
    new Promise((resolve, reject) => {
      signal.addEventListener('abort', () => {
        reject(new FailureError('cancelled', 'Cancelled.'));
      });
      list.push({ input, signal, resolve, reject });
    });
  const paint = (input: PaintJob, signal?: AbortSignal): Promise<Painting> => {
    most = Math.max(most, (running += 1));
    return job(paints, input, signal).finally(() => {
      running -= 1;
    });
  };
  const workers = Array.from({ length: atOnce }, (_, number) => number);
  const queue = openQueue({ ready: () => workers, crowded: () => undefined, idle: () => undefined });
  const engine: Engine = {
    atOnce,
    drafts,
    load: (painter, options) => job(loads, painter, options?.signal),
    label: (picture, _size, options) => job(labels, picture, options?.signal),
    labelImage: () => Promise.reject(new FailureError('not-a-png', 'No picture.')),
    fillGaps: (map) => Promise.resolve(map),
    loosen: (map) => Promise.resolve(map),
    planLayers: ({ labels, width, height }) =>
      Promise.resolve({
        width,
        height,
        layerOf: labels,
        tall: labels,
        layers: [
          { name: 'Sky', own: labels.slice(), labels: labels.slice() },
          { name: 'Grass', own: labels.slice(), labels: null },
        ],
      }),
    cutLayer: ({ painting, fresh, layer }) => Promise.resolve({ png: Uint8Array.of(layer, fresh?.[0] ?? 255), behind: painting }),
    trace: () => Promise.resolve([]),
    encode: ({ rgba }) => Promise.resolve(Uint8Array.of(rgba[0]!)),
    inTurn: (rank, work, signal) => queue.take(rank, () => work((input) => paint(input, signal)), signal),
    paint: (input, options) => queue.take('order', () => paint(input, options?.signal), options?.signal),
    readScene: () => Promise.reject(new FailureError('no-scene-reader', 'Not in this bench.')),
    styleOf: (png, painter, options) => queue.take('order', () => job(styles, { png, painter }, options?.signal), options?.signal),
    placement: Promise.resolve({ kind: 'data: worker', refused: [] }),
    watchBackend: () => undefined,
    watchPace: () => undefined,
    close: () => {
      closed = true;
    },
  };
  const controller = createController(initialState(painters), {
    client: {
      ask: (name, body) =>
        new Promise((resolve, reject) => {
          asked.push({ name, body, resolve: resolve as (answer: unknown) => void, reject });
        }),
      close: () => undefined,
    },
    engine,
    appVersion: '0.1.0',
    now: () => Date.now(),
  });
  return {
    controller,
    asked,
    labels,
    paints,
    loads,
    styles,
    latest: (name) => asked.findLast((entry) => entry.name === name)!,
    count: (name) => asked.filter((entry) => entry.name === name).length,
    mostAtOnce: () => most,
    engineClosed: () => closed,
  };
}

export function picture(id: string): Picture {
  return {
    sourceIds: [id],
    name: id,
    parts: [],
    frame: [
      [1, 0, 0],
      [0, 1, 0],
    ],
    width: 400,
    height: 300,
    findings: [],
    solids: [],
  };
}

/** A painting that can be told from others. */
export function paintingNo(number: number): Painting {
  return { width: 512, height: 512, rgba: Uint8ClampedArray.of(number, 0, 0, 255), ms: 300 };
}

export const pass = (ms = 0): Promise<unknown> => vi.advanceTimersByTimeAsync(ms);

/** Opened with source `id` selected and a loaded engine. */
export async function opened(id = 'a', settings: Partial<Settings> = {}, traits: EngineTraits = {}): Promise<Bench> {
  const at = bench(traits);
  at.controller.open();
  at.latest('ready').resolve({ settings: { ...SETTINGS, ...settings }, command: 'open', selection: selected(id), notice: null });
  await pass();
  at.loads[0]!.resolve({ styles: STYLES } as unknown as ModelCard);
  await pass();
  return at;
}

/** Answer the reading that is under way. */
export async function read(at: Bench, id = 'a', map: PictureLabels = labelMap()): Promise<void> {
  await pass();
  at.latest('export-picture').resolve(picture(id));
  await pass();
  at.labels.at(-1)!.resolve(map);
  await pass();
}

/** Answer the insertion that is under way, once its PNG is written. */
export async function land(at: Bench, updated = false): Promise<void> {
  await pass();
  at.latest('insert-painting').resolve({ layerId: '9:9', layerName: 'Painting', imageHash: 'f00d', updated });
  await pass();
}
