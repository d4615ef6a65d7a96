// A new painting layer, from the image to its place.
import { RECIPE_KEY } from '../../contract/recipe';
import type { Recipe } from '../../contract/recipe';
import type { Placement } from '../../contract/settings';
import type { Undoing } from '../change-document';
import { compose, invert, translation } from '../geometry/affine';
import type { Affine } from '../../contract/geometry';
import type { Source } from '../selection/source';
import { choosePlace, isAutoLayout } from './choose-place';
import type { Container } from './choose-place';
import { PLACED_KEY } from './find-painting';
import type { Placed } from './find-painting';
import { imagePaint } from './image-paint';

/** Make the layer beside or on top of its source. Synchronous; `undoing` hears how to take it away again. */
export function createLayer(image: Image, recipe: Recipe, source: Source, page: PageNode, placement: Placement, undoing: Undoing): RectangleNode {
  // Chosen before the layer exists: a new rectangle starts on the current page and would stand in its own way.
  const place = choosePlace(source, page, placement);
  const layer = figma.createRectangle();
  undoing(() => { if (!layer.removed) layer.remove(); });
  layer.name = `${source.name} painting`;
  layer.fills = [imagePaint(image)];
  layer.resize(source.width, source.height);
  place.parent.insertChild(place.index, layer);
  // Appended first, placed afterwards: auto layout moves its children unless they opt out, and only its children can.
  if (isAutoLayout(place.parent)) layer.layoutPositioning = 'ABSOLUTE';
  layer.relativeTransform = mutable(compose(invert(frameOf(place.parent)), place.transform));
  noteRecipe(layer, recipe);
  return layer;
}

/** Plugin data and the relaunch button. `given` is the size that we gave the layer: its present one, unless a person changed it. */
export function noteRecipe(layer: SceneNode & LayoutMixin, recipe: Recipe, given: Pick<Placed, 'width' | 'height'> = layer): void {
  const placed: Placed = { layerId: layer.id, width: given.width, height: given.height };
  layer.setPluginData(RECIPE_KEY, JSON.stringify(recipe));
  layer.setPluginData(PLACED_KEY, JSON.stringify(placed));
  layer.setRelaunchData({ repaint: '' });
}

/** The coordinate system of the children: a group has none of its own, a page is the plane itself. */
function frameOf(parent: Container): Affine {
  for (let step: BaseNode | null = parent; step !== null; step = step.parent) {
    if ((step.type === 'FRAME' || step.type === 'SECTION') && 'absoluteTransform' in step) return step.absoluteTransform;
  }
  return translation(0, 0);
}

function mutable([[a, c, tx], [b, d, ty]]: Affine): Transform {
  return [
    [a, c, tx],
    [b, d, ty],
  ];
}
