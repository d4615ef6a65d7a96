// Finds out what the panel's frame allows, for the diagnostics. Nothing in here throws: that something is refused is a result.
import { adapterName, findAdapter } from '../../../inference/api/probe-webgpu';
import type { GpuScope } from '../../../inference/api/probe-webgpu';
import type { FrameFacts } from './diagnostics';

/** How long a worker may take to answer, ms. */
const TIMEOUT_MS = 3_000;
const WORKER_SOURCE = 'postMessage(typeof WebAssembly + " " + typeof OffscreenCanvas)';
/** The smallest WebAssembly module, and one with a SIMD instruction, which the runtime needs. */
const EMPTY_MODULE = Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0);
const SIMD_MODULE = Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 15, 253, 98, 11);

/** Takes as long as the slowest worker, at most TIMEOUT_MS. */
export async function lookAtFrame(frame: Window & typeof globalThis): Promise<FrameFacts> {
  const { protocol, origin } = frame.location;
  const { hardwareConcurrency, userAgent } = frame.navigator;
  const told: unknown = Reflect.get(frame.navigator, 'deviceMemory');
  const [gpu, workers] = await Promise.all([lookAtGpu(frame), tryWorkers()]);
  return {
    document: protocol.startsWith('http') ? origin : protocol,
    secure: frame.isSecureContext,
    isolated: frame.crossOriginIsolated,
    depth: depthOf(frame),
    compatMode: frame.document.compatMode,
    browser: userAgent,
    cores: hardwareConcurrency,
    memory: typeof told === 'number' ? told : null,
    pixelRatio: frame.devicePixelRatio,
    webAssembly: lookAtWebAssembly(),
    abilities: {
      'Uint8Array.fromBase64': 'fromBase64' in Uint8Array,
      'DecompressionStream': 'DecompressionStream' in frame,
      'OffscreenCanvas': 'OffscreenCanvas' in frame,
      'createImageBitmap': 'createImageBitmap' in frame,
      'SharedArrayBuffer': 'SharedArrayBuffer' in frame,
      'caches': 'caches' in frame,
      'crypto.subtle': 'subtle' in frame.crypto,
      'clipboard': 'clipboard' in frame.navigator,
      'navigator.gpu': 'gpu' in frame.navigator,
    },
    gpu,
    workers,
  };
}

function depthOf(frame: Window): number {
  let depth = 0;
  for (let at = frame; at.parent !== at; at = at.parent) depth += 1;
  return depth;
}

async function lookAtGpu(frame: Window): Promise<FrameFacts['gpu']> {
  // An adapter that computes on the processor counts here: a bug report should name it.
  const { adapter, reason } = await findAdapter(frame as unknown as GpuScope, true);
  return {
    reason,
    adapter: adapter === null ? null : adapterName(adapter) || 'unnamed',
    features: adapter === null ? [] : [...adapter.features],
  };
}

function lookAtWebAssembly(): string {
  try {
    new WebAssembly.Module(EMPTY_MODULE);
  } catch (thrown) {
    return `refused: ${String(thrown)}`;
  }
  return WebAssembly.validate(SIMD_MODULE) ? 'allowed, with SIMD' : 'allowed, without SIMD';
}

async function tryWorkers(): Promise<Record<string, string>> {
  const data = `data:text/javascript,${encodeURIComponent(WORKER_SOURCE)}`;
  const blob = URL.createObjectURL(new Blob([WORKER_SOURCE], { type: 'text/javascript' }));
  const kinds: readonly (readonly [kind: string, url: string, type: WorkerType])[] = [
    ['data:', data, 'classic'],
    ['data: module', data, 'module'],
    ['blob:', blob, 'classic'],
    ['blob: module', blob, 'module'],
  ];
  const outcomes = await Promise.all(kinds.map(async ([kind, url, type]) => [kind, await tryWorker(url, type)] as const));
  URL.revokeObjectURL(blob);
  return Object.fromEntries(outcomes);
}

function tryWorker(url: string, type: WorkerType): Promise<string> {
  return new Promise((resolve) => {
    let worker: Worker | undefined;
    const settle = (outcome: string): void => {
      clearTimeout(timer);
      worker?.terminate();
      resolve(outcome);
    };
    const timer = setTimeout(() => {
      settle(`no answer within ${TIMEOUT_MS / 1000} s`);
    }, TIMEOUT_MS);
    try {
      worker = new Worker(url, { type });
      worker.onmessage = ({ data }: MessageEvent<string>) => {
        settle(data === 'object function' ? 'works' : `works, but WebAssembly and OffscreenCanvas are ${data}`);
      };
      worker.onerror = (event) => {
        event.preventDefault();
        settle(`refused${event.message ? `: ${event.message}` : ''}`);
      };
    } catch (thrown) {
      settle(`refused: ${String(thrown)}`);
    }
  });
}
