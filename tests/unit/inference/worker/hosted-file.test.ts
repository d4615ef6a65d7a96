// Files of the panel's own site, over a real server; the cache is the least that the Cache API promises, in memory.
import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { FailureError } from '../../../../src/contract/failure';
import type { HostedFile } from '../../../../src/inference/api/engine-assets';
import { forgetOtherFiles, readHostedFile } from '../../../../src/inference/worker/hosted-file';
import { JARGON } from '../card';

const BYTES = Uint8Array.from({ length: 200_000 }, (_, index) => (index * 31) & 255);
let server: Server;
let asked: string[];
/** What the server gives next; the last stays. */
let gives: ('all' | 'half' | 'other' | 'more' | 'nothing')[];
let file: HostedFile;
let shelves: Map<string, Map<string, ArrayBuffer>>;

beforeEach(async () => {
  asked = [];
  gives = ['all'];
  shelves = new Map();
  server = createServer((request, response) => {
    asked.push(request.url ?? '');
    const give = gives.length > 1 ? gives.shift()! : gives[0]!;
    if (give === 'nothing') response.writeHead(404).end();
    else if (give === 'half')
      response.writeHead(200, { 'content-length': BYTES.length }).write(BYTES.subarray(0, 1000), () => {
        response.destroy();
      });
    else response.end(give === 'other' ? BYTES.map((byte) => byte ^ 1) : give === 'more' ? Buffer.concat([BYTES, BYTES]) : BYTES);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, resolve);
  });
  const url = `http://localhost:${(server.address() as AddressInfo).port}/panel/assets/model-1.bin`;
  file = { url, bytes: BYTES.length, sha256: createHash('sha256').update(BYTES).digest('hex') };
});
afterEach(() => {
  vi.unstubAllGlobals();
  server.closeAllConnections();
  server.close();
});

test('a site that stalls is given up after eight seconds without a byte, one that is slow is not', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  try {
    /** Gives a part of the file whenever it is told to. */
    let push: (part: Uint8Array) => void = () => undefined;
    vi.stubGlobal('fetch', (_url: string, { signal }: { signal: AbortSignal }) =>
      Promise.resolve(
        new Response(
          new ReadableStream<Uint8Array>({
            start: (controller) => {
              push = (part) => {
                controller.enqueue(part);
              };
              signal.addEventListener('abort', () => {
                controller.error(signal.reason);
              });
            },
          }),
        ),
      ),
    );
    const reading = sentenceOf(readHostedFile(file, () => undefined));
    for (let second = 0; second < 30; second += 6) {
      await vi.advanceTimersByTimeAsync(6_000);
      push(BYTES.subarray(second, second + 1));
    }
    await vi.advanceTimersByTimeAsync(7_900);
    expect(await Promise.race([reading, Promise.resolve('still reading')])).toBe('still reading');
    await vi.advanceTimersByTimeAsync(200);
    expect(await reading).toMatch(/^download-failed: .*stopped answering.*panel inside the plugin/);
    vi.stubGlobal(
      'fetch',
      (_url: string, { signal }: { signal: AbortSignal }) =>
        new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => {
            reject(signal.reason as Error);
          });
        }),
    );
    const silent = sentenceOf(readHostedFile(file, () => undefined));
    await vi.advanceTimersByTimeAsync(8_100);
    expect(await silent).toContain('stopped answering');
  } finally {
    vi.useRealTimers();
  }
});

/** A CacheStorage in memory. */
function withCaches(): void {
  vi.stubGlobal('caches', {
    open: (name: string) => {
      const shelf = shelves.get(name) ?? new Map<string, ArrayBuffer>();
      shelves.set(name, shelf);
      return Promise.resolve({
        match: (url: string) => Promise.resolve(shelf.has(url) ? new Response(shelf.get(url)!.slice(0)) : undefined),
        put: async (url: string, response: Response) => void shelf.set(url, await response.arrayBuffer()),
        delete: (url: string) => Promise.resolve(shelf.delete(url)),
        keys: () => Promise.resolve([...shelf.keys()].map((url) => ({ url }))),
      });
    },
  });
}

