// What can be decided without a graphics card; the rest is in tests/browser/machine/webgpu.test.ts.
import { expect, test } from 'vitest';
import { DEFAULTS, openGenerator } from '../../../../src/inference/paint/generator';
import type { GeneratorOptions } from '../../../../src/inference/paint/generator';
import { gpuLost, whileAlive } from '../../../../src/inference/backend/gpu-watch';
import type { GpuDevice } from '../../../../src/inference/api/probe-webgpu';
import { plainJob } from '../../../../src/inference/api/plain-job';
import { cardFor, tinyGenerator } from '../../../support/networks/tiny-generator';
import { CARD as SHIPPED, DEFAULT_STYLE, WASM } from '../card';

const MODEL = tinyGenerator(4);
const CARD = cardFor(MODEL, SHIPPED);

const noCard = { isSecureContext: true, navigator: { gpu: { requestAdapter: () => Promise.resolve(null) } } };
const built: GeneratorOptions['gpu'] = { ...DEFAULTS.gpu, built: true, scope: noCard };

test.each<[string, Partial<GeneratorOptions>, RegExp, readonly string[]]>([
  ['a build without it', {}, /does not carry what painting on the graphics card takes/, []],
  ['no adapter', { gpu: built }, /found no graphics card/, []],
  [
    'given up',
    { gpu: built, history: { use: false, losses: ['the device was lost', 'no answer within 15 s'] } },
    /given up: the device was lost; no answer within 15 s/,
    ['the device was lost', 'no answer within 15 s'],
  ],
])(
  '%s: WASM, with the reason',
  async (_name, options, reason, refused) => {
    const generator = await openGenerator(CARD, MODEL, WASM, { ...DEFAULTS, size: { width: 64, height: 64 }, ...options });
    expect(generator.backend).toMatchObject({
      kind: 'wasm',
      reason: expect.stringMatching(reason) as string,
      whole: null,
      difference: null,
      refused,
    });
    const { rgba } = await generator.paint(plainJob(new Uint8Array(64 * 64), { width: 64, height: 64 }, DEFAULT_STYLE, 1));
    expect(rgba.length).toBe(64 * 64 * 4);
    await generator.release();
  },
  60_000,
);

/** A device that can be taken away. */
function device(): { device: GpuDevice; lose: (message: string) => void } {
  let lose: (message: string) => void = () => undefined;
  const lost = new Promise<{ message: string }>((resolve) => {
    lose = (message) => {
      resolve({ message });
    };
  });
  return { device: { lost, destroy: () => undefined }, lose };
}

const never = new Promise<number>(() => undefined);

test('work is waited for while the device lives, and its own failures come through', async () => {
  expect(await whileAlive(Promise.resolve(7), device().device, 1000)).toBe(7);
  await expect(whileAlive(Promise.reject(new Error('bad shader')), device().device, 1000)).rejects.toThrow('bad shader');
});

test('a lost device and a silent one are `gpu-lost`, whatever the work says afterwards', async () => {
  const one = device();
  const waiting = whileAlive(never, one.device, 10_000);
  one.lose('driver update');
  await expect(waiting).rejects.toMatchObject({ failure: { code: 'gpu-lost' }, detail: 'driver update' });

  const other = device();
  const failing = whileAlive(Promise.reject(new Error('mapping aborted')), other.device, 10_000);
  setTimeout(() => {
    other.lose('');
  }, 5);
  await expect(failing).rejects.toMatchObject({ failure: { code: 'gpu-lost' }, detail: 'the device was lost' });

  await expect(whileAlive(never, device().device, 20)).rejects.toMatchObject({
    failure: { code: 'gpu-lost' },
    detail: 'no answer within 0.02 s',
  });
  expect(gpuLost('x').failure.sentence.length).toBeGreaterThan(20);
});
