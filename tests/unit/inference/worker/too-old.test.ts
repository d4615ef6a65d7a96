// A browser without what unpacks the painter or reads pictures: the sentence says that, and not that a file is damaged.
import { afterEach, describe, expect, it, vi } from 'vitest';
import { FailureError } from '../../../../src/contract/failure';
import { openBrowserCodec } from '../../../../src/inference/png/png-codec';
import { readAsset } from '../../../../src/inference/worker/assets';

afterEach(() => {
  vi.unstubAllGlobals();
});

/** What it rejects with. */
async function failureOf(work: () => Promise<unknown>): Promise<FailureError> {
  const thrown: unknown = await work().then(
    () => null,
    (error: unknown) => error,
  );
  if (!(thrown instanceof FailureError)) throw new Error(`no FailureError: ${String(thrown)}`);
  return thrown;
}

function without(name: 'DecompressionStream' | 'OffscreenCanvas'): void {
  vi.stubGlobal(name, undefined);
  Reflect.deleteProperty(globalThis, name);
}

describe('what is missing is said', () => {
  it.each([
    ['DecompressionStream', () => readAsset('H4sIAAAAAAAAAwMAAAAAAAAAAAA=', () => undefined)],
    ['OffscreenCanvas', () => openBrowserCodec().encode(new Uint8ClampedArray(4), 1, 1)],
  ] as const)('%s', async (name, work) => {
    without(name);
    const { failure, detail } = await failureOf(work);
    expect(failure.code).toBe('too-old');
    expect(failure.sentence).toMatch(/^This Figma or this browser is too old/);
    expect(detail).toContain(name);
  });
});
