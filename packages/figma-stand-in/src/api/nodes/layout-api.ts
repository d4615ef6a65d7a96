// Auto layout, grids among them, and locked proportions.
import { primaryAxis, withinLimits } from '../../document/layout/auto-layout';
import type { Axis } from '../../document/layout/auto-layout';
import { refuse } from '../../document/host-error';
import { gridCells } from '../../document/layout/layout';
import type { Cell } from '../../document/layout/layout';
import type { NodeRecord } from '../../document/record';
import { textSize } from '../../document/text/text-size';
import { choice, flag, number } from '../checks';
import { sayWhere } from '../remote';
import { LayerApi } from './layer-api';
import { sizingOf, sizingPatch } from './layout-sizing';
import type { Sizing } from './layout-sizing';
import { ALL_MEMBERS } from './members';
import { limit } from './stored-rules';

const ALIGN = ['MIN', 'CENTER', 'MAX', 'SPACE_BETWEEN'] as const;
const SIZING = ['FIXED', 'AUTO'] as const;

export abstract class LayoutApi extends LayerApi {
  declare layoutAlign: NodeRecord['layoutAlign'];
  declare layoutGrow: number;
  declare minWidth: number | null;
  declare maxWidth: number | null;
  declare minHeight: number | null;
  declare maxHeight: number | null;

  static {
    this.store({
      layoutAlign: (value, property) => choice(value, property, ['MIN', 'CENTER', 'MAX', 'STRETCH', 'INHERIT']),
      // "0 and 1 are currently the only supported values" (plugin-api.d.ts:8541).
      layoutGrow: (value, property) =>
        value === 0 || value === 1 ? value : refuse(`Property "${property}" failed validation: Expected 0 or 1`),
    });
    for (const field of ['minWidth', 'maxWidth', 'minHeight', 'maxHeight'] as const) {
      Object.defineProperty(this.prototype, field, {
        configurable: true,
        get(this: LayoutApi) {
          return this.record[field];
        },
        set(this: LayoutApi, value: unknown) {
          this.setLimit(field, limit(value, field));
        },
      });
    }
  }

  // ---- auto layout

  get layoutMode(): NodeRecord['layoutMode'] {
    return this.record.layoutMode;
  }
  set layoutMode(value: NodeRecord['layoutMode']) {
    const layoutMode = choice(value, 'layoutMode', ['NONE', 'HORIZONTAL', 'VERTICAL', 'GRID']);
    if (layoutMode === 'GRID' && this.record.type === 'SLOT') refuse('cannotApplyGridToSlot');
    if (layoutMode !== 'GRID' || this.record.layoutMode === 'GRID') this.patch({ layoutMode });
    else {
      // How many tracks a new grid has is not established. Here: as many as make it nearly square for its children.
      const count = Math.max(1, this.children.length);
      const gridColumnCount = Math.ceil(Math.sqrt(count));
      this.patch({ layoutMode, gridColumnCount, gridRowCount: Math.ceil(count / gridColumnCount) });
    }
  }

  get layoutWrap(): NodeRecord['layoutWrap'] {
    return this.record.layoutWrap;
  }
  set layoutWrap(value: NodeRecord['layoutWrap']) {
    if (primaryAxis(this.record) === undefined) refuse('Can only set layoutWrap on a node with layoutMode HORIZONTAL or VERTICAL');
    this.patch({ layoutWrap: choice(value, 'layoutWrap', ['NO_WRAP', 'WRAP']) });
  }

  /** "Will never return null" (plugin-api.d.ts:8113). */
  get counterAxisSpacing(): number | null {
    return this.record.counterAxisSpacing ?? this.record.itemSpacing;
  }
  set counterAxisSpacing(value: number | null) {
    this.patch({ counterAxisSpacing: limit(value, 'counterAxisSpacing') });
  }

  get counterAxisAlignContent(): NodeRecord['counterAxisAlignContent'] {
    return this.record.counterAxisAlignContent;
  }
  set counterAxisAlignContent(value: NodeRecord['counterAxisAlignContent']) {
    if (this.record.layoutWrap !== 'WRAP') refuse('Can only set counterAxisAlignContent on a node with layoutWrap WRAP');
    this.patch({ counterAxisAlignContent: choice(value, 'counterAxisAlignContent', ['AUTO', 'SPACE_BETWEEN']) });
  }

