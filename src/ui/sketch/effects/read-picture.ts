// “Shapes from a picture”: the selected layer or a file is read into the nine classes by the engine and becomes the drawing, to be mended over
// the picture. One picture at a time: a newer wish takes the place of the one under way.
import { toFailure } from '../../../contract/failure';
import { READ_SIDE } from '../../../contract/picture';
import { LONGEST_NAME } from '../../../contract/style';
import type { Size } from '../../../contract/size';
import { resampled } from '../../../labels/resample';
import { frameOf, sheetSize } from '../../../sketch/sheet';
import { painterOf } from '../../features/painters/painter-of';
import type { Tools } from '../../state/effect';
import type { Pad } from '../pad/pad';
import { nameFromFile } from '../../features/exchange/file-name';
import { pngUrl } from '../../kit/look/png-url';
import { COLOURS_NOT_TAKEN, UNREADABLE_PICTURE } from '../words';
import { shrinkPicture } from './shrink-picture';

export interface ReadPicture {
  /** Read the selected layer. */
  readonly readSelected: () => void;
  /** Read a picture file. @param name for people. */
  readonly readFile: (file: Blob, name: string) => void;
  readonly cancelReading: () => void;
  /** Paint the drawing in the colours of the picture that it was read from. */
  readonly takeColours: () => void;
  readonly close: () => void;
}

/** Below this chance, of 255, the reader is unsure of a place. */
const SURE = 0.55 * 255;

export function readPicture(
  pad: Pad,
  { state, dispatch, client, engine }: Pick<Tools, 'state' | 'dispatch' | 'client' | 'engine'>,
): ReadPicture {
  let running: AbortController | null = null;

  /** @param frame size on the page; null for one in the picture's proportions. */
  async function read(
    name: string,
    bring: () => Promise<{ readonly file: Blob; readonly name: string; readonly frame: Size | null }>,
  ): Promise<void> {
    running?.abort();
    const abort = (running = new AbortController());
    const { signal } = abort;
    dispatch({ type: 'room', room: 'sketch' });
    pad.tell({ reading: name, outcome: null });
    try {
      const brought = await bring();
      signal.throwIfAborted();
      pad.tell({ reading: brought.name });
      const { bitmap, png, size } = await shrinkPicture(brought.file);
      const file = png.slice();
      // The engine takes the bytes: they are gone afterwards.
      const { map, sure } = await engine.readScene(png, { signal });
      const frame = brought.frame ?? frameOf(size.width, size.height);
      const sheet = sheetSize(frame);
      pad.tell({ reading: null });
      pad.startFromPicture(resampled(map, sheet), frame, {
        name: brought.name,
        file,
        bitmap,
        unsure: nearest(
          sure.map((chance) => (chance < SURE ? 1 : 0)),
          map,
          sheet,
        ),
      });
    } catch (thrown) {
      // A newer reading has taken over.
      if (running !== abort) return;
      pad.tell({ reading: null });
      if (signal.aborted) return;
      const { sentence } = toFailure(thrown, UNREADABLE_PICTURE);
      pad.tell({ outcome: { tone: 'trouble', sentence, frameId: null }, said: sentence });
    } finally {
      if (running === abort) running = null;
    }
  }

  async function takeColours(): Promise<void> {
    const { backdrop } = pad.state();
    if (backdrop === null) return;
    dispatch({ type: 'taking-style' });
    try {
      const thumbnail = pngUrl(backdrop.file);
      const painter = painterOf(state()).id;
      const vector = await engine.styleOf(backdrop.file.slice(), painter);
      dispatch({ type: 'style-taken', picture: { painter, name: backdrop.name.slice(0, LONGEST_NAME), vector, thumbnail } });
    } catch (thrown) {
      const failure = toFailure(thrown, COLOURS_NOT_TAKEN);
      dispatch({ type: 'style-refused', failure });
      pad.tell({ outcome: { tone: 'trouble', sentence: failure.sentence, frameId: null } });
    }
  }

  return {
    readSelected: () =>
      void read('the selected layer', async () => {
        const { name, png, size } = await client.ask('read-layer-picture', { side: READ_SIDE });
        return { file: new Blob([png as Uint8Array<ArrayBuffer>]), name, frame: size };
      }),
    readFile: (file, fileName) => {
      const name = nameFromFile(fileName);
      void read(name, () => Promise.resolve({ file, name, frame: null }));
    },
    cancelReading: () => {
      running?.abort();
    },
    takeColours: () => void takeColours(),
    close: () => {
      running?.abort();
    },
  };
}

/** Each cell of the new size has the value of the nearest old one. */
function nearest(values: Uint8Array, from: Size, to: Size): Uint8Array {
  return Uint8Array.from({ length: to.width * to.height }, (_, index) => {
    const [x, y] = [index % to.width, Math.floor(index / to.width)];
    return values[Math.floor(((y + 0.5) * from.height) / to.height) * from.width + Math.floor(((x + 0.5) * from.width) / to.width)]!;
  });
}
