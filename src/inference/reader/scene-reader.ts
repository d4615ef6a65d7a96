// The network that reads a photo or painting into the nine classes. Opened when it is first wanted, checked against its card.
import { FailureError } from '../../contract/failure';
import type { RgbaImage } from '../../contract/pictures/image';
import { validateReaderCard } from '../api/reader-card';
import type { SceneReading } from '../api/reader-card';
import { openSession } from '../backend/runtime';
import { checkModelFile } from '../model/model-file';
import { squashPicture } from '../model/squash-picture';
import { mostLikely } from './most-likely';
import { oneWater } from './one-water';

export interface SceneReader {
  /** @throws FailureError `empty` for a picture that is wholly transparent, `paint-failed` when it can't be read, `out-of-memory`. */
  read(picture: RgbaImage): Promise<SceneReading>;
  release(): Promise<void>;
}

const UNREAD = 'This picture could not be read. Try again, or try another picture.';

/**
 * It always runs on the processor: a second at most, and seldom wanted.
 * @param card the reader's card, unchecked.
 * @param read its file's bytes.
 * @param wasm bytes of the runtime (runtime.ts).
 * @throws FailureError `model-invalid`, `model-altered`, or as openSession and `read`.
 */
export async function openSceneReader(card: unknown, read: () => Promise<Uint8Array>, wasm: Uint8Array<ArrayBuffer>): Promise<SceneReader> {
  const described = validateReaderCard(card);
  const { side } = described;
  const file = await read();
  checkModelFile(described, file);
  const session = await openSession(wasm, file, { inputs: { picture: null }, outputs: { chances: null } });

  return {
    async read(picture) {
      const data = squashPicture(picture, { width: side, height: side });
      if (data === null) throw new FailureError('empty', 'This picture is wholly transparent. Choose one with something in it.');
      const [chances] = await session.run({ picture: { data, sizes: [1, 3, side, side] } }, ['chances'] as const).catch((thrown: unknown) => {
        // The runtime's sentence speaks of a painting.
        if (thrown instanceof FailureError && thrown.failure.code === 'paint-failed')
          throw new FailureError('paint-failed', UNREAD, thrown.detail);
        throw thrown;
      });
      const { labels, sure } = mostLikely(chances, side * side);
      oneWater(labels, sure, chances, side);
      return { map: { labels, width: side, height: side }, sure, picture: { width: picture.width, height: picture.height } };
    },
    release: () => session.release(),
  };
}
