// Every node on a page. One class has the members of all types; members.ts says which of them exist on which type.
// Above 250 lines because it is a flat list of accessors that only makes sense as a whole.
import { rotationOf, withRotation } from '../document/affine';
import { PlainRejection, refuse } from '../document/host-error';
import type { NodeRecord } from '../document/record';
import { absoluteBox, absoluteTransform, isInsideInstance, pageOf, renderBounds } from '../document/scene';
import { exportNode } from '../render/export-node';
import { choice, flag, number, text } from './checks';
import { checkEffects } from './effect-rules';
import { exportOptions } from './export-rules';
import { NODE_MEMBERS } from './members';
import type { SceneMember } from './members';
import { BLEND_MODES, checkPaints, transform } from './paint-rules';
import { ParentApi } from './parent-api';
import { sayWhere } from './remote';

const ALIGN = ['MIN', 'CENTER', 'MAX', 'SPACE_BETWEEN'] as const;
const SIZING = ['FIXED', 'AUTO'] as const;
const CONSTRAINTS = ['MIN', 'CENTER', 'MAX', 'STRETCH', 'SCALE'] as const;

type Everything = FrameNode & Pick<VectorNode, 'vectorPaths'> & Pick<TextNode, 'characters' | 'fontSize' | 'fontName'> & Pick<StarNode, 'pointCount' | 'innerRadius'> &
  Pick<BooleanOperationNode, 'booleanOperation'> & Pick<InstanceNode, 'getMainComponentAsync' | 'mainComponent'> & Pick<ComponentNode, 'createInstance'> &
  Pick<GroupNode, 'expanded'>;

export class SceneNodeApi extends ParentApi implements Pick<Everything, Exclude<SceneMember, 'type' | 'clone'>> {
  readonly type = this.record.type as 'FRAME';

  get members(): readonly string[] {
    return NODE_MEMBERS[this.type];
  }

  protected assertReadable(): void {
    if (this.record.type === 'DOCUMENT') refuse('Not a scene node');
  }

  // ---- appearance

  get visible(): boolean { return this.record.visible; }
  set visible(value: boolean) { this.patch({ visible: flag(value, 'visible') }); }

  get locked(): boolean { return this.record.locked; }
  set locked(value: boolean) { this.patch({ locked: flag(value, 'locked') }); }

  get expanded(): boolean { return this.record.expanded; }
  set expanded(value: boolean) { this.patch({ expanded: flag(value, 'expanded') }); }

  get opacity(): number { return this.record.opacity; }
  set opacity(value: number) { this.patch({ opacity: number(value, 'opacity', 0, 1) }); }

  get blendMode(): BlendMode { return this.record.blendMode; }
  set blendMode(value: BlendMode) {
    if ((value as unknown) === undefined || !BLEND_MODES.has(value)) refuse('Property "blendMode" failed validation: Invalid enum value');
    this.patch({ blendMode: value });
  }

  get isMask(): boolean { return this.record.isMask; }
  set isMask(value: boolean) { this.patch({ isMask: flag(value, 'isMask') }); }

  get effects(): readonly Effect[] { return this.record.effects; }
  set effects(value: readonly Effect[]) { this.patch({ effects: checkEffects(value) }); }

  get fills(): readonly Paint[] { return this.record.fills; }
  set fills(value: readonly Paint[] | PluginAPI['mixed']) {
    if (value === this.world.mixed) refuse('Property "fills" failed validation: Expected array, received symbol');
    this.patch({ fills: checkPaints(value, 'fills', this.world.document), fillStyleId: '' });
  }

  get strokes(): readonly Paint[] { return this.record.strokes; }
  set strokes(value: readonly Paint[]) { this.patch({ strokes: checkPaints(value, 'strokes', this.world.document), strokeStyleId: '' }); }

  get fillStyleId(): string { return this.record.fillStyleId; }
  set fillStyleId(_value: string | PluginAPI['mixed']) { refuse('Cannot call with documentAccess: dynamic-page. Use node.setFillStyleIdAsync instead.'); }

  get strokeStyleId(): string { return this.record.strokeStyleId; }
  set strokeStyleId(_value: string) { refuse('Cannot call with documentAccess: dynamic-page. Use node.setStrokeStyleIdAsync instead.'); }

