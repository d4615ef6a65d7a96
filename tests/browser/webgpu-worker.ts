// The engine's worker for the tests of the graphics card: the real working side, told by its own address how to be (software
// adapter, small pictures, short patience) and able to have its card taken away.
import { DEFAULTS } from '../../src/inference/generator';
import { browserCodec } from '../../src/inference/png-codec';
import type { GpuAdapter, GpuDevice, GpuScope } from '../../src/inference/probe-webgpu';
import { openDevice } from '../../src/inference/probe-webgpu';
import type { Ask, Reply } from '../../src/inference/protocol';
import { openGpuSession, openSession } from '../../src/inference/runtime';
import { serve } from '../../src/inference/serve';

export interface WorkerWish {
  readonly side: number;
  readonly software: boolean;
  /** ms, for every run. */
  readonly patience: number;
  /** The card never finishes anything. */
  readonly hangs: boolean;
}

/** What the page can do to the card or ask of it, at any time. */
export type CardOrder = 'destroy' | 'hang' | 'count';

/** The parts of the browser's interface that are counted and broken here; this compiler's types have no WebGPU yet. */
interface BufferClass { prototype: { mapAsync: (...given: unknown[]) => Promise<void>; destroy: () => void } }
interface DeviceClass { prototype: { createBuffer: (...given: unknown[]) => object } }

const worker = globalThis as unknown as { postMessage(reply: Reply, transfer: Transferable[]): void; onmessage: (event: MessageEvent<Ask>) => void } & GpuScope;
const wish = JSON.parse(decodeURIComponent(location.hash.slice(1))) as WorkerWish;
const devices: GpuDevice[] = [];
const living = new Set<object>();

function hang(): void {
  const { GPUBuffer } = globalThis as unknown as { GPUBuffer: BufferClass };
  GPUBuffer.prototype.mapAsync = () => new Promise(() => undefined);
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
    features: adapter.features, limits: adapter.limits, ...(adapter.info === undefined ? {} : { info: adapter.info }),
    async requestDevice(descriptor) {
      const device = await adapter.requestDevice(descriptor);
      devices.push(device);
      return device;
    },
  };
}

const orders = new BroadcastChannel('card');
orders.onmessage = ({ data }: MessageEvent<CardOrder>) => {
  if (data === 'destroy') devices.at(-1)?.destroy();
  else if (data === 'hang') hang();
  else orders.postMessage({ living: living.size });
};

// Asked by the placement test alone: it looks at the runtime's own words.
interface PlacementAsk { readonly wasm: string; readonly model: string; readonly card: Parameters<typeof openSession>[2]; readonly sizes: Record<string, number> }
const placement = new BroadcastChannel('placement');
placement.onmessage = ({ data: { wasm, model, card, sizes } }: MessageEvent<PlacementAsk>) => {
  void (async () => {
    const bytes = async (url: string): Promise<Uint8Array<ArrayBuffer>> => new Uint8Array(await (await fetch(url)).arrayBuffer());
    const generator = await bytes(model);
    await openSession(await bytes(wasm), generator, card);
    const { whole } = await openGpuSession(generator, await openDevice((await requestAdapter())!), sizes, true);
    placement.postMessage({ whole });
  })();
};

countBuffers();
if (wish.hangs) hang();
const gpu = worker.navigator?.gpu === undefined ? undefined : { requestAdapter };
const handle = serve((reply, transfer) => { worker.postMessage(reply, transfer); }, browserCodec, {
  ...DEFAULTS,
  side: wish.side,
  gpu: {
    built: true,
    scope: { isSecureContext: worker.isSecureContext === true, navigator: gpu === undefined ? {} : { gpu } },
    software: wish.software,
    patience: { first: wish.hangs ? wish.patience : 120_000, later: wish.patience },
  },
});
worker.onmessage = ({ data }) => { handle(data); };
