// A new painting layer, from the image to its place.
import { MASK_KEY, PLACED_KEY, RECIPE_KEY } from '../../contract/storage/storage-keys';
import type { Recipe } from '../../contract/recipe';
import type { Undoing } from '../document/change-document';
import { compose, invert, translation } from '../geometry/affine';
import type { Affine } from '../../contract/geometry';
import type { Source } from '../selection/source';
import { isAutoLayout } from './choose-place';
import type { Container, Place } from './choose-place';
import { cornersOfSource, roundCorners } from './corners';
import type { Placed } from './placed';
import { imagePaint } from './image-paint';

/** What a layer carries of its painting. */
export interface Origin {
  readonly recipe: Recipe;
  /** As an InsertPainting's. */
  readonly mask: string | null;
  /** As a Placed's. */
  readonly marks: readonly string[] | null;
}

export interface NewLayer extends Origin {
  readonly image: Image;
  readonly name: string;
  readonly variation: boolean;
}

/**
 * Make the layer of a source at its place. Synchronous; `undoing` hears how to take it away again. The place is chosen before any layer
 * exists: a new rectangle starts on the current page and would stand in its own way.
 */
export function createLayer({ image, name, variation, ...origin }: NewLayer, source: Source, place: Place, undoing: Undoing): RectangleNode {
  const layer = figma.createRectangle();
  undoing(() => {
    if (!layer.removed) layer.remove();
  });
  layer.name = name;
  layer.fills = [imagePaint(image)];
  layer.resize(source.width, source.height);
  place.parent.insertChild(place.index, layer);
  // Appended first, placed afterwards: auto layout moves its children unless they opt out, and only its children can.
  if (isAutoLayout(place.parent)) layer.layoutPositioning = 'ABSOLUTE';
  layer.relativeTransform = mutable(compose(invert(frameOf(place.parent)), place.transform));
  const corners = cornersOfSource(source);
  roundCorners(layer, corners);
  // A landscape that is scaled with its frame is not squeezed.
  layer.lockAspectRatio();
  noteOrigin(layer, origin, { width: layer.width, height: layer.height, variation, corners });
  return layer;
}

/** What the plugin gave a layer: what it has at present, unless a person changed that. */
export type Given = Omit<Placed, 'layerId' | 'marks'>;

/** Write plugin data and the relaunch button. */
export function noteOrigin(layer: SceneNode, { recipe, mask, marks }: Origin, { width, height, variation, corners }: Given): void {
  const placed: Placed = { layerId: layer.id, width, height, variation, marks, corners };
  layer.setPluginData(RECIPE_KEY, JSON.stringify(recipe));
  // Without one, that of an earlier painting goes, too.
  layer.setPluginData(MASK_KEY, mask ?? '');
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
