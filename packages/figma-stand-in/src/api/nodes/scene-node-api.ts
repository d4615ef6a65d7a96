// Every node on a page. This one class has the members of all types; members.ts says which exist on which. Members that most types share
// are in its base classes.
import { samePaints } from '../../document/text/fill-runs';
import { PlainRejection, refuse } from '../../document/host-error';
import type { NodeRecord } from '../../document/record';
import { networkOf, pathsOf } from '../../document/vector/network';
import { exportNode } from '../../render/export-node';
import { choice, number, text } from '../checks';
import { sayWhere } from '../remote';
import { exportOptions } from './export-rules';
import { ALL_MEMBERS, NODE_MEMBERS } from './members';
import type { SceneMember } from './members';
import { checkPaints } from './paint-rules';
import type { PaintWay } from './paint-rules';
import { TextApi } from './text-api';

/** The members of all types. */
type Everything = FrameNode &
  Beyond<VectorNode> &
  Beyond<TextNode> &
  Beyond<StarNode> &
  Beyond<EllipseNode> &
  Beyond<BooleanOperationNode> &
  Beyond<InstanceNode> &
  Beyond<ComponentNode> &
  Beyond<GroupNode> &
  Beyond<TransformGroupNode> &
  Beyond<TextPathNode> &
  Beyond<ComponentSetNode>;
type Beyond<Node> = Omit<Node, keyof FrameNode>;

export class SceneNodeApi extends TextApi implements Pick<Everything, Exclude<SceneMember, 'type' | 'clone'>> {
  readonly type = this.record.type as 'FRAME';

  get members(): readonly string[] {
    return NODE_MEMBERS[this.type];
  }

  protected assertReadable(): void {
    if (this.record.type === 'DOCUMENT') refuse('Not a scene node');
  }

  get transformModifiers(): TransformModifier[] {
    return [...this.record.transformModifiers];
  }
  set transformModifiers(value: TransformModifier[]) {
    this.patch({ transformModifiers: checkModifiers(value) });
  }

  get textPathStartData(): TextPathStartData {
    return this.record.textPathStartData;
  }
  set textPathStartData({ segment, position }: TextPathStartData) {
    this.patch({
      textPathStartData: {
        segment: number(segment, 'textPathStartData.segment', 0),
        position: number(position, 'textPathStartData.position', 0, 1),
      },
    });
  }

  get defaultVariant(): ComponentNode {
    const [first] = [...this.children].sort((a, b) => a.y - b.y || a.x - b.x);
    return first as ComponentNode;
  }

  createSlot(): SlotNode {
    return this.world.node<SlotNode>(this.world.write(() => this.world.document.create('SLOT', this.record.id)));
  }

  async getInstancesAsync(): Promise<InstanceNode[]> {
    return this.world.run.perform('getInstancesAsync', () => this.ownInstances());
  }

  private ownInstances(): InstanceNode[] {
    return this.world.document.instances.of(this.record.id).map((id) => this.world.node<InstanceNode>(id));
  }

  get pointCount(): number {
    return this.record.pointCount;
  }
  set pointCount(value: number) {
    this.patch({ pointCount: Math.round(number(value, 'pointCount', 3)) });
  }

  get innerRadius(): number {
    return this.record.innerRadius;
  }
  set innerRadius(value: number) {
    this.patch({ innerRadius: number(value, 'innerRadius', 0, 1) });
  }

  get booleanOperation(): NodeRecord['booleanOperation'] {
    return this.record.booleanOperation;
  }
  set booleanOperation(value: NodeRecord['booleanOperation']) {
    this.patch({ booleanOperation: choice(value, 'booleanOperation', ['UNION', 'INTERSECT', 'SUBTRACT', 'EXCLUDE']) });
  }

  get vectorPaths(): VectorPaths {
    return this.record.vectorPaths;
  }
  set vectorPaths(value: VectorPaths) {
    if (this.record.type === 'TEXT_PATH') refuse('The path of a text can only be read');
    const paths = value.map((path) => ({
      windingRule: choice(path.windingRule, 'windingRule', ['NONZERO', 'EVENODD', 'NONE']),
      data: text(path.data, 'data'),
    }));
    this.world.write(() => {
      this.world.document.setVectorPaths(this.record.id, paths);
    });
  }

  get vectorNetwork(): VectorNetwork {
    return networkOf(this.record.vectorPaths, this.record.regionFills);
  }
  set vectorNetwork(value: VectorNetwork) {
    this.world.run.assertLegacyAccess('node.setVectorNetworkAsync');
    this.setNetwork(value, 'property');
  }

  async setVectorNetworkAsync(network: VectorNetwork): Promise<void> {
    await this.world.run.perform('setVectorNetworkAsync', () => {
      this.setNetwork(network, 'async');
    });
  }

  private setNetwork(network: VectorNetwork, how: PaintWay): void {
    const own = this.record.fills;
    const regionFills = (network.regions ?? []).map(({ fills }) =>
      fills === undefined ? own : checkPaints(fills, 'regions.fills', this.world.run, how),
    );
    const [first] = regionFills;
    const same = first === undefined || regionFills.every((fills) => samePaints(fills, first));
    this.world.write(() => {
      this.world.document.setVectorPaths(this.record.id, pathsOf(network));
      this.world.document.update(this.record.id, same ? { fills: first ?? own } : { regionFills });
    });
  }

  get mainComponent(): ComponentNode | null {
    this.world.run.assertLegacyAccess('node.getMainComponentAsync');
    return this.main();
  }

  async getMainComponentAsync(): Promise<ComponentNode | null> {
    return this.world.run.perform('getMainComponentAsync', () => this.main());
  }

  private main(): ComponentNode | null {
    const { mainComponent } = this.record;
    return mainComponent === null ? null : this.world.main(mainComponent);
  }

  get instances(): InstanceNode[] {
    this.world.run.assertLegacyAccess('node.getInstancesAsync');
    return this.ownInstances();
  }

  createInstance(): InstanceNode {
    return this.world.node(this.world.write(() => this.world.document.instantiate(this.record.id, this.world.run.editor.currentPage)));
  }

  clone(): SceneNode {
    // "By default, the duplicate will be parented under figma.currentPage" (plugin-api.d.ts:10822 and the other types).
    return this.world.node(this.world.write(() => this.world.document.clone(this.record.id, this.world.run.editor.currentPage)));
  }

  async exportAsync(settings?: unknown): Promise<never> {
    const options = exportOptions(settings);
    const { document, run } = this.world;
    const { id } = this.record;
    try {
      return (await run.perform('exportAsync', () => exportNode(document, id, options, run.around.canvases, run.images))) as never;
    } catch (error) {
      throw run.unsettled.exportErrors === 'string'
        ? new PlainRejection(`in exportAsync: ${error instanceof Error ? error.message : String(error)}`)
        : error;
    }
  }
}
sayWhere(SceneNodeApi, ALL_MEMBERS);

/** Validate modifiers of transformGroup and transformModifiers. */
export function checkModifiers(value: unknown): TransformModifier[] {
  if (!Array.isArray(value)) return refuse('Expected the modifiers to be an array');
  return value.map((item: unknown) => {
    const modifier = item as Partial<LinearRepeatModifier>;
    choice(modifier.type, 'type', ['REPEAT']);
    number(modifier.count, 'count', 1);
    if (choice<'LINEAR' | 'RADIAL'>(modifier.repeatType, 'repeatType', ['LINEAR', 'RADIAL']) === 'LINEAR')
      choice(modifier.axis, 'axis', ['HORIZONTAL', 'VERTICAL']);
    return item as TransformModifier;
  });
}
