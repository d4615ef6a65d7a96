// Import: masks and recipes as files, or a recipe as text. A mask becomes a frame of shapes. A recipe sets the controls and paints what is
// selected; with nothing selected, or among several files, its own shapes are drawn, ready to be painted. Files are taken one after the
// other, in the order in which they came; what comes meanwhile waits for its turn.
import { FailureError, toFailure } from '../../../contract/failure';
import { MASK_LIMITS } from '../../../contract/pictures/mask-limits';
import { hasPngSignature } from '../../../contract/pictures/png-header';
import type { PaintingWay } from '../../../contract/recipe';
import { encodingOf } from '../../../labels/pasted-json';
import { isStyleText } from '../../../labels/style-text';
import { readRecipeFile } from '../../../labels/recipe-file';
import type { RecipeFile } from '../../../labels/recipe-file';
import { paintingOf, subjectOf } from '../../state/phase';
import type { Notice } from '../../state/notice';
import { nameFromFile } from './file-name';
import type { FileProgress } from './arrivals';
import { frameOfMask } from './mask-frame';
import {
  CONTROLS_SET,
  drawnSentence,
  FILE_WORDS,
  importedSentence,
  NOT_IMPORTED,
  strangeFile,
  takenSentence,
  tooLarge,
  unreadableFile,
} from './words';
import { drawMap } from '../canvas-aids/draw-map';
import type { Effect, Tools } from '../../state/effect';
import type { FactsOf } from '../painters/facts';
import { madeBy } from '../painters/painter';
import { recipeOf } from '../provenance/recipe-of';

export interface ImportFiles extends Effect {
  readonly takeText: (text: string) => void;
  readonly takeFiles: (files: readonly File[]) => void;
  /** Leave out the files whose turn has not come, and give up the one under way, unless it is in the document already. */
  readonly cancelFiles: () => void;
  /** Draw the shapes of the selected painting, whose own are gone, from the mask that it carries. It stands for them from then on. */
  readonly drawPainting: () => void;
  /** Style, seed and size for whatever is painted next. */
  readonly takeWay: (way: PaintingWay) => void;
}

interface Arrival {
  readonly frameId: string;
  readonly way: PaintingWay | null;
  readonly notice: Notice;
}

/** What became of a file, and the layer that was made of it, if any. */
interface Taken {
  readonly words: string;
  readonly layerId: string | null;
}

