// Finding the paintings that this plugin made, by the plugin data they carry.
import { FailureError } from '../../contract/failure';
import { parseRecipe, sameSource } from '../../contract/recipe';
import { MASK_KEY, PLACED_KEY, RECIPE_KEY } from '../../contract/storage/storage-keys';
import type { Recipe } from '../../contract/recipe';
import { nodeById } from '../document/node-by-id';

/** We make rectangles; a person may have cut the painting into another shape. */
export type PaintedNode = RectangleNode | EllipseNode | PolygonNode | StarNode | VectorNode | FrameNode;

export interface PaintingLayer {
  readonly layer: PaintedNode;
  readonly recipe: Recipe;
}

/** How the plugin left a layer. Tells a copy from the original, and a size chosen by a person from one given by the plugin. */
export interface Placed {
  readonly layerId: string;
  readonly width: number;
  readonly height: number;
  /** One of several that were inserted together. */
  readonly variation: boolean;
}

/** The node as a painting of ours, or null when it is none. */
export function asPainting(node: BaseNode): PaintingLayer | null {
  if (!isPaintedNode(node)) return null;
  const data = node.getPluginData(RECIPE_KEY);
  const recipe = data === '' ? null : parseRecipe(data);
  return recipe === null ? null : { layer: node, recipe };
}

const PAINTED: ReadonlySet<NodeType> = new Set<NodeType>(['RECTANGLE', 'ELLIPSE', 'POLYGON', 'STAR', 'VECTOR', 'FRAME']);

function isPaintedNode(node: BaseNode): node is PaintedNode {
  return PAINTED.has(node.type);
}

/** The mask that a painting carries, as text; null where it carries none. */
export function maskOn(layer: SceneNode): string | null {
  const text = layer.getPluginData(MASK_KEY);
  return text === '' ? null : text;
}

/** Whether a painting carries a mask, without reading the mask. */
export function carriesMask(layer: SceneNode): boolean {
  return layer.getPluginDataKeys().indexOf(MASK_KEY) >= 0;
}

/** The painting with this id, on whichever page it is. Throws FailureError `painting-gone`, or `unsupported-node` for any other layer. */
export async function findPainting(layerId: string): Promise<PaintingLayer> {
  const node = await nodeById(layerId);
  if (node === null || node.removed) throw paintingGone();
  const painting = asPainting(node);
  if (painting === null)
    throw new FailureError('unsupported-node', 'This layer is not one of Alla Prima’s paintings. Select a painting, or paint its shapes.');
  return painting;
}

export function paintingGone(): FailureError {
  return new FailureError('painting-gone', 'The painting is no longer in the document. Undo its deletion, or paint again.');
}

export interface FoundPainting extends PaintingLayer {
  /** Selected by the person who runs the plugin. */
  readonly selected: boolean;
}

/** All paintings on these loaded pages. */
export function paintingsOn(pages: readonly PageNode[]): readonly FoundPainting[] {
  return ([] as FoundPainting[]).concat(
    ...pages.map((page) => {
      const selected = new Set(page.selection.map((node) => node.id));
      return page
        .findAllWithCriteria({ pluginData: { keys: [RECIPE_KEY] } })
        .map(asPainting)
        .filter((painting): painting is PaintingLayer => painting !== null)
        .map((painting) => ({ ...painting, selected: selected.has(painting.layer.id) }));
    }),
  );
}

/**
 * The painting of this source among those, or null. Of several (variations, and people duplicate paintings to keep one) the one with
 * `layerId` counts, then the selected one, then the one that the plugin made itself, then the first of the copies. Variations were
 * inserted to be kept: only who names or selects one means it.
 */
export function choosePainting(found: readonly FoundPainting[], sourceIds: readonly string[], layerId?: string): PaintingLayer | null {
  const own = found.filter((painting) => sameSource(painting.recipe.sourceIds, sourceIds));
  const meant = own.find(({ layer }) => layer.id === layerId) ?? own.find(({ selected }) => selected);
  if (meant !== undefined) return meant;
  const plain = own.map((painting) => ({ painting, placed: readPlaced(painting.layer) })).filter(({ placed }) => placed?.variation !== true);
  return (plain.find(({ painting, placed }) => placed?.layerId === painting.layer.id) ?? plain[0])?.painting ?? null;
}

/** What the plugin noted when it last placed the layer; null where there is no valid note. */
export function readPlaced(layer: SceneNode): Placed | null {
  const text = layer.getPluginData(PLACED_KEY);
  try {
    const value = (text === '' ? null : JSON.parse(text)) as Partial<Placed> | null;
    return value !== null && typeof value.layerId === 'string' && typeof value.width === 'number' && typeof value.height === 'number'
      ? { layerId: value.layerId, width: value.width, height: value.height, variation: value.variation === true }
      : null;
  } catch {
    // Someone else's text under our key: as good as no note.
    return null;
  }
}
