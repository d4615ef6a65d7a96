// Card and generator of the first painter that shipped, for tests that need a real one: its file stays what it is.
import { gzipSync } from 'node:zlib';
import { FORMER_PAINTER } from '../../../src/contract/style';
import type { EngineAssets, InlineAssets, PainterAssets } from '../../../src/inference/api/engine-assets';
import { readModelFiles } from '../../../scripts/shared/model-files';
import { readRuntimeWasm } from '../../../scripts/shared/runtime-wasm';
import { validateModelCard } from '../../../src/inference/api/model-card';
import { defaultStyleOf } from '../../../src/inference/api/plain-job';
import type { ModelCard, Style } from '../../../src/inference/api/model-card';

/** Not a Buffer: slicing one would share its bytes. */
export const MODEL = new Uint8Array(readModelFiles(FORMER_PAINTER).model);
export const CARD: ModelCard = validateModelCard(readModelFiles(FORMER_PAINTER).card);
/** Two of its styles, whatever they are called. */
export const [ONE_STYLE, OTHER_STYLE] = CARD.styles as readonly [Style, Style];
export const DEFAULT_STYLE = defaultStyleOf(CARD);
export const WASM = await readRuntimeWasm();

export const pack = (bytes: Uint8Array): string => gzipSync(bytes, { level: 1 }).toString('base64');
export const ASSETS: InlineAssets = { runtimeWasm: pack(WASM), model: pack(MODEL), styleEncoder: null, sceneReader: null, card: CARD };

/** An engine with this painter alone. */
export function onlyPainter(assets: EngineAssets): PainterAssets {
  return { first: CARD.painter.id, of: () => assets };
}

/** Words that a designer should not have to know. */
export const JARGON = /\b(worker|wasm|onnx|tensor|json|sha|gzip|promise|undefined|null|csp|session|exception|thread)\b/i;
