// The page of the WebGPU tests: the panel's side of the engine, put where page.evaluate can call it.
import type { StyleMix } from '../../../src/contract/style';
import type { Size } from '../../../src/contract/size';
import type { BackendReport } from '../../../src/inference/api/backend-report';
import type { Engine } from '../../../src/inference/api/engine';
import type { HostedAssets } from '../../../src/inference/api/engine-assets';
import { openEngine } from '../../../src/inference/client/open-engine';
import { siteWorker } from '../../../src/inference/client/places';
import { testJob } from '../../../src/inference/backend/self-test';
import type { CardAnswer, CardOrder, Doubled, DoublingAsk, PlacementAsk, WorkerWish } from './webgpu-worker';

export interface Painted {
  /** RGBA, as numbers so that it can cross to the test. */
  readonly rgba: number[];
  readonly backend: BackendReport;
}

const wishes = new Map<number, { engine: Engine; backend: BackendReport | null; wish: WorkerWish; style: StyleMix }>();
const orders = new BroadcastChannel('card');

const cardTests = {
  /** @returns the engine's number. */
  open(assets: HostedAssets, wish: WorkerWish, style: StyleMix): number {
    const number = wishes.size;
    const engine = openEngine(
      { paint: [siteWorker(`/worker.js#${encodeURIComponent(JSON.stringify(wish))}`)], labels: [] },
      { first: style.painter, of: () => assets },
    );
    const entry = { engine, backend: null as BackendReport | null, wish, style };
    engine.watchBackend((report) => {
      entry.backend = report;
    });
    wishes.set(number, entry);
    return number;
  },
  async load(number: number): Promise<BackendReport> {
    const entry = wishes.get(number)!;
    await entry.engine.load(entry.style.painter);
    return entry.backend!;
  },
  async paint(number: number, size?: Size): Promise<Painted> {
    const entry = wishes.get(number)!;
    const { rgba } = await entry.engine.paint(testJob(size ?? { width: entry.wish.side, height: entry.wish.side }, entry.style));
    return { rgba: [...rgba], backend: entry.backend! };
  },
  async paintMany(number: number, times: number): Promise<void> {
    for (let turn = 0; turn < times; turn++) await cardTests.paint(number);
  },
  order(order: CardOrder): Promise<CardAnswer> {
    return new Promise((resolve) => {
      orders.onmessage = ({ data }: MessageEvent<CardAnswer>) => {
        resolve(data);
      };
      orders.postMessage(order);
    });
  },
  placement: (placement: PlacementAsk): Promise<{ whole: boolean }> => told('placement', { placement }),
  doubling: (doubling: DoublingAsk): Promise<Doubled> => told('doubling', { doubling }),
};

/** What a worker of its own tells on a channel. */
function told<Told>(channel: string, more: Partial<WorkerWish>): Promise<Told> {
  return new Promise((resolve) => {
    const wish: WorkerWish = { side: 64, software: true, timeout: 30_000, hangs: false, ...more };
    const line = new BroadcastChannel(channel);
    const worker = new Worker(`/worker.js#${encodeURIComponent(JSON.stringify(wish))}`);
    line.onmessage = ({ data }: MessageEvent<Told>) => {
      line.close();
      worker.terminate();
      resolve(data);
    };
  });
}

export type CardTests = typeof cardTests;
Object.assign(globalThis, { cardTests });