async function sentenceOf(promise: Promise<unknown>): Promise<string> {
  const thrown = await promise.then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(thrown).toBeInstanceOf(FailureError);
  const { code, sentence } = (thrown as FailureError).failure;
  expect(sentence).not.toMatch(JARGON);
  return `${code}: ${sentence}`;
}

const same = (bytes: Uint8Array): boolean => Buffer.from(bytes).equals(BYTES);

describe('with a cache', () => {
  beforeEach(withCaches);

  test('the first reading fetches, in pieces that add up; the second asks nobody', async () => {
    const pieces: number[] = [];
    expect(same(await readHostedFile(file, (more) => pieces.push(more)))).toBe(true);
    expect(pieces.reduce((sum, piece) => sum + piece, 0)).toBe(BYTES.length);
    expect(asked).toEqual(['/panel/assets/model-1.bin']);
    const again: number[] = [];
    expect(same(await readHostedFile(file, (more) => again.push(more)))).toBe(true);
    expect(again).toEqual([BYTES.length]);
    expect(asked).toHaveLength(1);
    expect([...shelves.keys()]).toEqual([`alla-prima ${new URL('.', file.url).href}`]);
  });

  test('what was kept and is damaged is fetched anew and mended', async () => {
    await readHostedFile(file, () => undefined);
    const [shelf] = shelves.values();
    new Uint8Array(shelf!.get(file.url)!)[5]! ^= 255;
    expect(same(await readHostedFile(file, () => undefined))).toBe(true);
    expect(asked).toHaveLength(2);
    expect(same(new Uint8Array(shelf!.get(file.url)!))).toBe(true);
  });

  test.each([
    ['half', 'Check your connection'],
    ['nothing', 'a part of it is not on its site'],
    ['other', 'what its site sends is not what it should be'],
    ['more', 'what its site sends is not what it should be'],
  ] as const)('nothing is kept of a file that came as %s; the next try works', async (give, advice) => {
    gives = [give, give, 'all'];
    const sentence = await sentenceOf(readHostedFile(file, () => undefined));
    expect(sentence).toMatch(/^download-failed: The painter could not be fetched.*or open the panel inside the plugin/);
    expect(sentence).toContain(advice);
    expect([...shelves.values()].every((shelf) => shelf.size === 0)).toBe(true);
    gives = ['all'];
    expect(same(await readHostedFile(file, () => undefined))).toBe(true);
  });

  test('a wrong answer is not believed at once: a browser may have kept it', async () => {
    for (const give of ['other', 'nothing'] as const) {
      asked = [];
      gives = [give, 'all'];
      expect(same(await readHostedFile({ ...file, url: `${file.url}?${give}` }, () => undefined))).toBe(true);
      expect(asked).toHaveLength(2);
    }
  });

  test('other versions are forgotten, and another folder’s are left alone', async () => {
    await readHostedFile(file, () => undefined);
    const [shelf] = shelves.values();
    shelf!.set(file.url.replace('model-1', 'model-0'), new ArrayBuffer(1));
    shelves.set('alla-prima https://example.org/elsewhere/', new Map([['x', new ArrayBuffer(1)]]));
    await forgetOtherFiles([file]);
    expect([...shelf!.keys()]).toEqual([file.url]);
    expect([...shelves.values()].map((other) => other.size)).toEqual([1, 1]);
  });
});

describe('without a cache', () => {
  test.each([
    ['there is none', undefined],
    ['it refuses', { open: () => Promise.reject(new DOMException('no', 'SecurityError')) }],
    [
      'it throws at once',
      {
        open: () => {
          throw new DOMException('no', 'SecurityError');
        },
      },
    ],
    [
      'it takes nothing and gives nothing',
      {
        open: () =>
          Promise.resolve({
            match: () => Promise.reject(new Error('broken')),
            put: () => Promise.reject(new DOMException('full', 'QuotaExceededError')),
            keys: () => Promise.reject(new Error('broken')),
          }),
      },
    ],
  ])('%s: the file is fetched', async (_name, caches) => {
    vi.stubGlobal('caches', caches);
    expect(same(await readHostedFile(file, () => undefined))).toBe(true);
    await forgetOtherFiles([file]);
    expect(asked).toHaveLength(1);
  });
});
