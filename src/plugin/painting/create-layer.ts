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
import { putLayers } from '../stack/put-layers';
import type { StackLayer } from '../stack/put-layers';
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
  /** Its layers, where it is to be a stack. */
  readonly layers?: readonly StackLayer[];
}

/**
 * Make the layer of a source at its place. Synchronous; `undoing` hears how to take it away again. The place is chosen before any layer
 * exists: a new rectangle starts on the current page and would stand in its own way.
 */
export function createLayer(
  { image, name, variation, layers, ...origin }: NewLayer,
  source: Source,
  place: Place,
  undoing: Undoing,
): RectangleNode | FrameNode {
  const layer = layers === undefined ? figma.createRectangle() : figma.createFrame();
  undoing(() => {
    if (!layer.removed) layer.remove();
  });
  layer.name = name;
  // Of a stack it is kept to be exported, compared with, and used as a fill.
  layer.fills = [{ ...imagePaint(image), visible: layers === undefined }];
  layer.resize(source.width, source.height);
  place.parent.insertChild(place.index, layer);
  // Appended first, placed afterwards: auto layout moves its children unless they opt out, and only its children can.
  if (isAutoLayout(place.parent)) layer.layoutPositioning = 'ABSOLUTE';
  layer.relativeTransform = mutable(compose(invert(frameOf(place.parent)), place.transform));
  const corners = cornersOfSource(source);
  roundCorners(layer, corners);
  // A landscape that is scaled with its frame is not squeezed.
  layer.lockAspectRatio();
  noteOrigin(layer, origin, {
    width: layer.width,
    height: layer.height,
    variation,
    corners,
    fill: null,
    stack: layers?.map((each) => each.name) ?? null,
  });
  if (layers !== undefined && layer.type === 'FRAME') putLayers(layer, layers, [], undoing);
  return layer;
}

/** What the plugin gave a layer: what it has at present, unless a person changed that. */
export type Given = Omit<Placed, 'layerId' | 'marks'>;

/** Write plugin data and the relaunch button. */
export function noteOrigin(layer: SceneNode, { recipe, mask, marks }: Origin, given: Given): void {
  const { width, height, variation, corners, fill, stack } = given;
  // What a layer is not is not noted, as ever since there were such notes.
  const more = { ...(fill === null ? {} : { fill }), ...(stack === null ? {} : { stack }) };
  const placed = { layerId: layer.id, width, height, variation, marks, corners, ...more };
  layer.setPluginData(RECIPE_KEY, JSON.stringify(recipe));
  // Without one, that of an earlier painting goes, too.
  layer.setPluginData(MASK_KEY, mask ?? '');
  layer.setPluginData(PLACED_KEY, JSON.stringify(placed));
  layer.setRelaunchData({ repaint: '' });
}

/** Remember what a layer carries. The returned function restores it. */
export function keepOrigin(layer: SceneNode): () => void {
  const data = [RECIPE_KEY, MASK_KEY, PLACED_KEY].map((key) => ({ key, value: layer.getPluginData(key) }));
  const buttons = layer.getRelaunchData();
  return () => {
    if (layer.removed) return;
    for (const { key, value } of data) layer.setPluginData(key, value);
    layer.setRelaunchData(buttons);
  };
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
