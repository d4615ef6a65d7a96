// The network that takes the style of a picture. When it is opened: paint/generator.ts; where its bytes come from: worker/load-generator.ts.
import type { RgbaImage } from '../../contract/pictures/image';
import { FailureError } from '../../contract/failure';
import type { ModelCard } from '../api/model-card';
import { alteredModel, checkModelFile } from '../model/model-file';
import { openSession } from '../backend/runtime';
import { squashPicture } from '../model/squash-picture';
import { sizesOf } from '../api/tensor-shape';

export interface StyleReader {
  /**
   * @returns the picture's style: as many finite numbers as the model card's styles have.
   * @throws FailureError `empty` for a picture that is wholly transparent, `paint-failed` when no style comes of it, `out-of-memory`.
   */
  styleOf(picture: RgbaImage): Promise<readonly number[]>;
  release(): Promise<void>;
}

const NO_STYLE = 'The look of this picture could not be taken. Try again, or try another picture.';

/**
 * Read the model card's style encoder, check it and open it. It always runs on the processor, because it is small and seldom used.
 * @param read the encoder's bytes; null where they were not delivered.
 * @param wasm bytes of the runtime (runtime.ts).
 * @throws FailureError `no-style-encoder` for a model card without one, `model-altered`, or as openSession and `read`.
 */
export async function openStyleEncoder(
  card: ModelCard,
  read: (() => Promise<Uint8Array>) | null,
  wasm: Uint8Array<ArrayBuffer>,
): Promise<StyleReader> {
  const { styleEncoder: encoder } = card;
  if (encoder === undefined)
    throw new FailureError('no-style-encoder', 'This painter can’t take a style from a picture. Choose one of its own.');
  if (read === null) throw alteredModel(`${encoder.file} is missing`);
  const file = await read();
  checkModelFile(encoder, file);
  const session = await openSession(wasm, file, { inputs: encoder.input, outputs: { [encoder.output]: null } });
  const sizes = sizesOf(encoder.input.picture.shape, {})!;
  const [, , height, width] = sizes as [number, number, number, number];
  const length = card.styles[0]!.vector.length;

  return {
    async styleOf(picture) {
      const data = squashPicture(picture, { width, height });
      if (data === null) throw new FailureError('empty', 'This picture is wholly transparent. Choose one with something in it.');
      const [style] = await session.run({ picture: { data, sizes } }, [encoder.output] as const).catch((thrown: unknown) => {
        // The runtime's sentence speaks of a painting.
        if (thrown instanceof FailureError && thrown.failure.code === 'paint-failed')
          throw new FailureError('paint-failed', NO_STYLE, thrown.detail);
        throw thrown;
      });
      if (style.length !== length) throw new FailureError('paint-failed', NO_STYLE, `${style.length} numbers instead of ${length}`);
      if (!style.every(Number.isFinite)) throw new FailureError('paint-failed', NO_STYLE, 'not all of the style are numbers');
      return [...style];
    },
    release: () => session.release(),
  };
}