  get layoutSizingHorizontal(): Sizing {
    return sizingOf(this.world.document, this.record, 'horizontal');
  }
  set layoutSizingHorizontal(value: Sizing) {
    this.setSizing('horizontal', value);
  }

  get layoutSizingVertical(): Sizing {
    return sizingOf(this.world.document, this.record, 'vertical');
  }
  set layoutSizingVertical(value: Sizing) {
    this.setSizing('vertical', value);
  }

  get itemReverseZIndex(): boolean {
    return this.record.itemReverseZIndex;
  }
  set itemReverseZIndex(value: boolean) {
    this.patch({ itemReverseZIndex: flag(value, 'itemReverseZIndex') });
  }

  get gridRowCount(): number {
    return this.record.gridRowCount;
  }
  set gridRowCount(value: number) {
    this.patch({ gridRowCount: this.tracks(value, 'gridRowCount', 'row') });
  }

  get gridColumnCount(): number {
    return this.record.gridColumnCount;
  }
  set gridColumnCount(value: number) {
    this.patch({ gridColumnCount: this.tracks(value, 'gridColumnCount', 'column') });
  }

  get gridRowGap(): number {
    return this.record.gridRowGap;
  }
  set gridRowGap(value: number) {
    this.patch({ gridRowGap: number(value, 'gridRowGap', 0) });
  }

  get gridColumnGap(): number {
    return this.record.gridColumnGap;
  }
  set gridColumnGap(value: number) {
    this.patch({ gridColumnGap: number(value, 'gridColumnGap', 0) });
  }

  get gridRowAnchorIndex(): number {
    return this.cell()?.row ?? 0;
  }
  get gridColumnAnchorIndex(): number {
    return this.cell()?.column ?? 0;
  }

  setGridChildPosition(row: number, column: number): void {
    const grid = this.grid() ?? refuse('The parent of the node is not a grid');
    if (!Number.isInteger(row) || row < 0 || row >= grid.gridRowCount) refuse(`The grid has no row ${row}`);
    if (!Number.isInteger(column) || column < 0 || column >= grid.gridColumnCount) refuse(`The grid has no column ${column}`);
    const there = [...gridCells(this.world.document, grid)].find(([id, cell]) => id !== this.id && cell.row === row && cell.column === column);
    if (there !== undefined) refuse('Another node is in this cell of the grid');
    this.assertNotInInstance();
    this.patch({ gridCell: { row, column } });
  }

  get layoutPositioning(): 'AUTO' | 'ABSOLUTE' {
    return this.record.layoutPositioning;
  }
  set layoutPositioning(value: 'AUTO' | 'ABSOLUTE') {
    const parent = this.record.parent === null ? undefined : this.world.document.node(this.record.parent);
    if (value === 'ABSOLUTE' && (parent === undefined || parent.layoutMode === 'NONE'))
      refuse('Can only set layoutPositioning = ABSOLUTE if the parent node has layoutMode !== NONE');
    this.assertNotInInstance();
    this.patch({ layoutPositioning: choice(value, 'layoutPositioning', ['AUTO', 'ABSOLUTE']) });
  }

  get primaryAxisSizingMode(): 'FIXED' | 'AUTO' {
    return this.record.primaryAxisSizingMode;
  }
  set primaryAxisSizingMode(value: 'FIXED' | 'AUTO') {
    this.patch({ primaryAxisSizingMode: choice(value, 'primaryAxisSizingMode', SIZING) });
  }

  get counterAxisSizingMode(): 'FIXED' | 'AUTO' {
    return this.record.counterAxisSizingMode;
  }
  set counterAxisSizingMode(value: 'FIXED' | 'AUTO') {
    this.patch({ counterAxisSizingMode: choice(value, 'counterAxisSizingMode', SIZING) });
  }

  get primaryAxisAlignItems(): NodeRecord['primaryAxisAlignItems'] {
    return this.record.primaryAxisAlignItems;
  }
  set primaryAxisAlignItems(value: NodeRecord['primaryAxisAlignItems']) {
    this.patch({ primaryAxisAlignItems: choice(value, 'primaryAxisAlignItems', ALIGN) });
  }

  get counterAxisAlignItems(): NodeRecord['counterAxisAlignItems'] {
    return this.record.counterAxisAlignItems;
  }
  set counterAxisAlignItems(value: NodeRecord['counterAxisAlignItems']) {
    this.patch({ counterAxisAlignItems: choice(value, 'counterAxisAlignItems', ['MIN', 'CENTER', 'MAX', 'BASELINE']) });
  }

