// Properties that change nothing in how the stand-in lays out or draws: they are kept and given back.

export interface KeptFields {
  readonly exportSettings: readonly ExportSettings[];
  /** FRAME and its kin. */
  readonly layoutGrids: readonly LayoutGrid[];
  /** FRAME and its kin, PAGE. */
  readonly guides: readonly Guide[];
  readonly overflowDirection: OverflowDirection;
  readonly cornerSmoothing: number;
  readonly strokeMiterLimit: number;
  /** VECTOR only. */
  readonly handleMirroring: HandleMirroring;
}

export const FRESH_KEPT: KeptFields = {
  exportSettings: [], layoutGrids: [], guides: [], overflowDirection: 'NONE', cornerSmoothing: 0, strokeMiterLimit: 4, handleMirroring: 'NONE',
};
