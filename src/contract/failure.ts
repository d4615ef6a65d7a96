// Errors cross every wire as data: a code from a closed union for programs, a sentence for people.
import * as v from 'valibot';

export const FAILURE_CODES = [
  // the selection
  'nothing-selected',
  'empty',
  'invisible',
  'too-many-layers',
  'unsupported-node',
  // the document changed under us, or refuses
  'source-gone',
  'painting-gone',
  'newer-version',
  'locked',
  'read-only',
  'export-failed',
  'image-refused',
  'storage-refused',
  'style-gone',
  'too-many-styles',
  // the picture, and recipes that people bring
  'not-a-png',
  'no-semantic-pixel',
  'photo-no-mask',
  'nothing-to-fill',
  'not-a-recipe',
  'mask-damaged',
  // the generator
  'download-failed',
  'model-altered',
  'model-invalid',
  'wasm-refused',
  'too-old',
  'worker-lost',
  'out-of-memory',
  'unknown-painter',
  'unknown-style',
  'no-style-encoder',
  'no-scene-reader',
  'paint-failed',
  'gpu-lost',
  // the wire
  'cancelled',
  'bad-message',
  'timeout',
  'internal',
] as const;

export type FailureCode = (typeof FAILURE_CODES)[number];

export const FailureSchema = v.pipe(
  v.object({
    code: v.picklist(FAILURE_CODES),
    /** What happened and what to do, in one or two plain sentences without jargon. */
    sentence: v.string(),
  }),
  v.readonly(),
);

export type Failure = v.InferOutput<typeof FailureSchema>;

/** A Failure on its way up a call stack. `detail` is for the diagnostics, never for the panel. */
export class FailureError extends Error {
  readonly failure: Failure;
  readonly detail: string | undefined;

  constructor(code: FailureCode, sentence: string, detail?: string) {
    super(sentence);
    this.name = 'FailureError';
    this.failure = { code, sentence };
    this.detail = detail;
  }

  /** Of a failure whose code and sentence are kept together. */
  static of({ code, sentence }: Failure, detail?: string): FailureError {
    return new FailureError(code, sentence, detail);
  }
}

/**
 * Turn whatever was thrown into a Failure: a FailureError keeps its own, everything else becomes `internal`
 * with the given sentence.
 */
export function toFailure(thrown: unknown, sentence: string): Failure {
  return thrown instanceof FailureError ? thrown.failure : { code: 'internal', sentence };
}
