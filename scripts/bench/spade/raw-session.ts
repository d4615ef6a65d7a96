// Any ONNX graph in the very runtime that the product uses (plain WASM, one thread, the same options), for the graphs that are
// not our generator. The product itself goes through src/inference/backend/runtime.ts.
import { env, InferenceSession, Tensor } from 'onnxruntime-web/wasm';
import type { PlainTensor } from '../../../src/inference/model/plain-tensor';

export interface RawSession {
  /** Time of one run, ms; with `visit` it also hands over each output's sizes and type. */
  run(feeds: Readonly<Record<string, PlainTensor>>, visit?: (name: string, sizes: readonly number[], type: string) => void): Promise<number>;
  release(): Promise<void>;
}

/** @param optimised by the runtime, which takes it time at opening. */
export async function openRaw(graph: Uint8Array, wasm: Uint8Array<ArrayBuffer>, optimised = true): Promise<RawSession> {
  env.wasm.wasmBinary = wasm;
  env.wasm.numThreads = 1;
  env.wasm.proxy = false;
  env.logLevel = 'error';
  const session = await InferenceSession.create(graph, { executionProviders: ['wasm'], graphOptimizationLevel: optimised ? 'all' : 'disabled' });
  return {
    async run(feeds, visit) {
      const tensors = Object.fromEntries(
        Object.entries(feeds).map(([name, { data, sizes }]) => [
          name,
          data instanceof Int32Array ? new Tensor('int32', data, sizes) : new Tensor('float32', data, sizes),
        ]),
      );
      const started = performance.now();
      const outputs = await session.run(tensors);
      const ms = performance.now() - started;
      for (const [name, tensor] of Object.entries(outputs)) {
        visit?.(name, tensor.dims, tensor.type);
        tensor.dispose();
      }
      return ms;
    },
    release: () => session.release(),
  };
}
