// What every node has: id, name, parent, removal, and the data that plugins store on it.
import { refuse } from '../../document/host-error';
import type { NodeRecord } from '../../document/record';
import { isHiddenInInstance, isInsideInstance } from '../../document/scene';
import { text } from '../checks';
import { Remote, sayWhere } from '../remote';
import type { World } from '../world';

/** Figma's limit for one entry of plugin data, key and owner included, bytes. */
export const PLUGIN_DATA_LIMIT = 100_000;
const RELAUNCH_DESCRIPTION_LIMIT = 1000;

export const BASE_MEMBERS = [
  'id',
  'name',
  'type',
  'parent',
  'removed',
  'remove',
  'getPluginData',
  'setPluginData',
  'getPluginDataKeys',
  'getSharedPluginData',
  'setSharedPluginData',
  'getSharedPluginDataKeys',
  'setRelaunchData',
  'getRelaunchData',
] as const satisfies readonly (keyof BaseNodeMixin | 'type')[];

type StoredRules = { readonly [Field in keyof NodeRecord]?: (value: unknown, property: string) => NodeRecord[Field] };

type DataField = 'pluginData' | 'sharedPluginData';

export abstract class BaseNodeApi extends Remote implements Pick<BaseNodeMixin, Exclude<(typeof BASE_MEMBERS)[number], 'type'>> {
  constructor(
    protected readonly world: World,
    readonly id: string,
  ) {
    super();
  }

  abstract readonly type: NodeRecord['type'];

  get kind(): string {
    return this.type;
  }

  protected get record(): NodeRecord {
    return this.world.document.node(this.id);
  }

  override guard(member: string): void {
    const { document, run } = this.world;
    if (!run.skipInvisibleInstanceChildren || member === 'id' || member === 'removed' || !document.has(this.id)) return;
    if (isHiddenInInstance(document, this.id))
      refuse(`in ${member}: The node with id "${this.id}" is invisible inside an instance, and figma.skipInvisibleInstanceChildren is on`);
  }

  /**
   * Define properties that are stored in the record under the same name, each with a function that validates what is written. `before` is
   * called before every write, and can throw to prevent it.
   */
  protected static store(rules: StoredRules, before: (node: BaseNodeApi) => void = () => undefined): void {
    for (const [field, rule] of Object.entries(rules) as [keyof NodeRecord, (value: unknown, property: string) => unknown][]) {
      Object.defineProperty(this.prototype, field, {
        configurable: true,
        get(this: BaseNodeApi) {
          return this.record[field];
        },
        set(this: BaseNodeApi, value: unknown) {
          before(this);
          this.patch({ [field]: rule(value, field) });
        },
      });
    }
  }

  protected patch(patch: Partial<NodeRecord>): void {
    this.world.write(() => {
      this.world.document.update(this.id, patch);
    });
  }

  /** Throw for layers inside an instance, where this property can't be overridden. */
  protected assertNotInInstance(): void {
    if (isInsideInstance(this.world.document, this.id)) refuse('This property cannot be overridden in an instance');
  }

  label(): string {
    return `[Node ${this.id}]`;
  }

  get name(): string {
    return this.record.name;
  }

  set name(value: string) {
    this.patch({ name: text(value, 'name') });
  }

  get parent(): (BaseNode & ChildrenMixin) | null {
    const { parent } = this.record;
    return parent === null ? null : this.world.node(parent);
  }

  get removed(): boolean {
    return !this.world.document.has(this.id);
  }

  remove(): void {
    this.world.write(() => {
      this.world.document.remove(this.id);
    });
  }

  getPluginData(key: string): string {
    return this.readData('pluginData', this.world.run.manifest.id, key);
  }

  setPluginData(key: string, value: string): void {
    this.writeData('pluginData', this.world.run.manifest.id, key, value);
  }

  getPluginDataKeys(): string[] {
    return Object.keys(this.record.pluginData[this.world.run.manifest.id] ?? {});
  }

  getSharedPluginData(namespace: string, key: string): string {
    return this.readData('sharedPluginData', namespace, key);
  }

  setSharedPluginData(namespace: string, key: string, value: string): void {
    if (!/^[A-Za-z0-9_.]{3,}$/.test(text(namespace, 'namespace'))) refuse('The namespace must be at least 3 alphanumeric characters');
    this.writeData('sharedPluginData', namespace, key, value);
  }

  getSharedPluginDataKeys(namespace: string): string[] {
    return Object.keys(this.record.sharedPluginData[namespace] ?? {});
  }

  setRelaunchData(data: Record<string, string>): void {
    if (this.world.run.manifest.relaunchButtons === undefined) refuse('The manifest must have "relaunchButtons"');
    for (const [command, description] of Object.entries(data)) {
      if (text(description, command).length > RELAUNCH_DESCRIPTION_LIMIT)
        refuse(`The description of "${command}" exceeds ${RELAUNCH_DESCRIPTION_LIMIT} characters`);
    }
    const { [this.world.run.manifest.id]: _, ...others } = this.record.relaunchData;
    // "Remove the button and description" (plugin-api.d.ts:6482): a node is then as it was before.
    this.patch({ relaunchData: Object.keys(data).length === 0 ? others : { ...others, [this.world.run.manifest.id]: { ...data } } });
  }

  getRelaunchData(): Record<string, string> {
    return { ...this.record.relaunchData[this.world.run.manifest.id] };
  }

  private readData(field: DataField, owner: string, key: string): string {
    return this.record[field][owner]?.[text(key, 'key')] ?? '';
  }

  private writeData(field: DataField, owner: string, key: string, value: string): void {
    this.patch({ [field]: withEntry(this.record[field], owner, key, value) });
  }
}
sayWhere(BaseNodeApi, BASE_MEMBERS);

/**
 * Plugin data with one entry set, or removed where the value is empty.
 * @throws HostError when owner, key and value together exceed 100 kB.
 */
export function withEntry(data: NodeRecord['pluginData'], owner: string, key: string, value: string): NodeRecord['pluginData'] {
  const bytes = new TextEncoder().encode(owner + text(key, 'key') + text(value, 'value')).length;
  if (bytes > PLUGIN_DATA_LIMIT) refuse(`The plugin data entry is ${bytes} bytes; the limit is 100 kB`);
  const rest = Object.entries(data[owner] ?? {}).filter(([other]) => other !== key);
  const { [owner]: _, ...others } = data;
  const entries = value === '' ? rest : [...rest, [key, value] as const];
  return entries.length === 0 ? others : { ...others, [owner]: Object.fromEntries(entries) };
}
