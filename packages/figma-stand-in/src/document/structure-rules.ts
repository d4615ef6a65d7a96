// Which nodes may contain which others. The same rules apply to people and plugins.
import { refuse } from './host-error';
import type { NodeRecord } from './record';
import { ancestors, descendants, hasChildren, isInsideInstance } from './scene';
import type { Tree } from './scene';

/** @throws HostError when a node of this type can't be a child of `parent`. */
export function checkParent(tree: Tree, type: NodeRecord['type'], parent: string): void {
  const target = tree.node(parent);
  if (!hasChildren(target.type)) refuse('Cannot move node. New parent cannot have children');
  if (target.type === 'INSTANCE' || isInsideInstance(tree, parent))
    refuse('Cannot move node. New parent is an instance or is inside of an instance');
  if (target.type === 'DOCUMENT' && type !== 'PAGE') refuse('The root node cannot have children of type other than PAGE');
  if (type === 'SECTION' && target.type !== 'PAGE' && target.type !== 'SECTION')
    refuse('A section can only be a child of a page or of another section');
  if ((type === 'COMPONENT' || type === 'COMPONENT_SET') && [target, ...ancestors(tree, parent)].some((node) => node.type === 'COMPONENT'))
    refuse('Cannot move node. A component cannot be inside a component');
  if (target.type === 'COMPONENT_SET' && type !== 'COMPONENT') refuse('Cannot move node. A component set can only hold components');
}

/** @throws HostError when this node can't be moved to `parent`. */
export function checkMove(tree: Tree, id: string, parent: string): void {
  const node = tree.node(id);
  if (node.type === 'DOCUMENT' || (node.type === 'PAGE' && parent !== node.parent)) refuse('Cannot move node. Pages stay in the document');
  if (isInsideInstance(tree, id)) refuse('Cannot move node. Node is inside of an instance');
  if (id === parent || ancestors(tree, parent).some((ancestor) => ancestor.id === id))
    refuse('Cannot move node. New parent is the node itself or one of its descendants');
  checkParent(tree, node.type, parent);
  const mains = mainsWithin(tree, id);
  if ([parent, ...ancestors(tree, parent).map((ancestor) => ancestor.id)].some((ancestor) => mains.has(ancestor)))
    refuse('Cannot move node. A component cannot hold an instance of itself');
}

/** The main components of all instances in a subtree, and recursively of the instances inside those. */
function mainsWithin(tree: Tree, id: string, found = new Set<string>()): ReadonlySet<string> {
  for (const { mainComponent } of [tree.node(id), ...descendants(tree, id)]) {
    if (mainComponent === null || found.has(mainComponent)) continue;
    found.add(mainComponent);
    if (tree.has(mainComponent)) mainsWithin(tree, mainComponent, found);
  }
  return found;
}

/** @throws HostError when this node can't be removed from a document with so many pages. */
export function checkRemoval(tree: Tree, id: string, pages: number): void {
  if (isInsideInstance(tree, id)) refuse('Removing this node is not allowed');
  if (tree.node(id).type === 'PAGE' && pages === 1) refuse('Removing the last page is not allowed');
}
