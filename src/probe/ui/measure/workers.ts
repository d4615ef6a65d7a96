// Workers of every kind that an inline panel may have to use.
import { soon } from './tries';

const SOURCE = `(async () => {
  const tell = async (name, action) => { try { await action(); return name; } catch { return ''; } };
  const able = await Promise.all([
    tell('WebAssembly', () => new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0))),
    tell('OffscreenCanvas', () => new OffscreenCanvas(1, 1).getContext('2d').fillRect(0, 0, 1, 1)),
    tell('createImageBitmap', async () => { const canvas = new OffscreenCanvas(1, 1); canvas.getContext('2d'); await createImageBitmap(await canvas.convertToBlob()); }),
    tell('DecompressionStream', () => new DecompressionStream('gzip')),
    tell('eval', () => (0, eval)('1')),
    tell('navigator.gpu', () => { if (!navigator.gpu) throw 0; }),
  ]);
  postMessage(able.filter((name) => name !== ''));
})();`;

/** @param length of the source, padded with a comment. @returns `works`, or how it was refused. */
export async function tryWorker(scheme: 'data' | 'blob', type: WorkerType, length = 0): Promise<string> {
  const outcome = await start(scheme, type, length);
  return typeof outcome === 'string' ? outcome : 'works';
}

/** What the first kind that starts can do. */
export async function workerAbilities(): Promise<readonly string[]> {
  for (const [scheme, type] of [
    ['data', 'classic'],
    ['data', 'module'],
    ['blob', 'classic'],
    ['blob', 'module'],
  ] as const) {
    const outcome = await start(scheme, type, 0);
    if (typeof outcome !== 'string') return outcome;
  }
  return ['no worker started'];
}

async function start(scheme: 'data' | 'blob', type: WorkerType, length: number): Promise<readonly string[] | string> {
  const source = `${SOURCE}${length > SOURCE.length ? `/*${' '.repeat(length - SOURCE.length - 4)}*/` : ''}`;
  const url =
    scheme === 'data'
      ? `data:text/javascript,${encodeURIComponent(SOURCE)}${source.slice(SOURCE.length)}`
      : URL.createObjectURL(new Blob([source], { type: 'text/javascript' }));
  let worker: Worker | null = null;
  try {
    worker = new Worker(url, { type });
    const { onmessage } = listening(worker);
    return await soon(onmessage);
  } catch (thrown) {
    return `refused: ${thrown instanceof Error || thrown instanceof DOMException ? thrown.name : 'no error'}`;
  } finally {
    worker?.terminate();
    if (scheme === 'blob') URL.revokeObjectURL(url);
  }
}

function listening(worker: Worker): { readonly onmessage: Promise<readonly string[]> } {
  return {
    onmessage: new Promise((resolve, reject) => {
      worker.onmessage = ({ data }: MessageEvent<readonly string[]>) => {
        resolve(data);
      };
      worker.onerror = (event) => {
        event.preventDefault();
        reject(new DOMException('', 'ErrorEvent'));
      };
    }),
  };
}
