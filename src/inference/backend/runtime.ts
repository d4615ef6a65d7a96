// The one file that imports onnxruntime-web. It runs in one WASM thread, in a worker, a page or Node alike. The hosted panel's build replaces the
// runtime by the one with WebGPU.
import { env, InferenceSession, Tensor } from 'onnxruntime-web/wasm';
import { FailureError } from '../../contract/failure';
import { memoryFailure } from '../api/memory-failure';
import type { GpuDevice } from '../api/probe-webgpu';
import type { PlainInputs, PlainTensor } from '../model/plain-tensor';

export interface Session {
  /** Each input's shape as the file has it: sizes, and names of symbolic dimensions. */
  readonly shapes: Readonly<Record<string, readonly (number | string)[]>>;
  /** Run the network once. @returns the named outputs in their order, copies that outlive the run. */
  run<Names extends readonly string[]>(inputs: PlainInputs, outputs: Names): Promise<Values<Names>>;
  release(): Promise<void>;
}

/** An array for each name. */
export type Values<Names extends readonly string[]> = { readonly [Index in keyof Names]: Float32Array };

/** The names of inputs and outputs that a network must have. A ModelCard has this shape. */
export interface NetworkNames {
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly outputs: Readonly<Record<string, unknown>>;
}

const DAMAGED_ENGINE = 'The painting engine inside this plugin is damaged. Install the plugin again.';

/**
 * Compile the runtime (once a scope) and open a network: the generator or its style encoder.
 * @param wasm bytes of ort-wasm-simd-threaded.wasm.
 * @param model bytes of the ONNX file, already checked against the model card.
 * @throws FailureError `wasm-refused` when this place forbids WebAssembly or the runtime's bytes are not right, `out-of-memory`,
 * or `model-invalid` when the file does not have these names.
 */
export async function openSession(wasm: Uint8Array<ArrayBuffer>, model: Uint8Array, names: NetworkNames): Promise<Session> {
  assertWasmAllowed();
  env.wasm.wasmBinary = wasm;
  env.wasm.numThreads = 1;
  env.wasm.proxy = false;
  env.logLevel = 'error';
  let session: InferenceSession;
  try {
    session = await InferenceSession.create(model, { executionProviders: ['wasm'], graphOptimizationLevel: 'disabled' });
  } catch (thrown) {
    // The runtime reports a bad model and a bad wasm alike; compiling the wasm once more, alone, tells which it was.
    await WebAssembly.compile(wasm).catch((reason: unknown) => {
      throw memoryFailure(reason) ?? new FailureError('wasm-refused', DAMAGED_ENGINE, String(reason));
    });
    throw (
      memoryFailure(thrown) ??
      new FailureError('model-invalid', 'The painting model in this plugin could not be opened. Install the plugin again.', String(thrown))
    );
  }
  const agrees = sameNames(session.inputNames, Object.keys(names.inputs)) && sameNames(session.outputNames, Object.keys(names.outputs));
  if (!agrees) {
    await session.release();
    throw new FailureError(
      'model-invalid',
      'The painting model in this plugin does not fit its description. Install the plugin again.',
      `model takes ${session.inputNames.join()} and gives ${session.outputNames.join()}`,
    );
  }
  return { shapes: shapesOf(session), run: (inputs, outputs) => run(session, inputs, outputs), release: () => session.release() };
}

export interface GpuSession extends Session {
  /** False when the runtime put a part of the graph on the processor: correct, but slower. */
  readonly whole: boolean;
}

/** What the runtime says to `disable_cpu_ep_fallback` when a node of the graph would run on the processor. */
const NOT_WHOLE = /fallback to CPU EP has been explicitly disabled/;

/**
 * Open the generator on the graphics card. The runtime must have been compiled by openSession before.
 * @param sizes of every symbolic dimension: with them the runtime computes all shapes beforehand, and no node is left for the processor.
 * @param report whether the runtime prints where it places each node.
 * @throws whatever the runtime throws; gpu-trial.ts turns it into a sentence.
 */
export async function openGpuSession(
  model: Uint8Array,
  device: GpuDevice,
  sizes: Readonly<Record<string, number>>,
  report = false,
): Promise<GpuSession> {
  const create = (whole: boolean): Promise<InferenceSession> =>
    InferenceSession.create(model, {
      executionProviders: [{ name: 'webgpu', device }],
      graphOptimizationLevel: 'all',
      freeDimensionOverrides: sizes,
      // Outputs stay on the graphics card until each is read as a whole.
      preferredOutputLocation: 'gpu-buffer',
      logSeverityLevel: report ? 0 : 3,
      extra: { session: { disable_cpu_ep_fallback: whole ? '1' : '0' } },
    });
  let whole = true;
  const session = await create(true).catch((thrown: unknown) => {
    if (!NOT_WHOLE.test(String(thrown))) throw thrown;
    whole = false;
    return create(false);
  });
  return { whole, shapes: shapesOf(session), run: (inputs, outputs) => runOnGpu(session, inputs, outputs), release: () => session.release() };
}

async function runOnGpu<Names extends readonly string[]>(
  session: InferenceSession,
  inputs: PlainInputs,
  outputs: Names,
): Promise<Values<Names>> {
  const tensors = tensorsOf(inputs);
  let given: InferenceSession.OnnxValueMapType = {};
  try {
    given = await session.run(tensors, outputs);
    const read: Float32Array[] = [];
    for (const name of outputs) {
      const values = await given[name]?.getData();
      if (!(values instanceof Float32Array)) throw new TypeError(`the network gave no float32 ${name}`);
      read.push(values);
    }
    return read as Values<Names>;
  } finally {
    for (const tensor of [...Object.values(given), ...Object.values(tensors)]) tensor.dispose();
  }
}

async function run<Names extends readonly string[]>(session: InferenceSession, inputs: PlainInputs, outputs: Names): Promise<Values<Names>> {
  const tensors = tensorsOf(inputs);
  try {
    const given = await session.run(tensors, outputs);
    const read = outputs.map((name) => {
      const output = given[name];
      if (!(output?.data instanceof Float32Array)) throw new TypeError(`the output ${name} is no float32 tensor`);
      const values = output.data.slice();
      output.dispose();
      return values;
    });
    return read as Values<Names>;
  } catch (thrown) {
    throw (
      memoryFailure(thrown) ??
      new FailureError('paint-failed', 'The painting could not be made. Try again, or try another style.', String(thrown))
    );
  } finally {
    for (const tensor of Object.values(tensors)) tensor.dispose();
  }
}

function tensorsOf(inputs: PlainInputs): Record<string, Tensor> {
  return Object.fromEntries(Object.entries(inputs).map(([name, { data, sizes }]) => [name, toTensor(data, sizes)]));
}

function shapesOf(session: InferenceSession): Session['shapes'] {
  return Object.fromEntries(session.inputMetadata.map((input) => [input.name, input.isTensor ? input.shape : []]));
}

function toTensor(data: PlainTensor['data'], sizes: readonly number[]): Tensor {
  return data instanceof Int32Array ? new Tensor('int32', data, sizes) : new Tensor('float32', data, sizes);
}

function sameNames(found: readonly string[], wanted: readonly string[]): boolean {
  return [...found].sort().join() === [...wanted].sort().join();
}

/** A content policy without 'wasm-unsafe-eval' refuses even this empty module of eight bytes. */
function assertWasmAllowed(): void {
  try {
    new WebAssembly.Module(Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0));
  } catch (thrown) {
    throw new FailureError(
      'wasm-refused',
      'The painting engine is not allowed to run here. Update Figma, or try the desktop app.',
      String(thrown),
    );
  }
}
