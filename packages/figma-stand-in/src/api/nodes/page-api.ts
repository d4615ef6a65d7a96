// Pages and the document itself, as plugin code sees them under dynamic-page: contents only after loadAsync().
import { refuse } from '../../document/host-error';
import { ROOT } from '../../document/host-document';
import { pageOf } from '../../document/scene';
import { BASE_MEMBERS } from './base-node-api';
import { Listeners } from '../listeners';
import { checkPaints } from './paint-rules';
import { CHILDREN_MEMBERS, ParentApi } from './parent-api';
import { sayWhere } from '../remote';
import { exportSettings, guides } from './stored-rules';

export const PAGE_MEMBERS = [
  ...BASE_MEMBERS,
  ...CHILDREN_MEMBERS,
  'clone',
  'selection',
  'loadAsync',
  'on',
  'once',
  'off',
  'backgrounds',
  'guides',
  'exportSettings',
] as const satisfies readonly (keyof PageNode)[];

type NodeChangeListener = (event: NodeChangeEvent) => void;

export class PageApi extends ParentApi implements Pick<PageNode, (typeof PAGE_MEMBERS)[number]> {
  readonly type = 'PAGE';
  readonly members: readonly string[] = PAGE_MEMBERS;
  declare guides: readonly Guide[];
  declare exportSettings: readonly ExportSettings[];
  readonly nodeChangeListeners = new Listeners<[NodeChangeEvent]>();

  static {
    this.store({ guides, exportSettings });
  }

  protected assertReadable(): void {
    this.world.assertLoaded(this.record.id);
  }

  /** "The ordering of nodes in the selection is unspecified" (plugin-api.d.ts:10648), so it is reversed here, lest a plugin relies on it. */
  get selection(): readonly SceneNode[] {
    return this.reachable(this.world.run.editor.selection(this.record.id))
      .reverse()
      .map((id) => this.world.node(id));
  }

  set selection(nodes: readonly SceneNode[]) {
    if (!Array.isArray(nodes)) refuse('Property "selection" failed validation: Expected array');
    const ids = nodes.map((node) => this.world.idOf(node, 'selection'));
    if (ids.some((id) => pageOf(this.world.document, id)?.id !== this.record.id))
      refuse('The selection of a page can only include nodes in that page');
    this.world.run.editor.select(ids, this.id);
  }

  clone(): PageNode {
    this.assertReadable();
    return this.world.node(this.world.write(() => this.world.document.clone(this.record.id, ROOT)));
  }

  get backgrounds(): readonly Paint[] {
    return this.record.fills;
  }

  set backgrounds(value: readonly Paint[]) {
    this.patch({ fills: checkPaints(value, 'backgrounds', this.world.run) });
  }

  async loadAsync(): Promise<void> {
    await this.world.run.perform('loadAsync', () => void this.world.run.loadedPages.add(this.record.id));
  }

  on(type: 'nodechange', callback: NodeChangeListener): void {
    this.listen(type, callback, false);
  }

  once(type: 'nodechange', callback: NodeChangeListener): void {
    this.listen(type, callback, true);
  }

  off(type: 'nodechange', callback: NodeChangeListener): void {
    if ((type as string) === 'nodechange') this.nodeChangeListeners.delete(callback);
  }

  private listen(type: string, callback: NodeChangeListener, once: boolean): void {
    if (type !== 'nodechange') refuse(`"${type}" is not a valid event of a page`);
    this.assertReadable();
    if (this.world.run.unsettled.secondNodechangeListener === 'never' && this.nodeChangeListeners.size > 0) return;
    this.nodeChangeListeners.add(callback, once);
  }
}
sayWhere(PageApi, PAGE_MEMBERS);

export const ROOT_MEMBERS = [...BASE_MEMBERS, ...CHILDREN_MEMBERS, 'documentColorProfile'] as const satisfies readonly (keyof DocumentNode)[];

export class RootApi extends ParentApi {
  readonly type = 'DOCUMENT';
  readonly members: readonly string[] = ROOT_MEMBERS;

  /** The list of pages can always be read. Searching in them needs all of them loaded. */
  protected assertReadable(): void {
    this.world.document.node(this.id);
  }

  /** "Calling figma.root.name will return the name, read-only, of the current file" (plugin-api.d.ts:6386). */
  override get name(): string {
    return this.record.name;
  }

  override set name(_value: string) {
    refuse('The name of the file is read-only');
  }

  override findAll(callback?: (node: SceneNode) => boolean): SceneNode[] {
    this.assertAllLoaded('findAll');
    return super.findAll(callback);
  }

  override findOne(callback: (node: SceneNode) => boolean): SceneNode | null {
    this.assertAllLoaded('findOne');
    return super.findOne(callback);
  }

  override findAllWithCriteria<T extends NodeType[]>(criteria: FindAllCriteria<T>): ({ type: T[number] } & SceneNode)[] {
    this.assertAllLoaded('findAllWithCriteria');
    return super.findAllWithCriteria(criteria);
  }

  get documentColorProfile(): DocumentNode['documentColorProfile'] {
    return this.world.document.colorProfile;
  }

  private assertAllLoaded(member: string): void {
    if (!this.world.run.allPagesLoaded)
      refuse(`Cannot call figma.root.${member} with documentAccess: dynamic-page before figma.loadAllPagesAsync()`);
  }
}
sayWhere(RootApi, ROOT_MEMBERS);
