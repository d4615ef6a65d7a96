// A loaded generator: card and file checked, session open. Knows nothing of workers, messages or where bytes come from.
import { bytesToHex } from '@noble/hashes/utils.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { FailureError } from '../contract/failure';
import { PICTURE_SIZE } from './engine-api';
import type { Painting, PaintJob } from './engine-api';
import type { ModelCard } from './model-card';
import { openSession } from './runtime';
import type { Session } from './runtime';
import { imagePixels, paintingInputs } from './tensors';

export interface Generator {
  readonly card: ModelCard;
  /** Run once for nothing, so that the first painting is as quick as the next. */
  warmUp(): Promise<void>;
  /** Paint one picture. Same job, same pixels. @throws FailureError `unknown-style`, `paint-failed` or `out-of-memory`. */
  paint(job: PaintJob): Promise<Pick<Painting, 'rgba' | 'ms'>>;
  release(): Promise<void>;
}

/**
 * Check the file against its card and open a session.
 * @param wasm bytes of the runtime (runtime.ts).
 * @throws FailureError `model-altered`, or as openSession.
 */
export async function openGenerator(card: ModelCard, model: Uint8Array, wasm: Uint8Array<ArrayBuffer>): Promise<Generator> {
  checkModelFile(card, model);
  const session = await openSession(wasm, model, card);
  return {
    card,
    async warmUp() {
      await paint(session, card, { labels: new Uint8Array(PICTURE_SIZE ** 2), style: card.defaultStyle, seed: 0 });
    },
    paint: (job) => paint(session, card, job),
    release: () => session.release(),
  };
}

/** @throws FailureError `model-altered` when the file is not, byte for byte, the one that the card describes. */
export function checkModelFile(card: ModelCard, model: Uint8Array): void {
  const sound = model.length === card.bytes && bytesToHex(sha256(model)) === card.sha256;
  if (!sound) throw alteredModel(`${model.length} bytes, card says ${card.bytes}`);
}

export function alteredModel(detail: string): FailureError {
  return new FailureError('model-altered', 'The painting model in this plugin is cut short or was changed. Install the plugin again.', detail);
}

async function paint(session: Session, card: ModelCard, job: PaintJob): Promise<Pick<Painting, 'rgba' | 'ms'>> {
  const inputs = paintingInputs(card, job);
  const started = performance.now();
  const image = await session.run(inputs);
  const ms = performance.now() - started;
  return { rgba: imagePixels(image, PICTURE_SIZE ** 2), ms };
}
