// Finding the paintings that this plugin made, by the plugin data they carry.
import { FailureError } from '../../contract/failure';
import { parseRecipe } from '../../contract/recipe';
import { MASK_KEY, RECIPE_KEY } from '../../contract/storage/storage-keys';
import type { Recipe } from '../../contract/recipe';
import { nodeById } from '../document/node-by-id';
import { showsImage } from './image-paint';
import { readPlaced } from './placed';
import type { Placed } from './placed';
import { stackOf } from '../stack/stack-facts';

/** We make rectangles; a person may have cut the painting into another shape. */
type OwnNode = RectangleNode | EllipseNode | PolygonNode | StarNode | VectorNode | FrameNode;

/** Somebody's layer, of which a painting can be a fill. */
export type FillNode = OwnNode | ComponentNode | InstanceNode | SlotNode | BooleanOperationNode | TextNode | TextPathNode;

export type PaintedNode = FillNode;

export interface PaintingLayer {
  readonly layer: PaintedNode;
  readonly recipe: Recipe;
}

/** The node as a painting of ours, or null when it is none. */
export function asPainting(node: BaseNode): PaintingLayer | null {
  if (!isFillNode(node) || (!OWN.has(node.type) && !isFilled(node))) return null;
  const recipe = recipeOn(node);
  return recipe === null ? null : { layer: node, recipe };
}

/** Recipes as they were read last, by the ids of their layers: every selection looks at all of a page. */
const known = new Map<string, { readonly text: string; readonly recipe: Recipe | null }>();
const MOST_KNOWN = 2000;

/** Whether the painting on this layer is one of the fills that somebody gave it. */
export function isFilled(node: SceneNode): boolean {
  return readPlaced(node)?.fill != null;
}

/**
 * The recipe on a node of any type: a painting may have been made a component. Null where there is none, and on a layer of somebody's own that has
 * another fill by now.
 */
export function recipeOn(node: BaseNode): Recipe | null {
  const text = node.getPluginData(RECIPE_KEY);
  if (text === '' || hasOtherFill(node)) return null;
  const before = known.get(node.id);
  if (before?.text === text) return before.recipe;
  const recipe = parseRecipe(text);
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(node.id, { text, recipe });
  return recipe;
}

const OWN: ReadonlySet<NodeType> = new Set<NodeType>(['RECTANGLE', 'ELLIPSE', 'POLYGON', 'STAR', 'VECTOR', 'FRAME']);
const FILLS: ReadonlySet<NodeType> = new Set<NodeType>([...OWN, 'COMPONENT', 'INSTANCE', 'SLOT', 'BOOLEAN_OPERATION', 'TEXT', 'TEXT_PATH']);

export function isFillNode(node: BaseNode): node is FillNode {
  return FILLS.has(node.type);
}

function hasOtherFill(node: BaseNode): boolean {
  if (!isFillNode(node)) return false;
  const fill = readPlaced(node)?.fill ?? null;
  return fill !== null && !showsImage(node.fills, fill);
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
  readonly placed: Placed | null;
  /** Selected by the person who runs the plugin. */
  readonly selected: boolean;
}

/** All paintings on these loaded pages. */
export function paintingsOn(pages: readonly PageNode[]): readonly FoundPainting[] {
  return ([] as FoundPainting[]).concat(
    ...pages.map((page) => {
      const selected = new Set(page.selection.map((node) => (stackOf(node) ?? node).id));
      return page
        .findAllWithCriteria({ pluginData: { keys: [RECIPE_KEY] } })
        .map(asPainting)
        .filter((painting): painting is PaintingLayer => painting !== null)
        .map((painting) => ({ ...painting, placed: readPlaced(painting.layer), selected: selected.has(painting.layer.id) }));
    }),
  );
}
