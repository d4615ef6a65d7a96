// Appearance, position and size: what most types of nodes have in common.
import { rotationOf, withRotation } from '../../document/affine';
import { refuse } from '../../document/host-error';
import type { NodeRecord } from '../../document/record';
import { absoluteBox, absoluteTransform, renderBounds } from '../../document/scene';
import { choice, flag, number, text } from '../checks';
import { sayWhere } from '../remote';
import { checkEffects } from './effect-rules';
import { ALL_MEMBERS } from './members';
import { BLEND_MODES, checkPaints, transform } from './paint-rules';
import { ParentApi } from './parent-api';
import { arcData, exportSettings, guides, layoutGrids } from './stored-rules';

const STROKE_CAPS = [
  'NONE',
  'ROUND',
  'SQUARE',
  'ARROW_LINES',
  'ARROW_EQUILATERAL',
  'DIAMOND_FILLED',
  'TRIANGLE_FILLED',
  'CIRCLE_FILLED',
] as const;
const CONSTRAINTS = ['MIN', 'CENTER', 'MAX', 'STRETCH', 'SCALE'] as const;

export abstract class LayerApi extends ParentApi {
  declare exportSettings: readonly ExportSettings[];
  declare layoutGrids: readonly LayoutGrid[];
  declare guides: readonly Guide[];
  declare overflowDirection: OverflowDirection;
  declare cornerSmoothing: number;
  declare strokeMiterLimit: number;
  declare handleMirroring: HandleMirroring;
  declare arcData: ArcData;
  declare topLeftRadius: number;
  declare topRightRadius: number;
  declare bottomRightRadius: number;
  declare bottomLeftRadius: number;
  declare strokeTopWeight: number;
  declare strokeRightWeight: number;
  declare strokeBottomWeight: number;
  declare strokeLeftWeight: number;

  static {
    this.store({
      exportSettings,
      layoutGrids,
      guides,
      arcData,
      overflowDirection: (value, property) => choice(value, property, ['NONE', 'HORIZONTAL', 'VERTICAL', 'BOTH']),
      cornerSmoothing: (value, property) => number(value, property, 0, 1),
      strokeMiterLimit: (value, property) => number(value, property, 0),
      handleMirroring: (value, property) => choice(value, property, ['NONE', 'ANGLE', 'ANGLE_AND_LENGTH']),
    });
    this.defineSides('cornerRadius', 'cornerRadii', ['topLeftRadius', 'topRightRadius', 'bottomRightRadius', 'bottomLeftRadius']);
    this.defineSides('strokeWeight', 'strokeWeights', ['strokeTopWeight', 'strokeRightWeight', 'strokeBottomWeight', 'strokeLeftWeight']);
  }

  /** Four numbers that can be set together or one by one. */
  private static defineSides(whole: 'cornerRadius' | 'strokeWeight', each: 'cornerRadii' | 'strokeWeights', names: readonly string[]): void {
    names.forEach((name, index) => {
      Object.defineProperty(this.prototype, name, {
        configurable: true,
        get(this: LayerApi) {
          return this.record[each]?.[index] ?? this.record[whole];
        },
        set(this: LayerApi, value: unknown) {
          const values = (this.record[each] ?? names.map(() => this.record[whole])).map((old, side) =>
            side === index ? number(value, name, 0) : old,
          );
          const same = values.every((side) => side === values[0]);
          this.patch(same ? { [whole]: values[0], [each]: null } : { [each]: values });
        },
      });
    });
  }

  // ---- appearance

  get visible(): boolean {
    return this.record.visible;
  }
  set visible(value: boolean) {
    this.patch({ visible: flag(value, 'visible') });
  }

  get locked(): boolean {
    return this.record.locked;
  }
  set locked(value: boolean) {
    this.patch({ locked: flag(value, 'locked') });
  }

  get expanded(): boolean {
    return this.record.expanded;
  }
  set expanded(value: boolean) {
    this.patch({ expanded: flag(value, 'expanded') });
  }

  get opacity(): number {
    return this.record.opacity;
  }
  set opacity(value: number) {
    this.patch({ opacity: number(value, 'opacity', 0, 1) });
  }

  get blendMode(): BlendMode {
    return this.record.blendMode;
  }
  set blendMode(value: BlendMode) {
    if ((value as unknown) === undefined || !BLEND_MODES.has(value)) refuse('Property "blendMode" failed validation: Invalid enum value');
    this.patch({ blendMode: value });
  }

