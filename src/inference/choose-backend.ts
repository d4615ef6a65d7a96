// Which of the two paints: the graphics card, when it is there, whole, and found right; else the plain runtime. Either way with
// the reason.
import type { BackendReport, GpuHistory } from './engine-api';
import { gpuLost, whileAlive } from './gpu-watch';
import type { ModelCard } from './model-card';
import { adapterName, findAdapter, openDevice } from './probe-webgpu';
import type { GpuAdapter, GpuDevice, GpuScope } from './probe-webgpu';
import { openGpuSession, openSession } from './runtime';
import type { GpuSession, Session } from './runtime';
import { difference, isRight, testJob } from './self-test';
import type { Difference, Precision } from './self-test';
import { paintingInputs } from './tensors';
import type { PlainTensor } from './tensors';
import { FailureError } from '../contract/failure';

export interface GeneratorFiles {
  readonly card: ModelCard;
  readonly model: Uint8Array;
  /** The same generator computing in half precision, fetched only where the card can do that; null where there is none. */
  readonly halfModel: (() => Promise<Uint8Array>) | null;
  /** Bytes of the runtime (runtime.ts). */
  readonly wasm: Uint8Array<ArrayBuffer>;
}

export interface GpuOptions {
  /** Whether the runtime of this build has a provider for it. */
  readonly built: boolean;
  readonly scope: GpuScope;
  /** Accept an adapter that computes on the processor. */
  readonly software: boolean;
  /** How long the card may take for a first run, which builds its programs, and for a later one; ms. */
  readonly patience: { readonly first: number; readonly later: number };
}

export interface Backend {
  readonly session: Session;
  readonly report: BackendReport;
}

/**
 * Open the generator where it paints best.
 * @param side of the pictures to come. The test paints one of this size: the card's programs differ from size to size.
 * @param onTest called when files are open and trial paintings begin.
 * @throws FailureError as openSession; `gpu-lost` when the card went away or hung, and with it this runtime.
 */
export async function chooseBackend(files: GeneratorFiles, side: number, history: GpuHistory, options: GpuOptions, onTest: () => void): Promise<Backend> {
  const plain = await openSession(files.wasm, files.model, files.card);
  const onWasm = (reason: string, adapter: GpuAdapter | null, refused: readonly string[] = []): Backend => ({
    session: plain,
    report: { kind: 'wasm', precision: 'float32', reason: `WASM, one thread. ${reason}`, adapter: adapter === null ? null : factsOf(adapter), whole: null, difference: null, refused: [...history.losses, ...refused] },
  });
  if (!options.built) return onWasm('The panel inside the plugin does not carry what painting on the graphics card takes.', null);
  if (!history.use) return onWasm(`The graphics card was given up: ${history.losses.join('; ')}.`, null);
  const { adapter, reason } = await findAdapter(options.scope, options.software);
  if (adapter === null) return onWasm(reason, null);

  try {
    onTest();
    const inputs = paintingInputs(files.card, testJob(side, files.card.defaultStyle));
    const wanted = await plain.run(inputs);
    const candidates: { precision: Precision; bytes: () => Promise<Uint8Array> }[] = [{ precision: 'float32', bytes: () => Promise.resolve(files.model) }];
    if (files.halfModel !== null && adapter.features.has('shader-f16')) candidates.unshift({ precision: 'float16', bytes: files.halfModel });
    const refused: string[] = [];
    for (const { precision, bytes } of candidates) {
      const trial = await tryCard(precision, bytes, adapter, plain, inputs, wanted, options).catch((thrown: unknown) => {
        // A card that hangs or goes, and a runtime that fell over, take this runtime with them.
        if (thrown instanceof FailureError) throw thrown;
        if (thrown instanceof WebAssembly.RuntimeError) throw gpuLost(String(thrown));
        return `it failed at ${precision}: ${thrown instanceof Error ? thrown.message : String(thrown)}`;
      });
      if (typeof trial === 'string') {
        refused.push(trial);
        continue;
      }
      await plain.release();
      return { session: trial.session, report: { kind: 'webgpu', precision, reason: praise(adapter, precision, trial), adapter: factsOf(adapter), whole: trial.whole, difference: trial.difference, refused: [...history.losses, ...refused] } };
    }
    return onWasm(`The graphics card (${adapterName(adapter)}) was refused: ${refused.join('; ')}.`, adapter, refused);
  } catch (thrown) {
    await plain.release().catch(() => undefined);
    throw thrown;
  }
}

interface Trial {
  readonly session: Session;
  readonly whole: boolean;
  readonly difference: Difference;
}

/** @returns a session that was found right, or why it was refused. */
async function tryCard(
  precision: Precision, bytes: () => Promise<Uint8Array>, adapter: GpuAdapter, plain: Session,
  inputs: Readonly<Record<string, PlainTensor>>, wanted: Float32Array, { patience }: GpuOptions,
): Promise<Trial | string> {
  const model = await bytes();
  const device = await openDevice(adapter);
  let session: GpuSession | undefined;
  try {
    session = await whileAlive(openGpuSession(model, device, openSizes(plain, inputs)), device, patience.first);
    const found = difference(wanted, await whileAlive(session.run(inputs), device, patience.first));
    if (found !== null && isRight(found, precision)) return { session: watched(session, device, patience.later), whole: session.whole, difference: found };
    await session.release();
    device.destroy();
    return `it paints wrongly at ${precision} (${found === null ? 'values that are no numbers' : `up to ${found.worst.toPrecision(2)} off`})`;
  } catch (thrown) {
    if (!(thrown instanceof FailureError)) await session?.release();
    device.destroy();
    throw thrown;
  }
}

/** Every failure of a run is a `gpu-lost`: the same painting is then made by an engine started anew. */
function watched(session: Session, device: GpuDevice, patience: number): Session {
  return {
    shapes: session.shapes,
    async run(inputs) {
      try {
        return await whileAlive(session.run(inputs), device, patience);
      } catch (thrown) {
        throw thrown instanceof FailureError ? thrown : gpuLost(String(thrown));
      }
    },
    async release() {
      await session.release();
      device.destroy();
    },
  };
}

/** The open dimensions of the file, each with what the inputs say. */
function openSizes({ shapes }: Session, inputs: Readonly<Record<string, PlainTensor>>): Record<string, number> {
  const pairs = Object.entries(inputs).flatMap(([name, { sizes }]) => (shapes[name] ?? []).map((dimension, axis) => [dimension, sizes[axis]!] as const));
  return Object.fromEntries(pairs.filter((pair): pair is readonly [string, number] => typeof pair[0] === 'string'));
}

function praise(adapter: GpuAdapter, precision: Precision, { whole, difference: found }: Trial): string {
  const name = adapterName(adapter);
  const parts = [`WebGPU${name === '' ? '' : ` (${name})`}`, ...(precision === 'float16' ? ['half precision'] : []), ...(whole ? [] : ['a part on the processor']), 'checked against WASM'];
  return `${parts.join(', ')}: differs by ${found.worst.toFixed(5)} at most.`;
}

function factsOf(adapter: GpuAdapter): NonNullable<BackendReport['adapter']> {
  return { name: adapterName(adapter), features: [...adapter.features].sort() };
}
