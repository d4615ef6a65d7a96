// The mark on a layer that a painting was made from. An id alone doesn't name a layer for good: ids repeat from file to file, and a copy has
// another one. Figma copies plugin data along with a layer, so the mark holds a random name and the id that the layer had when it was
// written: a layer with another id is a copy (docs/decisions.md, “A source bears a mark”).
import { SOURCE_KEY } from '../../contract/storage/storage-keys';
import type { Undoing } from '../document/change-document';

export interface SourceMark {
  /** Random; a layer and its copies share it. */
  readonly name: string;
  /** Of the layer that the mark was written on. */
  readonly nodeId: string;
}

const MARK = /^([a-z0-9]{8,40}) (\S{1,500})$/;

/** The mark of a layer, its own or copied with it; null where it has none of ours. */
export function markOn(node: SceneNode): SourceMark | null {
  const [, name, nodeId] = MARK.exec(node.getPluginData(SOURCE_KEY)) ?? [];
  return name === undefined || nodeId === undefined ? null : { name, nodeId };
}

/** Whether the layer is a copy of the one that its mark was written on. */
export function isCopy(node: SceneNode, mark: SourceMark | null = markOn(node)): boolean {
  return mark !== null && mark.nodeId !== node.id;
}

/** The marks that some layers will have, and what writes them. */
export interface MarkPlan {
  /** In the order of the layers. */
  readonly names: readonly string[];
  /** Write those that are missing; `undoing` hears how to take them back. False where Figma takes no plugin data for one of the layers. */
  readonly write: (undoing: Undoing) => boolean;
}

/**
 * Plan a mark of its own for each of these layers; where all have one, nothing is written. A copy keeps its name: name and id together are
 * what is compared. Planned first and written last, so that an insertion that fails has touched no source.
 */
export function planMarks(nodes: readonly SceneNode[]): MarkPlan {
  const marks = nodes.map((node) => ({ node, mark: markOn(node) ?? { name: randomName(), nodeId: '' } }));
  return {
    names: marks.map(({ mark }) => mark.name),
    write: (undoing) => marks.every(({ node, mark }) => mark.nodeId === node.id || write(node, { name: mark.name, nodeId: node.id }, undoing)),
  };
}

/** A painting can do without, as those of older versions do. */
function write(node: SceneNode, { name, nodeId }: SourceMark, undoing: Undoing): boolean {
  const before = node.getPluginData(SOURCE_KEY);
  try {
    node.setPluginData(SOURCE_KEY, `${name} ${nodeId}`);
  } catch (thrown) {
    console.warn('Alla Prima could not mark a layer as the source of a painting:', String(thrown));
    return false;
  }
  undoing(() => {
    if (!node.removed) node.setPluginData(SOURCE_KEY, before);
  });
  return true;
}

/** About a hundred random bits. The sandbox has no `crypto`; nothing here is a secret. */
function randomName(): string {
  let name = '';
  while (name.length < 20) name += Math.random().toString(36).slice(2);
  return name.slice(0, 20);
}
