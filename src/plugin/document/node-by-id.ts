// From an id to its node, layers inside instances included.
import { loadPage } from './load-page';
import { pageOf } from './node-facts';

/** `I12:3;4:5` is the layer of instance 12:3 that stands for 4:5 of its main component; `I12:3;4:5;6:7` lies in an instance within. */
const SUBLAYER = /^I([^;]+);/;

/**
 * The node with this id, or null. For a layer inside an instance, one report has Figma give null even where it is there: then
 * it is looked for inside its instance.
 */
export async function nodeById(id: string): Promise<BaseNode | null> {
  const found = await figma.getNodeByIdAsync(id);
  const instanceId = SUBLAYER.exec(id)?.[1];
  if (found !== null || instanceId === undefined) return found;
  const page = await pageWith(instanceId);
  if (page === null || !(await loadPage(page))) return null;
  // Looked up afresh: an undo brings a node back as a new object.
  const instance = await figma.getNodeByIdAsync(instanceId);
  return instance === null || instance.removed || instance.type !== 'INSTANCE' ? null : instance.findOne((node) => node.id === id);
}

async function pageWith(id: string): Promise<PageNode | null> {
  const node = await figma.getNodeByIdAsync(id);
  return node === null || node.removed ? null : pageOf(node);
}