  async setFillStyleIdAsync(styleId: string): Promise<void> {
    await this.world.run.perform('setFillStyleIdAsync', () => { this.patch(this.styled('fillStyleId', 'fills', styleId)); });
  }

  async setStrokeStyleIdAsync(styleId: string): Promise<void> {
    await this.world.run.perform('setStrokeStyleIdAsync', () => { this.patch(this.styled('strokeStyleId', 'strokes', styleId)); });
  }

  get strokeWeight(): number { return this.record.strokeWeight; }
  set strokeWeight(value: number | PluginAPI['mixed']) { this.patch({ strokeWeight: number(value, 'strokeWeight', 0) }); }

  get strokeAlign(): 'CENTER' | 'INSIDE' | 'OUTSIDE' { return this.record.strokeAlign; }
  set strokeAlign(value: 'CENTER' | 'INSIDE' | 'OUTSIDE') { this.patch({ strokeAlign: choice(value, 'strokeAlign', ['CENTER', 'INSIDE', 'OUTSIDE']) }); }

  get strokeCap(): StrokeCap { return this.record.strokeCap; }
  set strokeCap(value: StrokeCap | PluginAPI['mixed']) { this.patch({ strokeCap: choice(value, 'strokeCap', ['NONE', 'ROUND', 'SQUARE']) }); }

  get strokeJoin(): StrokeJoin { return this.record.strokeJoin; }
  set strokeJoin(value: StrokeJoin | PluginAPI['mixed']) { this.patch({ strokeJoin: choice(value, 'strokeJoin', ['MITER', 'BEVEL', 'ROUND']) }); }

  get dashPattern(): readonly number[] { return this.record.dashPattern; }
  set dashPattern(value: readonly number[]) { this.patch({ dashPattern: value.map((length) => number(length, 'dashPattern', 0)) }); }

  get cornerRadius(): number { return this.record.cornerRadius; }
  set cornerRadius(value: number | PluginAPI['mixed']) { this.patch({ cornerRadius: number(value, 'cornerRadius', 0) }); }

  get clipsContent(): boolean { return this.record.clipsContent; }
  set clipsContent(value: boolean) { this.patch({ clipsContent: flag(value, 'clipsContent') }); }

  // ---- place and size

  get x(): number { return this.record.relativeTransform[0][2]; }
  set x(value: number) {
    const [[a, c], [b, d, y]] = this.record.relativeTransform;
    this.place([[a, c, number(value, 'x')], [b, d, y]]);
  }

  get y(): number { return this.record.relativeTransform[1][2]; }
  set y(value: number) {
    const [[a, c, x], [b, d]] = this.record.relativeTransform;
    this.place([[a, c, x], [b, d, number(value, 'y')]]);
  }

  get width(): number { return this.record.width; }
  get height(): number { return this.record.height; }

  get rotation(): number { return rotationOf(this.record.relativeTransform); }
  set rotation(value: number) { this.place(withRotation(this.record.relativeTransform, number(value, 'rotation'))); }

  get relativeTransform(): Transform { return this.record.relativeTransform; }
  set relativeTransform(value: Transform) {
    const given = transform(value, (reason) => refuse(`Property "relativeTransform" failed validation: ${reason}`));
    const [[a, c, x], [b, d, y]] = given;
    const [first, second] = [Math.hypot(a, b), Math.hypot(c, d)];
    if (first < 1e-9 || second < 1e-9) refuse('Property "relativeTransform" failed validation: the matrix must be invertible');
    // Unit axes always: a size goes through resize, never through the transform.
    this.place([[a / first, c / second, x], [b / first, d / second, y]]);
  }

  get absoluteTransform(): Transform { return absoluteTransform(this.world.document, this.record.id); }
  get absoluteBoundingBox(): Rect | null { return absoluteBox(this.world.document, this.record.id); }
  get absoluteRenderBounds(): Rect | null { return renderBounds(this.world.document, this.record.id); }

