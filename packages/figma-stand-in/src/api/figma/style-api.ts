// A local paint style as plugin code sees it.
import { isNode } from '../../document/record';
import type { StyleRecord } from '../../document/record';
import { withEntry } from '../nodes/base-node-api';
import { text } from '../checks';
import { checkPaints } from '../nodes/paint-rules';
import { Remote, sayWhere } from '../remote';
import type { World } from '../world';

export const STYLE_MEMBERS = [
  'id',
  'type',
  'key',
  'name',
  'description',
  'remote',
  'paints',
  'remove',
  'getPluginData',
  'setPluginData',
  'getPluginDataKeys',
  'consumers',
  'getStyleConsumersAsync',
] as const satisfies readonly (keyof PaintStyle)[];

export class StyleApi extends Remote implements Pick<PaintStyle, (typeof STYLE_MEMBERS)[number]> {
  readonly kind = 'PAINT';
  readonly type = 'PAINT';
  readonly remote = false;
  readonly members: readonly string[] = STYLE_MEMBERS;

  constructor(
    private readonly world: World,
    readonly id: string,
  ) {
    super();
  }

  label(): string {
    return `[Style ${this.id}]`;
  }

  private get record(): StyleRecord {
    return this.world.document.style(this.id);
  }

  private patch(patch: Partial<StyleRecord>): void {
    this.world.write(() => {
      this.world.document.updateStyle(this.id, patch);
    });
  }

  get key(): string {
    return this.record.key;
  }

  get name(): string {
    return this.record.name;
  }
  set name(value: string) {
    this.patch({ name: text(value, 'name') });
  }

  get description(): string {
    return this.record.description;
  }
  set description(value: string) {
    this.patch({ description: text(value, 'description') });
  }

  get paints(): readonly Paint[] {
    return this.record.paints;
  }
  set paints(value: readonly Paint[]) {
    this.patch({ paints: checkPaints(value, 'paints', this.world.run) });
  }

  get consumers(): StyleConsumers[] {
    this.world.run.assertLegacyAccess('style.getStyleConsumersAsync');
    return this.users();
  }

  async getStyleConsumersAsync(): Promise<StyleConsumers[]> {
    return this.world.run.perform('getStyleConsumersAsync', () => this.users());
  }

  private users(): StyleConsumers[] {
    return [...this.world.document.store.all()]
      .filter((entry) => isNode(entry) && entry.fillStyleId === this.record.id)
      .map((entry) => ({ node: this.world.node(entry.id), fields: ['fillStyleId' as const] }));
  }

  remove(): void {
    this.world.write(() => {
      this.world.document.removeStyle(this.id);
    });
  }

  getPluginData(key: string): string {
    return this.record.pluginData[this.world.run.manifest.id]?.[key] ?? '';
  }

  setPluginData(key: string, value: string): void {
    this.patch({ pluginData: withEntry(this.record.pluginData, this.world.run.manifest.id, key, value) });
  }

  getPluginDataKeys(): string[] {
    return Object.keys(this.record.pluginData[this.world.run.manifest.id] ?? {});
  }
}
sayWhere(StyleApi, STYLE_MEMBERS);
