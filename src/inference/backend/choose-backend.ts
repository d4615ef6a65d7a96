// Which of the two paints: the graphics card, when it is there, whole, and found right; else the plain runtime. Either way with
// the reason. The plain one stays open beside the graphics card: it judges further sizes, and paints those that come out wrong there.
import type { Size } from '../../contract/size';
import type { BackendReport, GpuHistory } from '../api/backend-report';
import type { ModelCard } from '../api/model-card';
import type { PaintJob } from '../api/paint-job';
import { adapterName, findAdapter, openDevice } from '../api/probe-webgpu';
import type { GpuAdapter, GpuDevice, GpuScope } from '../api/probe-webgpu';
import type { PlainInputs } from '../model/plain-tensor';
import { refusal, tryGpu } from './gpu-trial';
import type { GpuTimeouts, Trial, TrialPicture } from './gpu-trial';
import { openSession } from './runtime';
import type { Session } from './runtime';
import { testJob } from './self-test';
import type { Precision } from './self-test';
import { sizedSessions } from './sized-sessions';

export interface GeneratorFiles {
  readonly card: ModelCard;
  readonly model: Uint8Array;
  /** The same generator computing in half precision, fetched only where the graphics card can do that; null where there is none. */
  readonly halfModel: (() => Promise<Uint8Array>) | null;
  /** Bytes of the runtime (runtime.ts). */
  readonly wasm: Uint8Array<ArrayBuffer>;
  /** The generator's inputs for a whole picture. */
  readonly inputsOf: (job: PaintJob) => PlainInputs;
}

export interface GpuOptions {
  /** Whether the runtime of this build has a provider for it. */
  readonly built: boolean;
  readonly scope: GpuScope;
  /** Accept an adapter that computes on the processor. */
  readonly software: boolean;
  readonly timeouts: GpuTimeouts;
}

/** Paints windows of whatever size, each in the best way that there is for its size. */
export interface Backend {
  /** What paints, as far as it is known by now: the graphics card's sizes are tested one by one. */
  readonly report: BackendReport;
  /** @throws FailureError as openSession's runs; `gpu-lost` when the graphics card went away, hung or fell over, and with it this runtime. */
  run(inputs: PlainInputs, size: Size): Promise<Float32Array>;
  release(): Promise<void>;
}

/**
 * Open the generator where it paints best.
 * @param size of the usual window: what the graphics card is tested with at once. It is tested with others when they are first wanted,
 * because its programs differ from size to size.
 * @param onTest called when files are open and trial paintings begin.
 * @throws FailureError as openSession; `gpu-lost` when the graphics card went away or hung, and with it this runtime.
 */
export async function chooseBackend(files: GeneratorFiles, size: Size, history: GpuHistory, options: GpuOptions, onTest: () => void): Promise<Backend> {
  const plain = await openSession(files.wasm, files.model, files.card);
  const onWasm = (reason: string): Backend => wasmBackend(plain, reason, null, history.losses);
  if (!options.built) return onWasm('The panel inside the plugin does not carry what painting on the graphics card takes.');
  if (!history.use) return onWasm(`The graphics card was given up: ${history.losses.join('; ')}.`);
  const { adapter, reason } = await findAdapter(options.scope, options.software);
  if (adapter === null) return onWasm(reason);

  const trials = openTrials(files, plain, adapter, options.timeouts);
  try {
    onTest();
    const { chosen, refused } = await trials.choose(size);
    if (chosen !== null) return gpuBackend(plain, adapter, trials, chosen, size, [...history.losses, ...refused]);
    trials.close();
    return wasmBackend(plain, `The graphics card (${adapterName(adapter)}) was refused: ${refused.join('; ')}.`, adapter, [...history.losses, ...refused]);
  } catch (thrown) {
    trials.close();
    await plain.release().catch(() => undefined);
    throw thrown;
  }
}

