// From node ids to a living source on a loaded page. Teammates may delete, undo or move nodes during every await.
import { FailureError } from '../../contract/failure';
import { loadPage } from '../document/load-page';
import { nodeById } from '../document/node-by-id';
import { isSceneNode, pageOf } from '../document/node-facts';
import { sourceOf } from './source';
import type { Source } from './source';
import { inZOrder } from './z-order';

export interface LocatedSource {
  readonly source: Source;
  readonly page: PageNode;
  /** The nodes with the ids that were asked for, in that order. */
  readonly named: readonly SceneNode[];
}

/** How often the lookup is begun again because a teammate moved the source to another page while it ran. */
const MAX_ATTEMPTS = 4;

/**
 * Look the nodes up and load their page. When this resolves, all of them are in the document, on `page`, and `page` is loaded;
 * that holds until the caller's next await. Throws FailureError `source-gone`.
 */
export async function findSource(ids: readonly string[]): Promise<LocatedSource> {
  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
    const nodes = await nodesOf(ids);
    const page = commonPage(nodes);
    if (!(await loadPage(page))) throw sourceGone();
    // Looked up afresh: an undo brings a node back as a new object, and a removed one throws at the first touch.
    const fresh = await nodesOf(ids);
    if (fresh.every((node) => pageOf(node)?.id === page.id)) return { source: sourceOf(inZOrder(fresh), ids), page, named: fresh };
  }
  throw sourceGone();
}

export function sourceGone(): FailureError {
  return new FailureError(
    'source-gone',
    'The shapes to paint are no longer in the document. Undo their deletion, or select other shapes and paint those.',
  );
}

async function nodesOf(ids: readonly string[]): Promise<readonly SceneNode[]> {
  const [first, ...others] = ids;
  if (first === undefined) throw sourceGone();
  // On its own: where a recipe names a hundred layers of another file, one look is enough.
  const node = await nodeById(first);
  if (node === null || node.removed) throw sourceGone();
  const found = [node, ...(await Promise.all(others.map((id) => nodeById(id))))];
  const nodes = found.filter((each): each is SceneNode => each !== null && !each.removed && isSceneNode(each));
  if (nodes.length === 0 || nodes.length !== ids.length) throw sourceGone();
  return nodes;
}

function commonPage(nodes: readonly SceneNode[]): PageNode {
  const pages = nodes.map(pageOf);
  const [page] = pages;
  if (page === undefined || page === null || pages.some((other) => other?.id !== page.id)) throw sourceGone();
  return page;
}
