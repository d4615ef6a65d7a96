// Several paintings of one source into the document, as layers side by side. As with one painting: all that takes time first, then
// one synchronous change.
import type { InsertedVariations, InsertVariations } from '../../contract/wire/messages';
import { sameSource } from '../../contract/recipe';
import type { Recipe } from '../../contract/recipe';
import { badMessage } from '../panel/bad-message';
import { changeDocument } from '../document/change-document';
import { sceneName } from '../selection/source';
import { choosePlaces } from './choose-place';
import { createLayer } from './create-layer';
import { paintingsOn } from './find-painting';
import { openOrigins } from '../identity/open-origins';
import { locateSource } from './locate-source';
import { checkPng, imageOf } from './painting-png';

type Variations = InsertVariations['variations'];

/**
 * Make a layer of each, in a row beside the source, or none of them. One undo step. Throws FailureError `bad-message`, `not-a-png`,
 * `source-gone`, `empty`, `image-refused` or `read-only`, with the document unchanged.
 */
export async function insertVariations({ variations, mask }: InsertVariations): Promise<InsertedVariations> {
  const sourceIds = checked(variations);
  const { source, page, gallery, named } = await locateSource(sourceIds);
  // No await from here on.
  const origins = openOrigins(source, named, gallery);
  const taken = new Set(paintingsOn([page]).map(({ layer }) => layer.name));
  return changeDocument((undoing) => {
    const places = choosePlaces(source, page, 'beside', variations.length);
    const layers = variations.map(({ png, recipe }, i) => {
      const origin = origins.of({ recipe, mask: mask ?? null });
      const name = freeName(`${sceneName(source)} painting, ${seedsOf(recipe)}`, taken);
      taken.add(name);
      return createLayer({ image: imageOf(png), ...origin, name, variation: true }, source, places[i]!, undoing);
    });
    origins.settle(layers, undoing);
    return { layers: layers.map((layer) => ({ layerId: layer.id, layerName: layer.name })) };
  });
}

/** The source that all of them are of. */
function checked(variations: Variations): Recipe['sourceIds'] {
  const [first] = variations;
  if (first === undefined || !variations.every(({ recipe }) => sameSource(recipe.sourceIds, first.recipe.sourceIds))) throw badMessage();
  for (const { png } of variations) checkPng(png);
  return first.recipe.sourceIds;
}

/** What tells variations apart in the names of their layers, the same as in the panel: the seed, and the seeds of classes that were painted again. */
function seedsOf({ seed, repaints }: Recipe): string {
  return [`seed ${seed}`, ...repaints.map((repaint) => `${repaint.className} ${repaint.seed}`)].join(', ');
}

/** Two variations may have one seed in two styles: then a number tells their names apart. */
function freeName(name: string, taken: ReadonlySet<string>): string {
  let free = name;
  for (let number = 2; taken.has(free); number++) free = `${name} (${number})`;
  return free;
}