  get constraints(): Constraints { return this.record.constraints; }
  set constraints(value: Constraints) {
    this.assertNotInInstance();
    this.patch({ constraints: { horizontal: choice(value.horizontal, 'constraints', CONSTRAINTS), vertical: choice(value.vertical, 'constraints', CONSTRAINTS) } });
  }

  resize(width: number, height: number): void {
    this.size(width, height, true);
  }

  resizeWithoutConstraints(width: number, height: number): void {
    this.size(width, height, false);
  }

  // ---- auto layout

  get layoutMode(): 'NONE' | 'HORIZONTAL' | 'VERTICAL' { return this.record.layoutMode; }
  set layoutMode(value: 'NONE' | 'HORIZONTAL' | 'VERTICAL' | 'GRID') { this.patch({ layoutMode: choice(value, 'layoutMode', ['NONE', 'HORIZONTAL', 'VERTICAL']) }); }

  get layoutPositioning(): 'AUTO' | 'ABSOLUTE' { return this.record.layoutPositioning; }
  set layoutPositioning(value: 'AUTO' | 'ABSOLUTE') {
    const parent = this.record.parent === null ? undefined : this.world.document.node(this.record.parent);
    if (value === 'ABSOLUTE' && (parent === undefined || parent.layoutMode === 'NONE')) refuse('Can only set layoutPositioning = ABSOLUTE if the parent node has layoutMode !== NONE');
    this.assertNotInInstance();
    this.patch({ layoutPositioning: choice(value, 'layoutPositioning', ['AUTO', 'ABSOLUTE']) });
  }

  get primaryAxisSizingMode(): 'FIXED' | 'AUTO' { return this.record.primaryAxisSizingMode; }
  set primaryAxisSizingMode(value: 'FIXED' | 'AUTO') { this.patch({ primaryAxisSizingMode: choice(value, 'primaryAxisSizingMode', SIZING) }); }

  get counterAxisSizingMode(): 'FIXED' | 'AUTO' { return this.record.counterAxisSizingMode; }
  set counterAxisSizingMode(value: 'FIXED' | 'AUTO') { this.patch({ counterAxisSizingMode: choice(value, 'counterAxisSizingMode', SIZING) }); }

  get primaryAxisAlignItems(): NodeRecord['primaryAxisAlignItems'] { return this.record.primaryAxisAlignItems; }
  set primaryAxisAlignItems(value: NodeRecord['primaryAxisAlignItems']) { this.patch({ primaryAxisAlignItems: choice(value, 'primaryAxisAlignItems', ALIGN) }); }

  get counterAxisAlignItems(): NodeRecord['counterAxisAlignItems'] { return this.record.counterAxisAlignItems; }
  set counterAxisAlignItems(value: NodeRecord['counterAxisAlignItems']) { this.patch({ counterAxisAlignItems: choice(value, 'counterAxisAlignItems', ['MIN', 'CENTER', 'MAX', 'BASELINE']) }); }

  get itemSpacing(): number { return this.record.itemSpacing; }
  set itemSpacing(value: number) { this.patch({ itemSpacing: number(value, 'itemSpacing') }); }

  get paddingLeft(): number { return this.record.paddingLeft; }
  set paddingLeft(value: number) { this.patch({ paddingLeft: number(value, 'paddingLeft', 0) }); }

  get paddingRight(): number { return this.record.paddingRight; }
  set paddingRight(value: number) { this.patch({ paddingRight: number(value, 'paddingRight', 0) }); }

  get paddingTop(): number { return this.record.paddingTop; }
  set paddingTop(value: number) { this.patch({ paddingTop: number(value, 'paddingTop', 0) }); }

  get paddingBottom(): number { return this.record.paddingBottom; }
  set paddingBottom(value: number) { this.patch({ paddingBottom: number(value, 'paddingBottom', 0) }); }

  // ---- particular types

  get pointCount(): number { return this.record.pointCount; }
  set pointCount(value: number) { this.patch({ pointCount: Math.round(number(value, 'pointCount', 3)) }); }

  get innerRadius(): number { return this.record.innerRadius; }
  set innerRadius(value: number) { this.patch({ innerRadius: number(value, 'innerRadius', 0, 1) }); }

