// Failures that trying again can't mend.
import type { FailureCode } from '../../../contract/failure';

/** Runtime or model are at fault: this engine will not paint anything before the plugin is installed anew. */
export const ENGINE_HOPELESS: readonly FailureCode[] = ['wasm-refused', 'too-old', 'model-altered', 'model-invalid'];

/** The engine, the file or the chosen style is at fault, so that every other frame of a batch would fail in the same way. */
export const BATCH_HOPELESS: readonly FailureCode[] = [...ENGINE_HOPELESS, 'download-failed', 'unknown-style', 'read-only'];
