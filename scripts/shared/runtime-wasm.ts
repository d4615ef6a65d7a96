// Where onnxruntime-web's plain WASM lies, for scripts that run the generator in Node.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

/** Bytes of ort-wasm-simd-threaded.wasm. */
export async function readRuntimeWasm(): Promise<Uint8Array<ArrayBuffer>> {
  const path = createRequire(import.meta.url).resolve('onnxruntime-web/ort-wasm-simd-threaded.wasm');
  return new Uint8Array(await readFile(path));
}
