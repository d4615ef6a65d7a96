// The marked layers on the loaded pages, and those that are looked up by their ids elsewhere.
import { SOURCE_KEY } from '../../contract/storage/storage-keys';
import { nodeById } from '../document/node-by-id';
import { isSceneNode } from '../document/node-facts';
import { markOn } from './source-mark';
import type { SourceMark } from './source-mark';

export interface MarkedNodes {
  /** The layers that carry a mark of this name, written under this id: the original, where it is here, and its copies. */
  of(name: string, nodeId: string): readonly SceneNode[];
}

/** Most marked layers that are looked at; beyond, copies are taken for what they are copied from. Instances inherit the marks of their mains. */
const MOST = 2000;

/** Those on these loaded pages. They are looked for at the first question: most documents have no copies, and nobody asks. */
export function markedNodesOn(pages: readonly PageNode[]): MarkedNodes {
  let known: Map<string, SceneNode[]> | null = null;
  return {
    of: (name, nodeId) => {
      known ??= collect(pages);
      return known.get(keyOf({ name, nodeId })) ?? [];
    },
  };
}

function collect(pages: readonly PageNode[]): Map<string, SceneNode[]> {
  const known = new Map<string, SceneNode[]>();
  let left = MOST;
  for (const page of pages) {
    for (const node of page.findAllWithCriteria({ pluginData: { keys: [SOURCE_KEY] } })) {
      const mark = left-- > 0 ? markOn(node) : null;
      if (mark === null) continue;
      const key = keyOf(mark);
      known.set(key, [...(known.get(key) ?? []), node]);
    }
  }
  return known;
}

function keyOf({ name, nodeId }: SourceMark): string {
  return `${name} ${nodeId}`;
}

/** Names of the marks by the ids of the layers, looked up on whichever page they are; null where there is no such layer. */
export type Whereabouts = ReadonlyMap<string, string | null>;

export const NOWHERE: Whereabouts = new Map();

/** `known` and these ids. The answer is as old as the await is long. */
export async function lookUp(ids: readonly string[], known: Whereabouts = NOWHERE): Promise<Whereabouts> {
  const found = await Promise.all(
    ids.map(async (id): Promise<readonly [string, string | null]> => {
      const node = await nodeById(id);
      return [id, node === null || node.removed || !isSceneNode(node) ? null : (markOn(node)?.name ?? '')];
    }),
  );
  return new Map([...known, ...found]);
}