  get itemSpacing(): number {
    return this.record.itemSpacing;
  }
  set itemSpacing(value: number) {
    this.patch({ itemSpacing: number(value, 'itemSpacing') });
  }

  get paddingLeft(): number {
    return this.record.paddingLeft;
  }
  set paddingLeft(value: number) {
    this.patch({ paddingLeft: number(value, 'paddingLeft', 0) });
  }

  get paddingRight(): number {
    return this.record.paddingRight;
  }
  set paddingRight(value: number) {
    this.patch({ paddingRight: number(value, 'paddingRight', 0) });
  }

  get paddingTop(): number {
    return this.record.paddingTop;
  }
  set paddingTop(value: number) {
    this.patch({ paddingTop: number(value, 'paddingTop', 0) });
  }

  get paddingBottom(): number {
    return this.record.paddingBottom;
  }
  set paddingBottom(value: number) {
    this.patch({ paddingBottom: number(value, 'paddingBottom', 0) });
  }

  get horizontalPadding(): number {
    return this.record.paddingLeft;
  }
  set horizontalPadding(value: number) {
    this.patch({ paddingLeft: number(value, 'horizontalPadding', 0), paddingRight: value });
  }

  get verticalPadding(): number {
    return this.record.paddingTop;
  }
  set verticalPadding(value: number) {
    this.patch({ paddingTop: number(value, 'verticalPadding', 0), paddingBottom: value });
  }

  // ---- proportions

  /** The older name for locked proportions (plugin-api.d.ts:7404). */
  get constrainProportions(): boolean {
    return this.record.targetAspectRatio !== null;
  }
  set constrainProportions(value: boolean) {
    if (flag(value, 'constrainProportions')) this.lockAspectRatio();
    else this.unlockAspectRatio();
  }

  get targetAspectRatio(): Vector | null {
    return this.record.targetAspectRatio;
  }

  lockAspectRatio(): void {
    this.patch({ targetAspectRatio: { x: this.record.width, y: this.record.height } });
  }

  unlockAspectRatio(): void {
    this.patch({ targetAspectRatio: null });
  }

  // ---- shared steps

  private setSizing(axis: Axis, value: Sizing): void {
    const patch = sizingPatch(
      this.world.document,
      this.record,
      axis,
      choice<Sizing>(value, axis === 'horizontal' ? 'layoutSizingHorizontal' : 'layoutSizingVertical', ['FIXED', 'HUG', 'FILL']),
    );
    this.patch(patch);
    if (patch.textAutoResize !== undefined) this.patch(textSize(this.record));
  }

  private setLimit(field: 'minWidth' | 'maxWidth' | 'minHeight' | 'maxHeight', value: number | null): void {
    const parent = this.record.parent === null ? undefined : this.world.document.node(this.record.parent);
    if (primaryAxis(this.record) === undefined && (parent === undefined || primaryAxis(parent) === undefined))
      refuse('Can only set this property on auto-layout frames and their direct children');
    this.patch({ [field]: value });
    const { width, height } = withinLimits(this.record, this.record.width, this.record.height);
    if (width !== this.record.width || height !== this.record.height)
      this.world.write(() => {
        this.world.document.resize(this.record.id, width, height);
      });
  }

  /** The grid that places this node, if one does. */
  private grid(): NodeRecord | undefined {
    const parent = this.record.parent === null ? undefined : this.world.document.node(this.record.parent);
    return parent?.layoutMode === 'GRID' && this.record.layoutPositioning === 'AUTO' ? parent : undefined;
  }

  private cell(): Cell | undefined {
    const grid = this.grid();
    return grid === undefined ? undefined : gridCells(this.world.document, grid).get(this.id);
  }

  /** Check a number of rows or columns: at least one, and a track that holds a child can't be removed. */
  private tracks(value: number, property: string, side: keyof Cell): number {
    const count = number(value, property, 1);
    if (!Number.isInteger(count)) refuse(`Property "${property}" failed validation: Expected a whole number`);
    if ([...gridCells(this.world.document, this.record).values()].some((cell) => cell[side] >= count))
      refuse(`Cannot remove a ${side} of the grid that has children`);
    return count;
  }
}
sayWhere(LayoutApi, ALL_MEMBERS);
