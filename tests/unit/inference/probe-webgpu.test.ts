import { expect, test } from 'vitest';
import { probeWebGpu } from '../../../src/inference/probe-webgpu';
import type { GpuScope } from '../../../src/inference/probe-webgpu';

type Adapter = Awaited<ReturnType<NonNullable<NonNullable<GpuScope['navigator']>['gpu']>['requestAdapter']>>;
const card: NonNullable<Adapter> = { features: { has: () => true }, limits: { maxBufferSize: 2 ** 31 }, info: { vendor: 'acme', isFallbackAdapter: false } };
const scope = (requestAdapter: () => Promise<Adapter>): GpuScope => ({ isSecureContext: true, navigator: { gpu: { requestAdapter } } });

test.each<[string, GpuScope, RegExp]>([
  ['insecure frame', { isSecureContext: false }, /secure/],
  ['no WebGPU', { isSecureContext: true, navigator: {} }, /does not offer/],
  ['no adapter', scope(() => Promise.resolve(null)), /no graphics card/],
  ['refused', scope(() => Promise.reject(new Error('blocked by policy'))), /refused.*blocked by policy/],
  ['software adapter', scope(() => Promise.resolve({ ...card, info: { isFallbackAdapter: true } })), /processor/],
  ['little memory', scope(() => Promise.resolve({ ...card, limits: { maxBufferSize: 1000 } })), /memory/],
])('%s: a no with its reason', async (_name, given, reason) => {
  expect(await probeWebGpu(given)).toEqual({ available: false, reason: expect.stringMatching(reason) as string });
});

test('a graphics card: a yes that says which', async () => {
  expect(await probeWebGpu(scope(() => Promise.resolve(card)))).toEqual({ available: true, reason: 'WebGPU is available (acme), with half-precision arithmetic.' });
});
