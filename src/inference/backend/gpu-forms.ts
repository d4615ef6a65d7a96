// The forms of the generator that a graphics card may run (in half precision and in single), tried one after the other.
import type { Size } from '../../contract/size';
import type { ModelCard } from '../api/model-card';
import type { PaintJob } from '../api/paint-job';
import { openDevice } from '../api/probe-webgpu';
import type { GpuAdapter, GpuDevice } from '../api/probe-webgpu';
import type { PlainInputs } from '../model/plain-tensor';
import { IMAGE, refusal, tryGpu } from './gpu-trial';
import type { GpuTimeouts, Trial, TrialPicture } from './gpu-trial';
import type { NetworkNames, Session } from './runtime';
import { defaultStyleOf } from '../api/plain-job';
import { testJob } from './self-test';
import type { Precision } from './self-test';

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

/** A form of the generator that was found right on the graphics card. */
export interface GpuForm {
  readonly precision: Precision;
  readonly trial: Trial;
  readonly model: Uint8Array;
}

/** A network beside the generator, which runs where the generator does: a detail head. Its first output is `image`. */
export interface Network extends NetworkNames {
  readonly model: Uint8Array;
  /** What it is tested with on a graphics card. */
  readonly trialAt: (size: Size) => PlainInputs;
}

export interface GpuForms {
  /** Try them at this size, the quickest first. @returns the first that is right, if one is, and why each of those before it was refused. */
  choose(size: Size): Promise<{ readonly chosen: GpuForm | null; readonly refused: readonly string[] }>;
  /** Try the chosen form at another size. @returns why not, for people, where it is refused. */
  again(chosen: GpuForm, size: Size): Promise<Trial | string>;
  /** Try a further network at a size, in single precision. @param plain a session of it. @returns as `again`. */
  further(network: Network, plain: Session, size: Size): Promise<Trial | string>;
  /** Give the graphics card back. */
  close(): void;
}

/** @param plain makes the picture that the graphics card has to match. */
export function gpuForms(
  { card, model, halfModel, inputsOf }: GeneratorFiles,
  plain: Session,
  adapter: GpuAdapter,
  timeouts: GpuTimeouts,
): GpuForms {
  // One device for all trials: an adapter gives only one (https://www.w3.org/TR/webgpu/#dom-gpuadapter-requestdevice).
  let device: GpuDevice | undefined;

  async function pictureAt(size: Size): Promise<TrialPicture> {
    const inputs = inputsOf(testJob(size, defaultStyleOf(card)));
    return pictureOf(plain, inputs);
  }

  async function tryForm(precision: Precision, bytes: () => Promise<Uint8Array>, picture: TrialPicture): Promise<GpuForm | string> {
    try {
      const form = await bytes();
      device ??= await openDevice(adapter);
      const trial = await tryGpu(form, precision, device, plain, picture, timeouts);
      return typeof trial === 'string' ? trial : { precision, trial, model: form };
    } catch (thrown) {
      return refusal(thrown, precision);
    }
  }

  return {
    async choose(size) {
      const picture = await pictureAt(size);
      const forms: { precision: Precision; bytes: () => Promise<Uint8Array> }[] = [
        { precision: 'float32', bytes: () => Promise.resolve(model) },
      ];
      if (halfModel !== null && adapter.features.has('shader-f16')) forms.unshift({ precision: 'float16', bytes: halfModel });
      const refused: string[] = [];
      for (const { precision, bytes } of forms) {
        const outcome = await tryForm(precision, bytes, picture);
        if (typeof outcome !== 'string') return { chosen: outcome, refused };
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
    async further({ model: file, trialAt }, plainOne, size) {
      try {
        device ??= await openDevice(adapter);
        return await tryGpu(file, 'float32', device, plainOne, await pictureOf(plainOne, trialAt(size)), timeouts);
      } catch (thrown) {
        return refusal(thrown, 'float32');
      }
    },
    close() {
      device?.destroy();
    },
  };
}

async function pictureOf(plain: Session, inputs: PlainInputs): Promise<TrialPicture> {
  const [wanted] = await plain.run(inputs, IMAGE);
  return { inputs, wanted };
}
