// Which of the two paints: the graphics card, when it is there, whole, and found right; else the plain runtime. Either way with
// the reason. The plain one stays open beside the card: it judges further sizes, and paints those that the card gets wrong.
import type { BackendReport, GpuHistory } from './engine-api';
import { gpuLost, whileAlive } from './gpu-watch';
import type { ModelCard } from './model-card';
import { adapterName, findAdapter, openDevice } from './probe-webgpu';
import type { GpuAdapter, GpuDevice, GpuScope } from './probe-webgpu';
import { openGpuSession, openSession } from './runtime';
import type { GpuSession, Session } from './runtime';
import { difference, isRight, testJob } from './self-test';
import type { Difference, Precision } from './self-test';
import { sizedSessions } from './sized-sessions';
import { paintingInputs } from './tensors';
import type { PlainTensor } from './tensors';
import { FailureError } from '../contract/failure';
import type { Size } from '../contract/size';

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

/** Paints windows of whatever size, each in the best way that there is for its size. */
export interface Backend {
  /** What paints, as far as it is known by now: the card's sizes are tested one by one. */
  readonly report: BackendReport;
  /** @throws FailureError as openSession's runs; `gpu-lost` when the card went away, hung or fell over, and with it this runtime. */
  run(inputs: Readonly<Record<string, PlainTensor>>, size: Size): Promise<Float32Array>;
  release(): Promise<void>;
}

/**
 * Open the generator where it paints best.
 * @param size of the usual window: what the card is tested with at once. It is tested with others when they are first wanted, because its
 * programs differ from size to size.
 * @param onTest called when files are open and trial paintings begin.
 * @throws FailureError as openSession; `gpu-lost` when the card went away or hung, and with it this runtime.
 */
export async function chooseBackend(files: GeneratorFiles, size: Size, history: GpuHistory, options: GpuOptions, onTest: () => void): Promise<Backend> {
  const plain = await openSession(files.wasm, files.model, files.card);
  const onWasm = (reason: string, adapter: GpuAdapter | null, refused: readonly string[] = []): Backend => ({
    report: { kind: 'wasm', precision: 'float32', reason: `WASM, one thread. ${reason}`, adapter: adapter === null ? null : factsOf(adapter), whole: null, difference: null, refused: [...history.losses, ...refused] },
    run: (inputs) => plain.run(inputs),
    release: () => plain.release(),
  });
  if (!options.built) return onWasm('The panel inside the plugin does not carry what painting on the graphics card takes.', null);
  if (!history.use) return onWasm(`The graphics card was given up: ${history.losses.join('; ')}.`, null);
  const { adapter, reason } = await findAdapter(options.scope, options.software);
  if (adapter === null) return onWasm(reason, null);

  // One device for everything: an adapter gives no second one.
  let device: GpuDevice | undefined;
  try {
    onTest();
    const test = await prepareTest(plain, files.card, size);
    const candidates: { precision: Precision; bytes: () => Promise<Uint8Array> }[] = [{ precision: 'float32', bytes: () => Promise.resolve(files.model) }];
    if (files.halfModel !== null && adapter.features.has('shader-f16')) candidates.unshift({ precision: 'float16', bytes: files.halfModel });
    const refused: string[] = [];
    for (const { precision, bytes } of candidates) {
      let trial: Trial | string;
      let model: Uint8Array;
      try {
        model = await bytes();
        device ??= await openDevice(adapter);
        trial = await tryCard(model, precision, device, plain, test, options.patience);
      } catch (thrown) {
        refused.push(refusal(thrown, precision));
        continue;
      }
      if (typeof trial === 'string') {
        refused.push(trial);
        continue;
      }
      const { whole, difference: found } = trial;
      const card = device;
      const sizes = sizedSessions(size, trial.session, plain, async (other) => {
        try {
          return await tryCard(model, precision, card, plain, await prepareTest(plain, files.card, other), options.patience);
        } catch (thrown) {
          return refusal(thrown, precision);
        }
      });
      return {
        get report(): BackendReport {
          const all = [...history.losses, ...refused, ...sizes.refused];
          return { kind: 'webgpu', precision, reason: praise(adapter, precision, trial), adapter: factsOf(adapter), whole, difference: found, refused: all };
        },
        run: async (inputs, wanted) => (await sizes.sessionFor(wanted)).run(inputs),
        async release() {
          await sizes.release();
          await plain.release();
          card.destroy();
        },
      };
    }
    device?.destroy();
    return onWasm(`The graphics card (${adapterName(adapter)}) was refused: ${refused.join('; ')}.`, adapter, refused);
  } catch (thrown) {
    device?.destroy();
    await plain.release().catch(() => undefined);
    throw thrown;
  }
}

/** Why the card is not used after an error, for people. @throws FailureError for what takes the runtime with it. */
function refusal(thrown: unknown, precision: Precision): string {
  if (thrown instanceof FailureError) throw thrown;
  if (thrown instanceof WebAssembly.RuntimeError) throw gpuLost(String(thrown));
  return `it failed at ${precision}: ${thrown instanceof Error ? thrown.message : String(thrown)}`;
}

/** A picture and what the plain runtime makes of it. */
interface CardTest {
  readonly inputs: Readonly<Record<string, PlainTensor>>;
  readonly wanted: Float32Array;
}

async function prepareTest(plain: Session, card: ModelCard, size: Size): Promise<CardTest> {
  const inputs = paintingInputs(card, testJob(size, card.defaultStyle));
  return { inputs, wanted: await plain.run(inputs) };
}

interface Trial {
  readonly session: Session;
  readonly whole: boolean;
  readonly difference: Difference;
}

/** @returns a session that was found right, or why it was refused. */
async function tryCard(model: Uint8Array, precision: Precision, device: GpuDevice, plain: Session, { inputs, wanted }: CardTest, patience: GpuOptions['patience']): Promise<Trial | string> {
  let session: GpuSession | undefined;
  try {
    session = await whileAlive(openGpuSession(model, device, openSizes(plain, inputs)), device, patience.first);
    const found = difference(wanted, await whileAlive(session.run(inputs), device, patience.first));
    if (found !== null && isRight(found, precision)) return { session: watched(session, device, patience.later), whole: session.whole, difference: found };
    await session.release();
    return `it paints wrongly at ${precision} (${found === null ? 'values that are no numbers' : `up to ${found.worst.toPrecision(2)} off`})`;
  } catch (thrown) {
    if (!(thrown instanceof FailureError)) await session?.release();
    throw thrown;
  }
}

/** Every failure of a run is a `gpu-lost`: the same painting is then made by an engine started anew. */
function watched(session: Session, device: GpuDevice, patience: number): Session {
  return {
    ...session,
    async run(inputs) {
      try {
        return await whileAlive(session.run(inputs), device, patience);
      } catch (thrown) {
        throw thrown instanceof FailureError ? thrown : gpuLost(String(thrown));
      }
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
