import { expect, test } from 'vitest';
import { findAdapter, openDevice, probeWebGpu } from '../../../../src/inference/api/probe-webgpu';
import type { GpuDevice, GpuScope } from '../../../../src/inference/api/probe-webgpu';

type Adapter = Awaited<ReturnType<NonNullable<NonNullable<GpuScope['navigator']>['gpu']>['requestAdapter']>>;
const card: NonNullable<Adapter> = {
  features: new Set(['shader-f16', 'subgroups', 'timestamp-query']),
  limits: { maxBufferSize: 2 ** 31, maxBindGroups: 4, maxTextureDimension2D: 8192 },
  info: { vendor: 'acme', architecture: 'roadrunner', description: '', isFallbackAdapter: false },
  requestDevice: (asked) => Promise.resolve({ asked, lost: new Promise(() => undefined), destroy: () => undefined } as GpuDevice),
};
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
  expect(await probeWebGpu(scope(() => Promise.resolve(card)))).toEqual({
    available: true,
    reason: 'WebGPU is available (acme roadrunner), with half-precision arithmetic.',
  });
});

test('a software adapter will do where it is asked for', async () => {
  const software = { ...card, info: { vendor: 'google', description: 'SwiftShader', isFallbackAdapter: true } };
  expect(
    (
      await findAdapter(
        scope(() => Promise.resolve(software)),
        true,
      )
    ).adapter,
  ).toBe(software);
});

test('a device is asked for what the runtime uses and the adapter has, and no more', async () => {
  expect(await openDevice(card)).toMatchObject({
    asked: { requiredFeatures: ['shader-f16', 'subgroups'], requiredLimits: { maxBufferSize: 2 ** 31, maxBindGroups: 4 } },
  });
  expect(await openDevice({ ...card, features: new Set(['subgroups']), limits: {} })).toMatchObject({
    asked: { requiredFeatures: ['subgroups'], requiredLimits: {} },
  });
});
