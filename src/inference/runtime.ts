// The one file that knows onnxruntime-web: its plain WASM build, one thread, alike in a worker, in a page and in Node.
import { env, InferenceSession, Tensor } from 'onnxruntime-web/wasm';
import { FailureError } from '../contract/failure';
import type { ModelCard } from './model-card';
import { memoryFailure } from './memory-failure';
import type { PlainTensor } from './tensors';

export interface Session {
  /** Run the generator once. @returns the `image` output, a copy that outlives the run. */
  run(inputs: Readonly<Record<string, PlainTensor>>): Promise<Float32Array>;
  release(): Promise<void>;
}

const DAMAGED_ENGINE = 'The painting engine inside this plugin is damaged. Install the plugin again.';

/**
 * Compile the runtime (once a scope) and open the generator.
 * @param wasm bytes of ort-wasm-simd-threaded.wasm.
 * @param model bytes of the ONNX file, already checked against the card.
 * @throws FailureError `wasm-refused` when this place forbids WebAssembly or the runtime's bytes are not right, `out-of-memory`,
 * or `model-invalid` when the file is not what the card says.
 */
export async function openSession(wasm: Uint8Array<ArrayBuffer>, model: Uint8Array, card: ModelCard): Promise<Session> {
  assertWasmAllowed();
  env.wasm.wasmBinary = wasm;
  env.wasm.numThreads = 1;
  env.wasm.proxy = false;
  env.logLevel = 'error';
  let session: InferenceSession;
  try {
    session = await InferenceSession.create(model, { executionProviders: ['wasm'], graphOptimizationLevel: 'all' });
  } catch (thrown) {
    // The runtime reports both alike; whose fault it was shows when its bytes are compiled once more, alone.
    await WebAssembly.compile(wasm).catch((reason: unknown) => {
      throw memoryFailure(reason) ?? new FailureError('wasm-refused', DAMAGED_ENGINE, String(reason));
    });
    throw memoryFailure(thrown) ?? new FailureError('model-invalid', 'The painting model in this plugin could not be opened. Install the plugin again.', String(thrown));
  }
  const agrees = sameNames(session.inputNames, Object.keys(card.inputs)) && sameNames(session.outputNames, Object.keys(card.outputs));
  if (!agrees) {
    await session.release();
    throw new FailureError(
      'model-invalid',
      'The painting model in this plugin does not fit its description. Install the plugin again.',
      `model takes ${session.inputNames.join()} and gives ${session.outputNames.join()}`,
    );
  }
  return { run: (inputs) => run(session, inputs), release: () => session.release() };
}

async function run(session: InferenceSession, inputs: Readonly<Record<string, PlainTensor>>): Promise<Float32Array> {
  const tensors = Object.fromEntries(Object.entries(inputs).map(([name, { data, sizes }]) => [name, toTensor(data, sizes)]));
  try {
    const { image } = await session.run(tensors);
    if (!(image?.data instanceof Float32Array)) throw new TypeError('the generator gave no float32 image');
    const values = image.data.slice();
    image.dispose();
    return values;
  } catch (thrown) {
    throw memoryFailure(thrown) ?? new FailureError('paint-failed', 'The painting could not be made. Try again, or try another style.', String(thrown));
  } finally {
    for (const tensor of Object.values(tensors)) tensor.dispose();
  }
}

function toTensor(data: PlainTensor['data'], sizes: readonly number[]): Tensor {
  return data instanceof Int32Array ? new Tensor('int32', data, sizes) : new Tensor('float32', data, sizes);
}

function sameNames(found: readonly string[], wanted: readonly string[]): boolean {
  return [...found].sort().join() === [...wanted].sort().join();
}

/** A policy without 'wasm-unsafe-eval' refuses even this empty module of eight bytes. */
function assertWasmAllowed(): void {
  try {
    new WebAssembly.Module(Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0));
  } catch (thrown) {
    throw new FailureError('wasm-refused', 'The painting engine is not allowed to run here. Update Figma, or try the desktop app.', String(thrown));
  }
}
