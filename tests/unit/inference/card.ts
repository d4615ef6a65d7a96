// The shipped card and generator, for tests that need a real one.
import { gzipSync } from 'node:zlib';
import type { InlineAssets } from '../../../src/inference/api/engine-assets';
import { readModelFiles } from '../../../scripts/shared/model-files';
import { readRuntimeWasm } from '../../../scripts/shared/runtime-wasm';
import { validateModelCard } from '../../../src/inference/api/model-card';
import type { ModelCard, Style } from '../../../src/inference/api/model-card';

/** Not a Buffer: slicing one would share its bytes. */
export const MODEL = new Uint8Array(readModelFiles().model);
export const CARD: ModelCard = validateModelCard(readModelFiles().card);
/** Two of its styles, whatever they are called. */
export const [ONE_STYLE, OTHER_STYLE] = CARD.styles as readonly [Style, Style];
export const WASM = await readRuntimeWasm();

export const pack = (bytes: Uint8Array): string => gzipSync(bytes, { level: 1 }).toString('base64');
export const ASSETS: InlineAssets = { runtimeWasm: pack(WASM), model: pack(MODEL), styleEncoder: null, sceneReader: null, card: CARD };

/** Words that a designer should not have to know. */
export const JARGON = /\b(worker|wasm|onnx|tensor|json|sha|gzip|promise|undefined|null|csp|session|exception|thread)\b/i;
