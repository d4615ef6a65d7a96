// A graphics card can be lost in the middle of a run, or hang. Then the run may never settle, and the runtime, which waits inside of it, can't be
// used again: after `gpu-lost` a new worker has to be started.
import { FailureError } from '../../contract/failure';
import type { GpuDevice } from '../api/probe-webgpu';

export function gpuLost(detail: string): FailureError {
  return new FailureError('gpu-lost', 'The graphics card stopped in the middle of the work. Try again.', detail);
}

/**
 * Wait for something that the graphics card does.
 * @param timeout in ms.
 * @throws FailureError `gpu-lost` when the device goes, or nothing comes in time; else whatever `work` rejects with.
 */
export async function whileAlive<Result>(work: Promise<Result>, device: GpuDevice, timeout: number): Promise<Result> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const gone = device.lost.then(({ message }) => {
    throw gpuLost(message === '' ? 'the device was lost' : message);
  });
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(gpuLost(`no answer within ${timeout / 1000} s`));
    }, timeout);
  });
  // Only the first of the three to settle counts. Without these, a later rejection of the others would be reported as unhandled.
  for (const promise of [work, gone, late]) promise.catch(() => undefined);
  try {
    return await Promise.race([work, gone, late]);
  } catch (thrown) {
    // A run that fails because the device is lost may reject before the device's own promise does.
    if (!(thrown instanceof FailureError)) await Promise.race([gone, new Promise((resume) => setTimeout(resume, 50))]);
    throw thrown;
  } finally {
    clearTimeout(timer);
  }
}
