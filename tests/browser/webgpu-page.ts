// The page of the graphics card's tests: the panel's side of the engine, within the reach of page.evaluate.
import type { BackendReport, Engine, HostedAssets } from '../../src/inference/engine-api';
import { openEngine } from '../../src/inference/open-engine';
import { siteWorker } from '../../src/inference/places';
import { difference } from '../../src/inference/self-test';
import { testJob } from '../../src/inference/self-test';
import type { CardOrder, WorkerWish } from './webgpu-worker';

export interface Painted {
  /** RGBA, as numbers so that it can cross to the test. */
  readonly rgba: number[];
  readonly backend: BackendReport;
}

const wishes = new Map<number, { engine: Engine; backend: BackendReport | null; wish: WorkerWish; style: string }>();
const orders = new BroadcastChannel('card');

const cardTests = {
  difference,
  /** @returns the engine's number. */
  open(assets: HostedAssets, wish: WorkerWish, style: string): number {
    const number = wishes.size;
    const engine = openEngine([siteWorker(`/worker.js#${encodeURIComponent(JSON.stringify(wish))}`)], assets);
    const entry = { engine, backend: null as BackendReport | null, wish, style };
    engine.watchBackend((report) => { entry.backend = report; });
    wishes.set(number, entry);
    return number;
  },
  async load(number: number): Promise<BackendReport> {
    const entry = wishes.get(number)!;
    await entry.engine.load();
    return entry.backend!;
  },
  /** Paint; `order` is given to the card once the run has begun. */
  async paint(number: number, order?: CardOrder): Promise<Painted> {
    const entry = wishes.get(number)!;
    let given = order === undefined;
    const { rgba } = await entry.engine.paint(testJob(entry.wish.side, entry.style), {
      onProgress: ({ phase }) => {
        if (phase !== 'paint' || given) return;
        given = true;
        setTimeout(() => { orders.postMessage(order); }, 5);
      },
    });
    return { rgba: [...rgba], backend: entry.backend! };
  },
  order(order: CardOrder): void { orders.postMessage(order); },
  livingBuffers(): Promise<number> {
    return new Promise((resolve) => {
      orders.onmessage = ({ data }: MessageEvent<{ living: number }>) => { resolve(data.living); };
      orders.postMessage('count' satisfies CardOrder);
    });
  },
  close(number: number): void { wishes.get(number)!.engine.close(); },
  placement(ask: unknown): Promise<{ whole: boolean }> {
    return new Promise((resolve) => {
      new Worker(`/worker.js#${encodeURIComponent(JSON.stringify({ side: 64, software: true, patience: 1000, hangs: false } satisfies WorkerWish))}`);
      const line = new BroadcastChannel('placement');
      line.onmessage = ({ data }: MessageEvent<{ whole: boolean }>) => { resolve(data); };
      // Until the worker is up nobody hears it.
      const again = setInterval(() => { line.postMessage(ask); }, 500);
      setTimeout(() => { clearInterval(again); }, 600);
    });
  },
};

export type CardTests = typeof cardTests;
Object.assign(globalThis, { cardTests });
