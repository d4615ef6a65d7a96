// A trial of the graphics card: it paints one picture, which is compared with the plain runtime's. Later runs are watched as well.
import { FailureError } from '../../contract/failure';
import type { GpuDevice } from '../api/probe-webgpu';
import type { PlainInputs } from '../model/plain-tensor';
import { gpuLost, whileAlive } from './gpu-watch';
import { openGpuSession } from './runtime';
import type { GpuSession, Session } from './runtime';
import { difference, isRight } from './self-test';
import type { Difference, Precision } from './self-test';

/** Timeouts of the graphics card, ms: for a first run, which compiles its programs, and for later ones. */
export interface GpuTimeouts {
  readonly first: number;
  readonly later: number;
}

/** A picture, and what the plain runtime makes of it. */
export interface TrialPicture {
  readonly inputs: PlainInputs;
  readonly wanted: Float32Array;
}

/** What is compared. */
export const IMAGE = ['image'] as const;

export interface Trial {
  readonly session: Session;
  readonly whole: boolean;
  readonly difference: Difference;
}

/**
 * @param plain a session of the same network without the graphics card.
 * @returns a session that was found right, or why the graphics card is refused, for people.
 * @throws FailureError `gpu-lost` for an error after which the runtime can't be used any more.
 */
export async function tryGpu(
  model: Uint8Array,
  precision: Precision,
  device: GpuDevice,
  plain: Session,
  { inputs, wanted }: TrialPicture,
  timeouts: GpuTimeouts,
): Promise<Trial | string> {
  let session: GpuSession | undefined;
  try {
    session = await whileAlive(openGpuSession(model, device, openSizes(plain, inputs)), device, timeouts.first);
    const [image] = await whileAlive(session.run(inputs, IMAGE), device, timeouts.first);
    const found = difference(wanted, image);
    if (found !== null && isRight(found, precision))
      return { session: watched(session, device, timeouts.later), whole: session.whole, difference: found };
    await session.release();
    return `it paints wrongly at ${precision} (${found === null ? 'values that are no numbers' : `up to ${found.worst.toPrecision(2)} off`})`;
  } catch (thrown) {
    if (!(thrown instanceof FailureError)) await session?.release();
    return refusal(thrown, precision);
  }
}

/** Why the graphics card is not used, for people, from an error. @throws FailureError for one after which the runtime can't be used any more. */
export function refusal(thrown: unknown, precision: Precision): string {
  if (thrown instanceof FailureError) throw thrown;
  if (thrown instanceof WebAssembly.RuntimeError) throw gpuLost(String(thrown));
  return `it failed at ${precision}: ${thrown instanceof Error ? thrown.message : String(thrown)}`;
}

/** A session whose runs fail as `gpu-lost` whatever goes wrong: the same painting is then made by a new worker. */
function watched(session: Session, device: GpuDevice, timeout: number): Session {
  return {
    ...session,
    async run(inputs, outputs) {
      try {
        return await whileAlive(session.run(inputs, outputs), device, timeout);
      } catch (thrown) {
        throw thrown instanceof FailureError ? thrown : gpuLost(String(thrown));
      }
    },
  };
}

/** The symbolic dimensions of the file, each with its size in these inputs. */
function openSizes({ shapes }: Session, inputs: PlainInputs): Record<string, number> {
  const pairs = Object.entries(inputs).flatMap(([name, { sizes }]) =>
    (shapes[name] ?? []).map((dimension, axis) => [dimension, sizes[axis]!] as const),
  );
  return Object.fromEntries(pairs.filter((pair): pair is readonly [string, number] => typeof pair[0] === 'string'));
}
