// The recipe of what is selected, together with its label map, so that it can be painted in another file.
import { FailureError } from '../../../contract/failure';
import { readLabels } from '../../../labels/label-text';
import type { PaintingSummary } from '../../../contract/wire/messages';
import type { PaintingWay } from '../../../contract/recipe';
import type { RecipeFile } from '../../../labels/recipe-file';
import { chosenStyle } from '../styles/chosen-style';
import { isReading, paintingOf, subjectOf } from '../../state/phase';
import type { Subject } from '../../state/phase';
import { sameSize } from '../painting/size-options';
import { nameFromLayer } from '../exchange/file-name';
import type { Tools } from '../../state/effect';
import type { FactsOf } from '../painters/facts';
import { NO_RECIPE } from './words';

export interface RecipeOf {
  readonly recipe: RecipeFile;
  /** The layer carries no label map, so that of the shapes as they are now was taken. */
  readonly presentMask: boolean;
}

type Parts = Pick<Tools, 'state' | 'client' | 'engine'>;

/**
 * The recipe of the selected painting, or of the selected source's painting, with the label map that it was painted from. Where there is no
 * painting: of the one that Paint would make now. Rejects with a FailureError: `nothing-selected`, or why the label map could not be read.
 */
export async function recipeOf(tools: Parts, factsOf: FactsOf): Promise<RecipeOf> {
  const { phase, settings, repaints } = tools.state();
  const subject = subjectOf(phase);
  const painting = paintingOf(phase);
  if (painting !== null) return recipeOnLayer(tools, painting, subject);
  if (subject === null || subject.reading === null) throw nothing();
  const { width, height } = subject.reading.map;
  const style = chosenStyle(tools.state());
  const { modelHash, appVersion } = factsOf(style.painter);
  const way = { style, seed: settings.seed, size: { width, height }, repaints, edges: settings.edges, modelHash, appVersion };
  return { recipe: await withPresentMask(tools, subject, way), presentMask: false };
}

async function recipeOnLayer(tools: Parts, { layerId }: PaintingSummary, subject: Subject | null): Promise<RecipeOf> {
  const { recipe: way, mask, layerName, width, height } = await tools.client.ask('read-recipe', { layerId });
  const labels = mask === null ? null : readLabels(mask, way.size.width * way.size.height);
  if (labels !== null) {
    const { name, frame } =
      subject === null || subject.source.fromMask
        ? { name: nameFromLayer(layerName), frame: { width, height } }
        : { name: subject.source.name, frame: subject.source };
    return { recipe: { name, frame, way, labels }, presentMask: false };
  }
  if (subject === null) throw nothing();
  return { recipe: await withPresentMask(tools, subject, way), presentMask: true };
}

async function withPresentMask({ client, engine }: Parts, subject: Subject, way: PaintingWay): Promise<RecipeFile> {
  const {
    source: { name, width, height, sourceIds },
    reading,
  } = subject;
  const known = reading !== null && !isReading(subject) && sameSize(reading.map, way.size) ? reading.map : null;
  const { labels } = known ?? (await engine.label(await client.ask('export-picture', { sourceIds }), way.size));
  return { name, frame: { width, height }, way, labels };
}

function nothing(): FailureError {
  return FailureError.of(NO_RECIPE);
}