/** A form of the generator that was found right on the graphics card. */
interface Chosen {
  readonly precision: Precision;
  readonly trial: Trial;
  readonly model: Uint8Array;
}

interface Trials {
  /** Try the forms of the generator at this size, the quickest first. @returns why those before the chosen one were refused, too. */
  choose(size: Size): Promise<{ readonly chosen: Chosen | null; readonly refused: readonly string[] }>;
  /** Try the chosen form at another size. @returns why not, for people, where it is refused. */
  again(chosen: Chosen, size: Size): Promise<Trial | string>;
  close(): void;
}

function openTrials({ card, model, halfModel, inputsOf }: GeneratorFiles, plain: Session, adapter: GpuAdapter, timeouts: GpuTimeouts): Trials {
  // One device for everything: an adapter gives no second one.
  let device: GpuDevice | undefined;

  async function pictureAt(size: Size): Promise<TrialPicture> {
    const inputs = inputsOf(testJob(size, card.defaultStyle));
    return { inputs, wanted: await plain.run(inputs) };
  }

  return {
    async choose(size) {
      const picture = await pictureAt(size);
      const forms: { precision: Precision; bytes: () => Promise<Uint8Array> }[] = [{ precision: 'float32', bytes: () => Promise.resolve(model) }];
      if (halfModel !== null && adapter.features.has('shader-f16')) forms.unshift({ precision: 'float16', bytes: halfModel });
      const refused: string[] = [];
      for (const { precision, bytes } of forms) {
        let outcome: Trial | string;
        let form: Uint8Array;
        try {
          form = await bytes();
          device ??= await openDevice(adapter);
          outcome = await tryGpu(form, precision, device, plain, picture, timeouts);
        } catch (thrown) {
          refused.push(refusal(thrown, precision));
          continue;
        }
        if (typeof outcome !== 'string') return { chosen: { precision, trial: outcome, model: form }, refused };
        refused.push(outcome);
      }
      return { chosen: null, refused };
    },
    async again({ precision, model: form }, size) {
      try {
        return await tryGpu(form, precision, device!, plain, await pictureAt(size), timeouts);
      } catch (thrown) {
        return refusal(thrown, precision);
      }
    },
    close() { device?.destroy(); },
  };
}

function gpuBackend(plain: Session, adapter: GpuAdapter, trials: Trials, chosen: Chosen, size: Size, refused: readonly string[]): Backend {
  const { precision, trial } = chosen;
  const sizes = sizedSessions(size, trial.session, plain, (other) => trials.again(chosen, other));
  return {
    get report(): BackendReport {
      const { whole, difference } = trial;
      return { kind: 'webgpu', precision, reason: praise(adapter, precision, trial), adapter: factsOf(adapter), whole, difference, refused: [...refused, ...sizes.refused] };
    },
    run: async (inputs, wanted) => (await sizes.sessionFor(wanted)).run(inputs),
    async release() {
      await sizes.release();
      await plain.release();
      trials.close();
    },
  };
}

function wasmBackend(plain: Session, reason: string, adapter: GpuAdapter | null, refused: readonly string[]): Backend {
  return {
    report: { kind: 'wasm', precision: 'float32', reason: `WASM, one thread. ${reason}`, adapter: adapter === null ? null : factsOf(adapter), whole: null, difference: null, refused },
    run: (inputs) => plain.run(inputs),
    release: () => plain.release(),
  };
}

function praise(adapter: GpuAdapter, precision: Precision, { whole, difference: found }: Trial): string {
  const name = adapterName(adapter);
  const parts = [`WebGPU${name === '' ? '' : ` (${name})`}`, ...(precision === 'float16' ? ['half precision'] : []), ...(whole ? [] : ['a part on the processor']), 'checked against WASM'];
  return `${parts.join(', ')}: differs by ${found.worst.toFixed(5)} at most.`;
}

function factsOf(adapter: GpuAdapter): NonNullable<BackendReport['adapter']> {
  return { name: adapterName(adapter), features: [...adapter.features].sort() };
}
