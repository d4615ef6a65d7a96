// Mask, painting and recipe of what is selected, as files and as text.
import { toFailure } from '../../../contract/failure';
import { writeRecipeFile } from '../../../labels/recipe-file';
import type { RecipeFile } from '../../../labels/recipe-file';
import { labelPixels } from '../../../labels/label-pixels';
import { resampled } from '../../../labels/resample';
import { inProportions } from './in-proportions';
import { maskSize, withFrame } from './mask-frame';
import { saveFile } from './save-file';
import { paintingOf, subjectOf } from '../../state/phase';
import { fileName, nameFromLayer } from './file-name';
import { exportedSentence, NOT_EXPORTED, presentMaskSentence } from './words';
import type { Tools } from '../../state/effect';
import { findPainter } from '../painters/painter';
import type { FactsOf } from '../painters/facts';
import { recipeOf } from '../provenance/recipe-of';

export interface ExportFiles {
  /** The label map as the generator sees it, in our colours and the source's proportions (PNG). */
  readonly saveMask: () => void;
  /** The painting in the document, as it was painted, in the source's proportions (PNG). */
  readonly savePainting: () => void;
  /** The recipe with its mask (JSON). */
  readonly saveRecipe: () => void;
  /** The same as text; null when it could not be made, of which there is a notice then. */
  readonly recipeText: () => Promise<string | null>;
}

export function exportFiles(tools: Pick<Tools, 'state' | 'dispatch' | 'client' | 'engine'>, facts: FactsOf): ExportFiles {
  const { state, dispatch, client, engine } = tools;
  const say = (tone: 'done' | 'trouble', sentence: string): void => {
    dispatch({ type: 'notice', notice: { tone, sentence, layerId: null } });
  };

  async function attempt<Result>(work: () => Promise<Result>): Promise<Result | null> {
    try {
      return await work();
    } catch (thrown) {
      say('trouble', toFailure(thrown, NOT_EXPORTED).sentence);
      return null;
    }
  }

  function save(name: string, content: Uint8Array | string, type: string): void {
    saveFile(name, content, type);
    say('done', exportedSentence(name));
  }

  async function saveMask(): Promise<void> {
    const subject = subjectOf(state().phase);
    if (subject === null || subject.reading === null) return;
    const { map } = subject.reading;
    const { name, fromMask } = subject.source;
    const frame = { width: subject.source.width, height: subject.source.height };
    const { labels, width, height } = resampled(map, maskSize(frame, map));
    const png = await engine.encode({ rgba: labelPixels(labels), width, height });
    save(fileName(fromMask ? nameFromLayer(name) : name, 'mask', '.png'), withFrame(png, frame), 'image/png');
  }

  async function savePainting(): Promise<void> {
    const { phase } = state();
    const painting = paintingOf(phase);
    if (painting === null) return;
    const { layerId } = painting;
    const { png, layerName } = await client.ask('read-painting', { layerId });
    const source = subjectOf(phase)?.source ?? (await client.ask('read-recipe', { layerId }));
    save(fileName(nameFromLayer(layerName), 'painting', '.png'), await inProportions(png, source), 'image/png');
  }

  async function saveRecipe(): Promise<void> {
    const { recipe, presentMask } = await recipeOf(tools, facts);
    const name = fileName(recipe.name, 'recipe', '.json');
    saveFile(name, textOf(recipe), 'application/json');
    say('done', presentMask ? `${exportedSentence(name)} ${presentMaskSentence}` : exportedSentence(name));
  }

  async function recipeText(): Promise<string> {
    const { recipe, presentMask } = await recipeOf(tools, facts);
    if (presentMask) say('done', presentMaskSentence);
    return textOf(recipe);
  }

  function textOf(recipe: RecipeFile): string {
    const painter = findPainter(state().painters, recipe.way.style.painter);
    return writeRecipeFile(recipe, painter && { painter: painter.name, licence: painter.licence });
  }

  return {
    saveMask: () => void attempt(saveMask),
    savePainting: () => void attempt(savePainting),
    saveRecipe: () => void attempt(saveRecipe),
    recipeText: () => attempt(recipeText),
  };
}