  get booleanOperation(): NodeRecord['booleanOperation'] { return this.record.booleanOperation; }
  set booleanOperation(value: NodeRecord['booleanOperation']) { this.patch({ booleanOperation: choice(value, 'booleanOperation', ['UNION', 'INTERSECT', 'SUBTRACT', 'EXCLUDE']) }); }

  get vectorPaths(): VectorPaths { return this.record.vectorPaths; }
  set vectorPaths(value: VectorPaths) {
    const paths = value.map((path) => ({ windingRule: choice(path.windingRule, 'windingRule', ['NONZERO', 'EVENODD', 'NONE']), data: text(path.data, 'data') }));
    this.world.write(() => { this.world.document.setVectorPaths(this.record.id, paths); });
  }

  get characters(): string { return this.record.characters; }
  set characters(value: string) {
    const { family, style } = this.record.fontName;
    if (!this.world.loadedFonts.has(`${family} ${style}`)) {
      refuse(`Cannot write to node with unloaded font "${family} ${style}". Please call figma.loadFontAsync({ family: "${family}", style: "${style}" }) and await the returned promise first.`);
    }
    const lines = text(value, 'characters').split('\n');
    const width = Math.max(...lines.map((line) => line.length)) * this.record.fontSize * 0.55;
    this.patch({ characters: value, width: Math.max(0.01, width), height: lines.length * this.record.fontSize * 1.2 });
  }

  get fontSize(): number { return this.record.fontSize; }
  set fontSize(value: number | PluginAPI['mixed']) { this.patch({ fontSize: number(value, 'fontSize', 1) }); }

  get fontName(): FontName { return this.record.fontName; }
  set fontName(value: FontName | PluginAPI['mixed']) {
    if (typeof value === 'symbol' || !this.world.loadedFonts.has(`${value.family} ${value.style}`)) refuse('Cannot use unloaded font');
    else this.patch({ fontName: value });
  }

  get mainComponent(): ComponentNode | null {
    return refuse('Cannot call with documentAccess: dynamic-page. Use node.getMainComponentAsync instead.');
  }

  async getMainComponentAsync(): Promise<ComponentNode | null> {
    return this.world.run.perform('getMainComponentAsync', () => {
      const { mainComponent } = this.record;
      return mainComponent === null || !this.world.document.has(mainComponent) ? null : this.world.node<ComponentNode>(mainComponent);
    });
  }

  createInstance(): InstanceNode {
    return this.world.node(this.world.write(() => this.world.document.instantiate(this.record.id, this.world.run.editor.currentPage)));
  }

  clone(): SceneNode {
    const { document } = this.world;
    return this.world.node(this.world.write(() => document.clone(this.record.id, isInsideInstance(document, this.id) ? pageOf(document, this.id)!.id : this.record.parent!)));
  }

  async exportAsync(settings?: unknown): Promise<never> {
    const options = exportOptions(settings);
    const { document, run } = this.world;
    const { id } = this.record;
    try {
      return (await run.perform('exportAsync', () => exportNode(document, id, options, run.around.canvases, run.images))) as never;
    } catch (error) {
      throw run.unsettled.exportErrors === 'string' ? new PlainRejection(`in exportAsync: ${error instanceof Error ? error.message : String(error)}`) : error;
    }
  }

  // ---- shared steps

  private place(relativeTransform: Transform): void {
    this.assertNotInInstance();
    this.world.write(() => { this.world.document.setTransform(this.record.id, relativeTransform); });
  }

  private size(width: number, height: number, constraints: boolean): void {
    this.assertNotInInstance();
    const line = this.record.type === 'LINE';
    if (line && height !== 0) refuse('Property "height" failed validation: the height of a line must be exactly 0');
    const [w, h] = [number(width, 'width', 0.01), line ? 0 : number(height, 'height', 0.01)];
    this.world.write(() => { this.world.document.resize(this.record.id, w, h, constraints); });
  }

  private styled(field: 'fillStyleId' | 'strokeStyleId', paints: 'fills' | 'strokes', styleId: string): Partial<NodeRecord> {
    return styleId === '' ? { [field]: '' } : { [field]: styleId, [paints]: this.world.document.style(styleId).paints };
  }
}
sayWhere(SceneNodeApi, Object.values(NODE_MEMBERS).flat());
