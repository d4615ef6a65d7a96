// Import: a mask or a recipe as a file, or a recipe as text. A mask becomes a frame of shapes. A recipe sets the controls and paints what is
// selected; with nothing selected, its own shapes are drawn, ready to be painted.
import { FailureError, toFailure } from '../../../contract/failure';
import { hasPngSignature, pngSize } from '../../../contract/pictures/png-header';
import type { PaintingWay } from '../../../contract/recipe';
import { readRecipeFile } from '../../../labels/recipe-file';
import type { RecipeFile } from '../../../labels/recipe-file';
import { paintingOf, subjectOf } from '../../state/phase';
import type { Notice } from '../../state/notice';
import { nameFromFile } from './file-name';
import { CONTROLS_SET, drawnSentence, importedSentence, NOT_IMPORTED, readingSentence, strangeFile, takenSentence, tooLarge } from './words';
import { drawMap } from '../canvas-aids/draw-map';
import type { Effect, Tools } from '../../state/effect';
import type { RecipeFacts } from '../painting/layer-contents';
import { recipeOf } from '../provenance/recipe-of';

export interface ImportFiles extends Effect {
  readonly takeText: (text: string) => void;
  readonly takeFile: (file: File) => void;
  /** Draw the shapes of the selected painting, whose own are gone, from the mask that it carries. It stands for them from then on. */
  readonly drawPainting: () => void;
  /** Style, seed and size for whatever is painted next. */
  readonly takeWay: (way: PaintingWay) => void;
}

/** Larger files are not read at all: they can't be masks, and the panel would hang meanwhile. */
const MOST_BYTES = 64 * 1024 * 1024;

interface Arrival {
  readonly frameId: string;
  readonly way: PaintingWay | null;
  readonly notice: Notice;
}

export function importFiles(tools: Pick<Tools, 'state' | 'dispatch' | 'client' | 'engine'>, facts: RecipeFacts): ImportFiles {
  const { state, dispatch, engine } = tools;
  const { modelHash } = facts;
  /** The frame that was drawn. Its notice waits until the plugin tells that the frame is selected: a change of selection removes notices. */
  let arrival: Arrival | null = null;

  function greetArrival(): void {
    if (arrival === null || subjectOf(state().phase)?.source.sourceIds.join() !== arrival.frameId) return;
    const { way, notice } = arrival;
    arrival = null;
    dispatch({ type: 'scene-started' });
    if (way !== null) dispatch({ type: 'take-recipe', way });
    dispatch({ type: 'notice', notice });
  }

  async function attempt(work: () => Promise<void>): Promise<void> {
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

  async function takeRecipe(recipe: RecipeFile): Promise<void> {
    const { phase } = state();
    if (subjectOf(phase) === null && phase.kind !== 'several') return drawRecipe(recipe);
    const { way } = recipe;
    dispatch({ type: 'take-recipe', way });
    say('quiet', takenSentence(way, modelHash));
    // Asked first: a painting that would look different with this generator, and several paintings at once.
    if (phase.kind !== 'several' && way.modelHash === modelHash) dispatch({ type: 'paint' });
  }

  async function drawRecipe({ name, frame, way, labels }: RecipeFile, paintingId?: string): Promise<void> {
    const { frameId } = await drawMap(tools, name, { labels, ...way.size }, frame, paintingId);
    arrival = { frameId, way, notice: { tone: 'done', sentence: drawnSentence(name, way, modelHash), layerId: null } };
    greetArrival();
  }

  async function takeMask(png: Uint8Array, name: string): Promise<void> {
    say('quiet', readingSentence(name));
    // Read first: the engine takes the bytes, and they are gone afterwards. It also refuses a file without a size, with a sentence.
    const size = pngSize(png);
    const map = await engine.labelImage(png);
    const { frameId, shapes } = await drawMap(tools, name, map, size ?? map);
    arrival = { frameId, way: null, notice: { tone: 'done', sentence: importedSentence(name, shapes, map.notice), layerId: null } };
    greetArrival();
  }

  async function takeFile(file: File): Promise<void> {
    if (file.size > MOST_BYTES) throw FailureError.of(tooLarge(file.name));
    const bytes = new Uint8Array(await file.arrayBuffer());
    if (hasPngSignature(bytes)) return takeMask(bytes, nameFromFile(file.name));
    if (bytes[0] !== '{'.charCodeAt(0)) throw FailureError.of(strangeFile(file.name));
    return takeRecipe(readRecipeFile(new TextDecoder().decode(bytes)));
  }

  return {
    follow: greetArrival,
    takeText: (text) => void attempt(() => takeRecipe(readRecipeFile(text))),
    drawPainting: () =>
      void attempt(async () => {
        const painting = paintingOf(state().phase);
        await drawRecipe((await recipeOf(tools, facts)).recipe, painting?.layerId);
      }),
    takeWay: (way) => {
      dispatch({ type: 'take-recipe', way });
      say('done', CONTROLS_SET);
    },
    takeFile: (file) => void attempt(() => takeFile(file)),
  };
}
