// The engine's worker for the WebGPU tests: the product's own server, configured by the query of its address (software adapter, small
// pictures, short timeouts), whose graphics card a test can take away.
import type { BackendReport } from '../../../src/inference/api/backend-report';
import type { PaintJob } from '../../../src/inference/api/paint-job';
import { defaultStyleOf } from '../../../src/inference/api/plain-job';
import { chooseBackend } from '../../../src/inference/backend/choose-backend';
import { testJob } from '../../../src/inference/backend/self-test';
import { openDetail } from '../../../src/inference/paint/detail';
import type { Planes } from '../../../src/inference/paint/detail';
import { DEFAULTS } from '../../../src/inference/paint/generator';
import { paintingInputs } from '../../../src/inference/paint/tensors';
import { openBrowserCodec } from '../../../src/inference/png/png-codec';
import type { ModelCard } from '../../../src/inference/api/model-card';
import type { GpuAdapter, GpuDevice, GpuScope } from '../../../src/inference/api/probe-webgpu';
import { openDevice } from '../../../src/inference/api/probe-webgpu';
import type { Ask, Reply } from '../../../src/inference/protocol/messages';
import { openGpuSession, openSession } from '../../../src/inference/backend/runtime';
import { servePaintings } from '../../../src/inference/worker/paint-server';

export interface WorkerWish {
  readonly side: number;
  readonly software: boolean;
  /** ms, for every run. */
  readonly timeout: number;
  /** The card never finishes anything. */
  readonly hangs: boolean;
  readonly placement?: PlacementAsk;
  readonly doubling?: DoublingAsk;
}

/**
 * What the page can have done to the card: lose it at once, lose it in the middle of the next run (when the image is waited for),
 * or never finish a run again; or ask how many buffers there are. Each is answered.
 */
export type CardOrder = 'lose-now' | 'lose-in-run' | 'hang' | 'count';
export interface CardAnswer {
  readonly living: number;
}

/** The parts of the browser's interface that are counted and broken here; this compiler's types have no WebGPU yet. */
interface BufferClass {
  prototype: { mapAsync: (...given: unknown[]) => Promise<void>; destroy: () => void };
}
interface DeviceClass {
  prototype: { createBuffer: (...given: unknown[]) => object };
}

const worker = globalThis as unknown as {
  postMessage(reply: Reply, transfer: Transferable[]): void;
  onmessage: (event: MessageEvent<Ask>) => void;
} & GpuScope;
const wish = JSON.parse(decodeURIComponent(location.hash.slice(1))) as WorkerWish;
const devices: GpuDevice[] = [];
const living = new Set<object>();

let losing = false;
let hanging = wish.hangs;

/** Every run ends by waiting for a buffer, so that is where a test can interrupt it. */
function catchRuns(): void {
  const { GPUBuffer } = globalThis as unknown as { GPUBuffer?: BufferClass };
  if (GPUBuffer === undefined) return;
  const { mapAsync } = GPUBuffer.prototype;
  GPUBuffer.prototype.mapAsync = function (this: object, ...given) {
    if (hanging) return new Promise(() => undefined);
    const waiting = mapAsync.apply(this as BufferClass['prototype'], given);
    if (losing) devices.at(-1)?.destroy();
    losing = false;
    return waiting;
  };
}

function countBuffers(): void {
  const { GPUBuffer, GPUDevice } = globalThis as unknown as { GPUBuffer?: BufferClass; GPUDevice?: DeviceClass };
  if (GPUBuffer === undefined || GPUDevice === undefined) return;
  const { createBuffer } = GPUDevice.prototype;
  GPUDevice.prototype.createBuffer = function (this: object, ...given) {
    const buffer = createBuffer.apply(this as DeviceClass['prototype'], given);
    living.add(buffer);
    return buffer;
  };
  const { destroy } = GPUBuffer.prototype;
  GPUBuffer.prototype.destroy = function (this: object) {
    living.delete(this);
    destroy.call(this as BufferClass['prototype']);
  };
}