  get isMask(): boolean {
    return this.record.isMask;
  }
  set isMask(value: boolean) {
    this.patch({ isMask: flag(value, 'isMask') });
  }

  get effects(): readonly Effect[] {
    return this.record.effects;
  }
  set effects(value: readonly Effect[]) {
    this.patch({ effects: checkEffects(value, this.world.run) });
  }

  get fills(): readonly Paint[] | PluginAPI['mixed'] {
    const { fills, fillRuns, regionFills } = this.record;
    return fillRuns.length > 0 || regionFills.length > 0 ? this.world.mixed : fills;
  }
  set fills(value: readonly Paint[] | PluginAPI['mixed']) {
    if (value === this.world.mixed) refuse('Property "fills" failed validation: Expected array, received symbol');
    this.patch(oneFill(checkPaints(value, 'fills', this.world.run)));
  }

  async setFillsAsync(paints: readonly Paint[]): Promise<void> {
    await this.world.run.perform('setFillsAsync', () => {
      this.patch(oneFill(checkPaints(paints, 'fills', this.world.run, 'async')));
    });
  }

  get strokes(): readonly Paint[] {
    return this.record.strokes;
  }
  set strokes(value: readonly Paint[]) {
    this.patch({ strokes: checkPaints(value, 'strokes', this.world.run), strokeStyleId: '' });
  }

  async setStrokesAsync(paints: readonly Paint[]): Promise<void> {
    await this.world.run.perform('setStrokesAsync', () => {
      this.patch({ strokes: checkPaints(paints, 'strokes', this.world.run, 'async'), strokeStyleId: '' });
    });
  }

  get fillStyleId(): string {
    return this.record.fillStyleId;
  }
  set fillStyleId(value: string | PluginAPI['mixed']) {
    this.world.run.assertLegacyAccess('node.setFillStyleIdAsync');
    this.patch(this.styled('fillStyleId', 'fills', text(value, 'fillStyleId')));
  }

  get strokeStyleId(): string {
    return this.record.strokeStyleId;
  }
  set strokeStyleId(value: string) {
    this.world.run.assertLegacyAccess('node.setStrokeStyleIdAsync');
    this.patch(this.styled('strokeStyleId', 'strokes', text(value, 'strokeStyleId')));
  }

  async setFillStyleIdAsync(styleId: string): Promise<void> {
    await this.world.run.perform('setFillStyleIdAsync', () => {
      this.patch(this.styled('fillStyleId', 'fills', styleId));
    });
  }

  async setStrokeStyleIdAsync(styleId: string): Promise<void> {
    await this.world.run.perform('setStrokeStyleIdAsync', () => {
      this.patch(this.styled('strokeStyleId', 'strokes', styleId));
    });
  }

  get strokeWeight(): number | PluginAPI['mixed'] {
    return this.record.strokeWeights === null ? this.record.strokeWeight : this.world.mixed;
  }
  set strokeWeight(value: number | PluginAPI['mixed']) {
    this.patch({ strokeWeight: number(value, 'strokeWeight', 0), strokeWeights: null });
  }

  get strokeAlign(): 'CENTER' | 'INSIDE' | 'OUTSIDE' {
    return this.record.strokeAlign;
  }
  set strokeAlign(value: 'CENTER' | 'INSIDE' | 'OUTSIDE') {
    this.patch({ strokeAlign: choice(value, 'strokeAlign', ['CENTER', 'INSIDE', 'OUTSIDE']) });
  }

  get strokeCap(): StrokeCap {
    return this.record.strokeCap;
  }
  set strokeCap(value: StrokeCap | PluginAPI['mixed']) {
    this.patch({ strokeCap: choice(value, 'strokeCap', STROKE_CAPS) });
  }

  get strokeJoin(): StrokeJoin {
    return this.record.strokeJoin;
  }
  set strokeJoin(value: StrokeJoin | PluginAPI['mixed']) {
    this.patch({ strokeJoin: choice(value, 'strokeJoin', ['MITER', 'BEVEL', 'ROUND']) });
  }

  get dashPattern(): readonly number[] {
    return this.record.dashPattern;
  }
  set dashPattern(value: readonly number[]) {
    this.patch({ dashPattern: value.map((length) => number(length, 'dashPattern', 0)) });
  }

  get cornerRadius(): number | PluginAPI['mixed'] {
    return this.record.cornerRadii === null ? this.record.cornerRadius : this.world.mixed;
  }
  set cornerRadius(value: number | PluginAPI['mixed']) {
    this.patch({ cornerRadius: number(value, 'cornerRadius', 0), cornerRadii: null });
  }

