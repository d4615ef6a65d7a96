// Properties that the stand-in stores and returns without any effect on its layout or drawing.

export interface KeptFields {
  readonly exportSettings: readonly ExportSettings[];
  /** Frames, components, component sets, instances and slots. */
  readonly layoutGrids: readonly LayoutGrid[];
  /** The same, and pages. */
  readonly guides: readonly Guide[];
  readonly overflowDirection: OverflowDirection;
  readonly cornerSmoothing: number;
  readonly strokeMiterLimit: number;
  /** VECTOR only. */
  readonly handleMirroring: HandleMirroring;
}

export const FRESH_KEPT: KeptFields = {
  exportSettings: [],
  layoutGrids: [],
  guides: [],
  overflowDirection: 'NONE',
  cornerSmoothing: 0,
  strokeMiterLimit: 4,
  handleMirroring: 'NONE',
};