export function importFiles(
  tools: Pick<Tools, 'state' | 'dispatch' | 'client' | 'engine'>,
  facts: FactsOf,
  readPicture: (file: Blob, name: string) => void,
  takeStyleText: (text: string) => Promise<void>,
): ImportFiles {
  const { state, dispatch, engine } = tools;
  /** The frame that was drawn. Its notice waits until the plugin tells that the frame is selected: a change of selection removes notices. */
  let arrival: Arrival | null = null;
  /** The files of `state().arrivals` whose turn has not come, in its order. */
  const waiting: File[] = [];
  let running: AbortController | null = null;

  function greetArrival(): void {
    if (arrival === null || subjectOf(state().phase)?.source.sourceIds.join() !== arrival.frameId) return;
    const { way, notice } = arrival;
    arrival = null;
    dispatch({ type: 'scene-started' });
    if (way !== null) dispatch({ type: 'take-recipe', way });
    dispatch({ type: 'notice', notice });
  }

  async function attempt(work: () => Promise<unknown>): Promise<void> {
    // Notices are shown in this room only.
    dispatch({ type: 'room', room: 'selection' });
    try {
      await work();
    } catch (thrown) {
      say('trouble', toFailure(thrown, NOT_IMPORTED).sentence);
    }
  }

  function say(tone: Notice['tone'], sentence: string): void {
    dispatch({ type: 'notice', notice: { tone, sentence, layerId: null } });
  }

  async function takeRecipe(recipe: RecipeFile): Promise<Taken> {
    const { phase } = state();
    if (state().arrivals.length > 1 || (subjectOf(phase) === null && phase.kind !== 'several')) return drawRecipe(recipe);
    const { way } = recipe;
    dispatch({ type: 'take-recipe', way });
    say('quiet', takenSentence(way, state().painters));
    // Asked first: a painting that would look different with this generator, and several paintings at once.
    if (phase.kind !== 'several' && madeBy(state().painters, way)) dispatch({ type: 'paint' });
    return { words: FILE_WORDS.recipe, layerId: null };
  }

  async function drawRecipe(
    { name, frame, way, labels }: RecipeFile,
    how: { readonly signal?: AbortSignal; readonly paintingId?: string | undefined } = {},
  ): Promise<Taken> {
    const { frameId } = await drawMap(tools, name, { labels, ...way.size }, frame, how);
    arrival = { frameId, way, notice: { tone: 'done', sentence: drawnSentence(name, way, state().painters), layerId: null } };
    greetArrival();
    return { words: FILE_WORDS.recipe, layerId: frameId };
  }

  async function takeMask(png: Uint8Array, name: string, signal: AbortSignal): Promise<Taken> {
    // Read first: the engine takes the bytes, and they are gone afterwards.
    const noted = frameOfMask(png);
    const map = await engine.labelImage(png, { signal });
    const { frameId, shapes } = await drawMap(tools, name, map, noted ?? map.picture, { signal });
    arrival = { frameId, way: null, notice: { tone: 'done', sentence: importedSentence(name, shapes, map.notice), layerId: null } };
    greetArrival();
    return { words: [FILE_WORDS.shapes(shapes), ...(map.notice === null ? [] : [map.notice])].join('. '), layerId: frameId };
  }

  async function takeFile(file: File, signal: AbortSignal): Promise<Taken> {
    // Not read at all: it can't be a mask, and the panel would hang meanwhile.
    if (file.size > MASK_LIMITS.bytes) throw FailureError.of(tooLarge(file.name));
    const bytes = await bytesOf(file);
    if (isOtherPicture(bytes)) return takePicture(file);
    if (hasPngSignature(bytes)) {
      try {
        return await takeMask(bytes, nameFromFile(file.name), signal);
      } catch (thrown) {
        // Among several files each keeps its own outcome: the sketch pad has room for one picture.
        if (state().arrivals.length > 1 || toFailure(thrown, NOT_IMPORTED).code !== 'photo-no-mask') throw thrown;
        return takePicture(file);
      }
    }
    const text = new TextDecoder(encodingOf(bytes)).decode(bytes);
    if (!text.includes('{')) throw FailureError.of(strangeFile(file.name));
    if (isStyleText(text)) {
      await takeStyleText(text);
      return { words: FILE_WORDS.style, layerId: null };
    }
    return takeRecipe(readRecipeFile(text));
  }

  function takePicture(file: File): Taken {
    readPicture(file, file.name);
    return { words: FILE_WORDS.picture, layerId: null };
  }

  /** Take the files that wait, the first first, until there are none. */
  async function takeWaiting(): Promise<void> {
    if (running !== null) return;
    const abort = (running = new AbortController());
    const tell = (index: number, progress: FileProgress): void => {
      dispatch({ type: 'file-progress', index, progress });
    };
    for (let index = 0; (index = nextWaiting()) >= 0;) {
      const file = waiting.shift()!;
      if (abort.signal.aborted) {
        tell(index, { kind: 'left-out' });
        continue;
      }
      tell(index, { kind: 'working' });
      try {
        tell(index, { kind: 'taken', ...(await takeFile(file, abort.signal)) });
      } catch (thrown) {
        const failure = toFailure(thrown, NOT_IMPORTED);
        tell(index, failure.code === 'cancelled' ? { kind: 'left-out' } : { kind: 'failed', failure });
        // Of several, each row of the card says it.
        if (state().arrivals.length === 1 && failure.code !== 'cancelled') say('trouble', failure.sentence);
      }
    }
    running = null;
  }

  function nextWaiting(): number {
    return state().arrivals.findIndex(({ progress }) => progress.kind === 'waiting');
  }

  return {
    follow: greetArrival,
    takeText: (text) => void attempt(() => (isStyleText(text) ? takeStyleText(text) : takeRecipe(readRecipeFile(text)))),
    drawPainting: () =>
      void attempt(async () => {
        const painting = paintingOf(state().phase);
        await drawRecipe((await recipeOf(tools, facts)).recipe, { paintingId: painting?.layerId });
      }),
    takeWay: (way) => {
      dispatch({ type: 'take-recipe', way });
      say('done', CONTROLS_SET);
    },
    takeFiles: (files) => {
      if (files.length === 0) return;
      dispatch({ type: 'room', room: 'selection' });
      waiting.push(...files);
      dispatch({ type: 'files-come', names: files.map(({ name }) => name) });
      void takeWaiting();
    },
    cancelFiles: () => {
      running?.abort();
    },
    close: () => {
      running?.abort();
    },
  };
}

/** A picture of a kind that can't be a mask: JPEG, GIF, WebP or AVIF. */
function isOtherPicture(bytes: Uint8Array): boolean {
  const text = String.fromCharCode(...bytes.subarray(0, 12));
  return (
    text.startsWith('\xff\xd8\xff') ||
    text.startsWith('GIF8') ||
    (text.startsWith('RIFF') && text.endsWith('WEBP')) ||
    text.slice(4) === 'ftypavif'
  );
}

/** Rejects with FailureError `not-a-recipe` for what the browser can't read: a folder, or a file that was deleted meanwhile. */
async function bytesOf(file: File): Promise<Uint8Array> {
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch (thrown) {
    throw FailureError.of(unreadableFile(file.name), String(thrown));
  }
}
