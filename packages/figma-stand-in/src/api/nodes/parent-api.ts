// Nodes with children: reading, searching and rearranging them.
import { refuse } from '../../document/host-error';
import { descendants, isHiddenInInstance } from '../../document/scene';
import { number } from '../checks';
import { BaseNodeApi } from './base-node-api';
import { sayWhere } from '../remote';

export const CHILDREN_MEMBERS = [
  'children',
  'appendChild',
  'insertChild',
  'findAll',
  'findOne',
  'findChildren',
  'findChild',
  'findAllWithCriteria',
] as const satisfies readonly (keyof ChildrenMixin)[];

type Search = (node: SceneNode) => boolean;

interface Criteria {
  readonly types?: readonly string[];
  readonly pluginData?: { readonly keys?: readonly string[] };
  readonly sharedPluginData?: { readonly namespace: string; readonly keys?: readonly string[] };
}

export abstract class ParentApi extends BaseNodeApi implements Pick<ChildrenMixin, (typeof CHILDREN_MEMBERS)[number]> {
  /** Throw if the children can't be read yet. */
  protected abstract assertReadable(): void;

  get children(): readonly SceneNode[] {
    return this.readable(this.world.document.children(this.record.id));
  }

  appendChild(child: SceneNode): void {
    this.assertReadable();
    const id = this.world.idOf(child, 'child');
    this.world.write(() => {
      this.world.document.insert(id, this.record.id);
    });
  }

  insertChild(index: number, child: SceneNode): void {
    this.assertReadable();
    const id = this.world.idOf(child, 'child');
    this.world.write(() => {
      this.world.document.insert(id, this.record.id, number(index, 'index'));
    });
  }

  findAll(callback: Search = () => true): SceneNode[] {
    return this.below().filter((node) => callback(node));
  }

  findOne(callback: Search): SceneNode | null {
    return this.below().find((node) => callback(node)) ?? null;
  }

  findChildren(callback: Search = () => true): SceneNode[] {
    return this.children.filter((node) => callback(node));
  }

  findChild(callback: Search): SceneNode | null {
    return this.children.find((node) => callback(node)) ?? null;
  }

  findAllWithCriteria<T extends NodeType[]>(criteria: FindAllCriteria<T>): ({ type: T[number] } & SceneNode)[] {
    const { types, pluginData, sharedPluginData }: Criteria = criteria;
    if (types === undefined && pluginData === undefined && sharedPluginData === undefined)
      refuse('Expected "types", "pluginData" or "sharedPluginData"');
    const plugin = this.world.run.manifest.id;
    this.assertReadable();
    const found = descendants(this.world.document, this.record.id).filter((node) => {
      if (types !== undefined && !types.includes(node.type)) return false;
      if (pluginData !== undefined && !hasKeys(node.pluginData[plugin], pluginData.keys)) return false;
      return sharedPluginData === undefined || hasKeys(node.sharedPluginData[sharedPluginData.namespace], sharedPluginData.keys);
    });
    return this.readable(found.map((node) => node.id));
  }

  private below(): SceneNode[] {
    return this.readable(descendants(this.world.document, this.record.id).map((node) => node.id));
  }

  private readable(ids: readonly string[]): SceneNode[] {
    this.assertReadable();
    return this.reachable(ids).map((id) => this.world.node(id));
  }

  /** Leave out what figma.skipInvisibleInstanceChildren hides. */
  protected reachable(ids: readonly string[]): string[] {
    return this.world.run.skipInvisibleInstanceChildren ? ids.filter((id) => !isHiddenInInstance(this.world.document, id)) : [...ids];
  }
}
sayWhere(ParentApi, CHILDREN_MEMBERS);

function hasKeys(data: Readonly<Record<string, string>> | undefined, keys: readonly string[] | undefined): boolean {
  const present = Object.keys(data ?? {});
  return keys === undefined ? present.length > 0 : keys.some((key) => present.includes(key));
}
