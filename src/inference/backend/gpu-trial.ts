// A trial of the graphics card: one picture painted by it and by the plain runtime, and a session that is watched ever after.
import { FailureError } from '../../contract/failure';
import type { GpuDevice } from '../api/probe-webgpu';
import type { PlainInputs } from '../model/plain-tensor';
import { gpuLost, whileAlive } from './gpu-watch';
import { openGpuSession } from './runtime';
import type { GpuSession, Session } from './runtime';
import { difference, isRight } from './self-test';
import type { Difference, Precision } from './self-test';

/** How long the graphics card may take for a first run, which builds its programs, and for a later one; ms. */
export interface GpuTimeouts {
  readonly first: number;
  readonly later: number;
}

/** A picture, and what the plain runtime makes of it. */
export interface TrialPicture {
  readonly inputs: PlainInputs;
  readonly wanted: Float32Array;
}

export interface Trial {
  readonly session: Session;
  readonly whole: boolean;
  readonly difference: Difference;
}

/**
 * @param plain a session of the same network without the graphics card.
 * @returns a session that was found right, or why the graphics card is refused, for people.
 * @throws FailureError `gpu-lost` for what takes the runtime with it.
 */
export async function tryGpu(model: Uint8Array, precision: Precision, device: GpuDevice, plain: Session, { inputs, wanted }: TrialPicture, timeouts: GpuTimeouts): Promise<Trial | string> {
  let session: GpuSession | undefined;
  try {
    session = await whileAlive(openGpuSession(model, device, openSizes(plain, inputs)), device, timeouts.first);
    const found = difference(wanted, await whileAlive(session.run(inputs), device, timeouts.first));
    if (found !== null && isRight(found, precision)) return { session: watched(session, device, timeouts.later), whole: session.whole, difference: found };
    await session.release();
    return `it paints wrongly at ${precision} (${found === null ? 'values that are no numbers' : `up to ${found.worst.toPrecision(2)} off`})`;
  } catch (thrown) {
    if (!(thrown instanceof FailureError)) await session?.release();
    return refusal(thrown, precision);
  }
}

/** Why the graphics card is not used after an error, for people. @throws FailureError for what takes the runtime with it. */
export function refusal(thrown: unknown, precision: Precision): string {
  if (thrown instanceof FailureError) throw thrown;
  if (thrown instanceof WebAssembly.RuntimeError) throw gpuLost(String(thrown));
  return `it failed at ${precision}: ${thrown instanceof Error ? thrown.message : String(thrown)}`;
}

/** Every failure of a run is a `gpu-lost`: the same painting is then made by an engine started anew. */
function watched(session: Session, device: GpuDevice, timeout: number): Session {
  return {
    ...session,
    async run(inputs) {
      try {
        return await whileAlive(session.run(inputs), device, timeout);
      } catch (thrown) {
        throw thrown instanceof FailureError ? thrown : gpuLost(String(thrown));
      }
    },
  };
}

/** The open dimensions of the file, each with what the inputs say. */
function openSizes({ shapes }: Session, inputs: PlainInputs): Record<string, number> {
  const pairs = Object.entries(inputs).flatMap(([name, { sizes }]) => (shapes[name] ?? []).map((dimension, axis) => [dimension, sizes[axis]!] as const));
  return Object.fromEntries(pairs.filter((pair): pair is readonly [string, number] => typeof pair[0] === 'string'));
}
