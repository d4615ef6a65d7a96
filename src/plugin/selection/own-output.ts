// Our own paintings inside a source. They are never part of what the next painting is made from, wherever a person put them.
import { LAYER_KEY, RECIPE_KEY } from '../../contract/storage/storage-keys';
import { ancestorsOf } from '../document/node-facts';
import { recipeOn } from '../painting/find-painting';
import { unreadableVersion } from '../painting/newer-paintings';
import { isStackLayer } from '../stack/stack-facts';

export interface OwnOutput {
  /** Whether this layer is a painting of ours. */
  isPainting(node: SceneNode): boolean;
  /** Whether one lies inside it. */
  holdsPainting(node: SceneNode): boolean;
}

/** Whether this layer shows a painting of ours, or one of the layers of one. */
export function isOwn(node: BaseNode): boolean {
  return recipeOn(node) !== null || isStackLayer(node);
}

/** The paintings that are or lie inside these nodes. */
export function ownOutputIn(nodes: readonly SceneNode[]): OwnOutput {
  const paintings = new Set<string>();
  const holders = new Set<string>();
  for (const node of nodes) {
    const marked = 'children' in node ? node.findAllWithCriteria({ pluginData: { keys: [RECIPE_KEY, LAYER_KEY] } }) : [];
    for (const found of [node, ...marked]) {
      if (!isOwn(found) && unreadableVersion(found) === null) continue;
      paintings.add(found.id);
      for (const { id } of ancestorsOf(found)) holders.add(id);
    }
  }
  return { isPainting: ({ id }) => paintings.has(id), holdsPainting: ({ id }) => holders.has(id) };
}
