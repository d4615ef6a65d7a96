// What the panel's content security policy lets it do, tried out; and the policy itself where a violation quotes it.
import type { FactRow } from '../value';

export const POLICY_FACTS = {
  'policy.text': { words: 'The policy, as a violation of it quotes it' },
  'policy.violations': { words: 'Violations that the tries below caused: directive and what was blocked' },
  'policy.eval': { words: 'eval in the panel' },
  'policy.fetchNetwork': { words: 'fetch of an address that does not exist' },
  'policy.fetchData': { words: 'fetch of a data: address' },
  'policy.fetchBlob': { words: 'fetch of a blob: address' },
  'policy.importData': { words: 'A module from a data: address' },
  'policy.importBlob': { words: 'A module from a blob: address' },
  'policy.imageData': { words: 'A picture element with a data: address' },
  'policy.imageBlob': { words: 'A picture element with a blob: address' },
  'policy.fontData': { words: 'A font face with a data: address (an empty font: the question is whether it is blocked)' },
  'worker.dataClassic': { words: 'A classic worker from a data: address' },
  'worker.dataModule': { words: 'A module worker from a data: address' },
  'worker.blobClassic': { words: 'A classic worker from a blob: address' },
  'worker.blobModule': { words: 'A module worker from a blob: address' },
  'worker.dataOneMegabyte': { words: 'A data: worker whose source has 900 kB' },
  'worker.dataThreeMegabytes': { words: 'A data: worker whose source has 3 MB' },
  'worker.abilities': { words: 'What the first worker that started can do' },
  'wasm.compile': { words: 'Compiling WebAssembly in the panel' },
  'wasm.simd': { words: 'WebAssembly with 128-bit arithmetic' },
  'decode.bitmap': { words: 'createImageBitmap of a PNG, with its pixels read back' },
  'decode.inflate': { words: 'DecompressionStream of gzip' },
  'decode.toBlob': { words: 'OffscreenCanvas.convertToBlob' },
  'decode.webgl2': { words: 'WebGL 2 on an OffscreenCanvas' },
} as const satisfies Record<string, FactRow>;
