// Showing layers that the panel names: select them and bring them into view.
import type { Requests } from '../../contract/wire/messages';
import { nodeById } from '../document/node-by-id';
import { isSceneNode, pageOf } from '../document/node-facts';

/** Select those of the nodes that still exist, on the page of the first one. No document change. */
export async function selectLayers({ ids }: Requests['select-layers']['ask']): Promise<Requests['select-layers']['answer']> {
  const first = (await livingNodes(ids))[0];
  const page = first === undefined ? null : pageOf(first);
  if (page === null) return { selected: 0 };
  if (page.id !== figma.currentPage.id) await figma.setCurrentPageAsync(page);
  // Looked up again: switching the page takes time, and a removed node can't be selected.
  const nodes = (await livingNodes(ids)).filter((node) => pageOf(node)?.id === figma.currentPage.id);
  if (nodes.length === 0) return { selected: 0 };
  figma.currentPage.selection = nodes;
  figma.viewport.scrollAndZoomIntoView(nodes);
  return { selected: nodes.length };
}

async function livingNodes(ids: readonly string[]): Promise<readonly SceneNode[]> {
  const found = await Promise.all(ids.map((id) => nodeById(id)));
  return found.filter((node): node is SceneNode => node !== null && !node.removed && isSceneNode(node));
}