/** The browser's own adapter, but its devices are kept here to be destroyed. */
async function requestAdapter(): Promise<GpuAdapter | null> {
  const adapter = await worker.navigator?.gpu?.requestAdapter();
  if (adapter == null) return null;
  return {
    features: adapter.features,
    limits: adapter.limits,
    ...(adapter.info === undefined ? {} : { info: adapter.info }),
    async requestDevice(descriptor) {
      const device = await adapter.requestDevice(descriptor);
      devices.push(device);
      return device;
    },
  };
}

const orders = new BroadcastChannel('card');
orders.onmessage = ({ data }: MessageEvent<CardOrder>) => {
  if (data === 'lose-now') devices.at(-1)?.destroy();
  else if (data === 'lose-in-run') losing = true;
  else if (data === 'hang') hanging = true;
  orders.postMessage({ living: living.size } satisfies CardAnswer);
};

/** For the placement test alone: opens the generator on the card with the runtime telling where it puts each node. */
export interface PlacementAsk {
  readonly wasm: string;
  readonly model: string;
  readonly card: ModelCard;
  readonly sizes: Readonly<Record<string, number>>;
}

async function tellPlacement({ wasm, model, card, sizes }: PlacementAsk): Promise<void> {
  const bytes = async (url: string): Promise<Uint8Array<ArrayBuffer>> => new Uint8Array(await (await fetch(url)).arrayBuffer());
  const generator = await bytes(model);
  await openSession(await bytes(wasm), generator, card);
  const { whole } = await openGpuSession(generator, await openDevice((await requestAdapter())!), sizes, true);
  const done = new BroadcastChannel('placement');
  done.postMessage({ whole });
  done.close();
}

/** For the test of detail heads alone: a made-up picture of 32×32 through the card's first one, by the graphics card and by WASM. */
export interface DoublingAsk {
  readonly wasm: string;
  readonly model: string;
  readonly card: ModelCard;
}

export interface Doubled {
  readonly gpu: readonly number[];
  readonly wasm: readonly number[];
  readonly report: BackendReport;
}

async function tellDoubled({ wasm, model, card }: DoublingAsk): Promise<void> {
  const bytes = async (url: string): Promise<Uint8Array<ArrayBuffer>> => new Uint8Array(await (await fetch(url)).arrayBuffer());
  const files = {
    card,
    model: await bytes(model),
    wasm: await bytes(wasm),
    halfModel: null,
    inputsOf: (job: PaintJob) => paintingInputs(card, job),
  };
  const size = { width: 32, height: 32 };
  const planes = (count: number, side: number): Planes => ({
    ...{ width: side, height: side },
    values: Float32Array.from({ length: count * side * side }, (_, index) => Math.sin(index * 12.9898) / 2),
  });
  const painted = { picture: planes(3, 32), features: planes(card.octaves![0]!.features, 16) };
  const job = testJob({ width: 64, height: 64 }, defaultStyleOf(card));
  const made: { picture: number[]; report: BackendReport }[] = [];
  for (const use of [true, false]) {
    const backend = await chooseBackend(files, size, { use, losses: [] }, gpuOptions, () => undefined);
    const { picture } = await openDetail(card, backend).double(painted, 0, job, 1, () => Promise.resolve());
    made.push({ picture: [...picture.values], report: backend.report });
  }
  const [gpu, plain] = made as [(typeof made)[number], (typeof made)[number]];
  const done = new BroadcastChannel('doubling');
  done.postMessage({ gpu: gpu.picture, wasm: plain.picture, report: gpu.report } satisfies Doubled);
  done.close();
}

countBuffers();
catchRuns();
const gpu = worker.navigator?.gpu === undefined ? undefined : { requestAdapter };
const gpuOptions = {
  built: true,
  scope: { isSecureContext: worker.isSecureContext === true, navigator: gpu === undefined ? {} : { gpu } },
  software: wish.software,
  timeouts: { first: wish.hangs ? wish.timeout : 120_000, later: wish.timeout },
};
const handle = servePaintings(
  (reply, transfer) => {
    worker.postMessage(reply, transfer);
  },
  openBrowserCodec(),
  {
    ...DEFAULTS,
    size: { width: wish.side, height: wish.side },
    gpu: gpuOptions,
  },
);
worker.onmessage = ({ data }) => {
  handle(data);
};
if (wish.placement !== undefined) void tellPlacement(wish.placement);
if (wish.doubling !== undefined) void tellDoubled(wish.doubling);
