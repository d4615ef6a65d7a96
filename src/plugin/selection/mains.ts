// The main components behind a source. What an instance shows changes with its main, and Figma tells plugins nothing of it: "never … if an instance
// sublayer was updated by a change to a main component" (plugin-api.d.ts, documentchange). So the mains are watched.
import { loadPage } from '../document/load-page';
import { ancestorsOf, pageOf } from '../document/node-facts';

export interface Mains {
  /** Their ids; null while they are not known, or are too many to ask for. */
  readonly ids: ReadonlySet<string> | null;
  /** Loaded pages that hold them. Those in libraries are on none. */
  readonly pages: readonly PageNode[];
}

export const NO_MAINS: Mains = { ids: new Set(), pages: [] };
export const UNKNOWN_MAINS: Mains = { ids: null, pages: [] };

/** Most instances that are asked for their main, each a call into Figma. A scene with more is read again whenever any component changes. */
const MOST = 500;

/** The instances that these nodes are, hold or lie in. */
export function instancesIn(nodes: readonly SceneNode[]): readonly InstanceNode[] {
  return ([] as BaseNode[])
    .concat(
      ...nodes.map((node) => [node, ...ancestorsOf(node), ...('children' in node ? node.findAllWithCriteria({ types: ['INSTANCE'] }) : [])]),
    )
    .filter((node): node is InstanceNode => node.type === 'INSTANCE');
}

/** Their mains, and those of the instances in them: an instance holds its main's instances, so all are among `instances`. */
export async function mainsOf(instances: readonly InstanceNode[]): Promise<Mains> {
  if (instances.length > MOST) return UNKNOWN_MAINS;
  const found = await Promise.all(instances.map(mainOf));
  const mains = new Map(found.filter((main): main is ComponentNode => main !== null && !main.removed).map((main) => [main.id, main]));
  const pages = new Map(
    [...mains.values()]
      .map(pageOf)
      .filter((page): page is PageNode => page !== null)
      .map((page) => [page.id, page]),
  );
  const loaded = await Promise.all([...pages.values()].map(async (page) => ((await loadPage(page)) ? page : null)));
  return { ids: new Set(mains.keys()), pages: loaded.filter((page): page is PageNode => page !== null && !page.removed) };
}

async function mainOf(instance: InstanceNode): Promise<ComponentNode | null> {
  try {
    return await instance.getMainComponentAsync();
  } catch (thrown) {
    if (!instance.removed) console.warn('Alla Prima could not find the main component of an instance:', String(thrown));
    return null;
  }
}