  /** "Use `fills` instead" (plugin-api.d.ts:7672); backgroundStyleId likewise. */
  get backgrounds(): readonly Paint[] {
    return this.record.fills;
  }
  set backgrounds(value: readonly Paint[]) {
    this.fills = value;
  }

  get backgroundStyleId(): string {
    return this.fillStyleId;
  }
  set backgroundStyleId(value: string) {
    this.fillStyleId = value;
  }

  get clipsContent(): boolean {
    return this.record.clipsContent;
  }
  set clipsContent(value: boolean) {
    this.patch({ clipsContent: flag(value, 'clipsContent') });
  }

  // ---- place and size

  get x(): number {
    return this.record.relativeTransform[0][2];
  }
  set x(value: number) {
    const [[a, c], [b, d, y]] = this.record.relativeTransform;
    this.place([
      [a, c, number(value, 'x')],
      [b, d, y],
    ]);
  }

  get y(): number {
    return this.record.relativeTransform[1][2];
  }
  set y(value: number) {
    const [[a, c, x], [b, d]] = this.record.relativeTransform;
    this.place([
      [a, c, x],
      [b, d, number(value, 'y')],
    ]);
  }

  get width(): number {
    return this.record.width;
  }
  get height(): number {
    return this.record.height;
  }

  get rotation(): number {
    return rotationOf(this.record.relativeTransform);
  }
  set rotation(value: number) {
    this.place(withRotation(this.record.relativeTransform, number(value, 'rotation')));
  }

  get relativeTransform(): Transform {
    return this.record.relativeTransform;
  }
  set relativeTransform(value: Transform) {
    const given = transform(value, (reason) => refuse(`Property "relativeTransform" failed validation: ${reason}`));
    const [[a, c, x], [b, d, y]] = given;
    const [first, second] = [Math.hypot(a, b), Math.hypot(c, d)];
    if (first < 1e-9 || second < 1e-9) refuse('Property "relativeTransform" failed validation: the matrix must be invertible');
    // A transform never scales: only resize changes the size (plugin-api.d.ts, relativeTransform).
    this.place([
      [a / first, c / second, x],
      [b / first, d / second, y],
    ]);
  }

  get absoluteTransform(): Transform {
    return absoluteTransform(this.world.document, this.record.id);
  }
  get absoluteBoundingBox(): Rect | null {
    return absoluteBox(this.world.document, this.record.id);
  }
  get absoluteRenderBounds(): Rect | null {
    return renderBounds(this.world.document, this.record.id);
  }

  get constraints(): Constraints {
    return this.record.constraints;
  }
  set constraints(value: Constraints) {
    this.assertNotInInstance();
    this.patch({
      constraints: {
        horizontal: choice(value.horizontal, 'constraints', CONSTRAINTS),
        vertical: choice(value.vertical, 'constraints', CONSTRAINTS),
      },
    });
  }

  resize(width: number, height: number): void {
    this.size(width, height, true);
  }

  resizeWithoutConstraints(width: number, height: number): void {
    this.size(width, height, false);
  }

  rescale(scale: number): void {
    this.assertNotInInstance();
    const factor = number(scale, 'scale', 0.01);
    this.world.write(() => {
      this.world.document.rescale(this.record.id, factor);
    });
  }

  // ---- shared steps

  private place(relativeTransform: Transform): void {
    this.assertNotInInstance();
    this.world.write(() => {
      this.world.document.setTransform(this.record.id, relativeTransform);
    });
  }

  private size(width: number, height: number, constraints: boolean): void {
    this.assertNotInInstance();
    const line = this.record.type === 'LINE';
    if (line && height !== 0) refuse('Property "height" failed validation: the height of a line must be exactly 0');
    const [w, h] = [number(width, 'width', 0.01), line ? 0 : number(height, 'height', 0.01)];
    this.world.write(() => {
      this.world.document.resize(this.record.id, w, h, constraints);
    });
  }

  private styled(field: 'fillStyleId' | 'strokeStyleId', paints: 'fills' | 'strokes', styleId: string): Partial<NodeRecord> {
    return styleId === '' ? { [field]: '' } : { [field]: styleId, [paints]: this.world.document.style(styleId).paints };
  }
}
sayWhere(LayerApi, ALL_MEMBERS);

/** The fields for one list of fills on the whole node, its characters and regions included. */
export function oneFill(fills: readonly Paint[]): Partial<NodeRecord> {
  return { fills, fillStyleId: '', fillRuns: [], regionFills: [] };
}
