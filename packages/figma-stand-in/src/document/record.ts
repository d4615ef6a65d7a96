// What the document stores: one flat, immutable record per node and per style. Every node has all fields; api/nodes/members.ts says which
// of them a plugin sees on which type of node.

import { FRESH_AUTO_LAYOUT } from './layout/auto-layout';
import type { AutoLayoutFields } from './layout/auto-layout';
import { FRESH_KEPT } from './kept-fields';
import type { KeptFields } from './kept-fields';
import type { Cell } from './layout/layout';
import { FRESH_TEXT } from './text/text-fields';
import type { TextFields } from './text/text-fields';
import type { FillRun } from './text/fill-runs';

export type SceneType =
  | 'FRAME'
  | 'GROUP'
  | 'SECTION'
  | 'COMPONENT'
  | 'INSTANCE'
  | 'RECTANGLE'
  | 'ELLIPSE'
  | 'POLYGON'
  | 'STAR'
  | 'LINE'
  | 'VECTOR'
  | 'TEXT'
  | 'BOOLEAN_OPERATION'
  | 'SLOT'
  | 'TRANSFORM_GROUP'
  | 'TEXT_PATH'
  | 'COMPONENT_SET';

export interface NodeRecord extends AutoLayoutFields, KeptFields, TextFields {
  readonly id: string;
  readonly type: 'DOCUMENT' | 'PAGE' | SceneType;
  readonly name: string;
  /** null for the document itself. */
  readonly parent: string | null;
  /** Siblings are sorted by this, bottom to top. Fractions, so that an insertion changes no other sibling. */
  readonly order: number;
  readonly visible: boolean;
  readonly locked: boolean;
  readonly expanded: boolean;
  readonly opacity: number;
  readonly blendMode: BlendMode;
  readonly isMask: boolean;
  readonly width: number;
  readonly height: number;
  /** Relative to the nearest ancestor that is not a group or boolean operation, as in Figma. */
  readonly relativeTransform: Transform;
  readonly constraints: Constraints;
  readonly fills: readonly Paint[];
  readonly strokes: readonly Paint[];
  readonly effects: readonly Effect[];
  readonly fillStyleId: string;
  readonly strokeStyleId: string;
  readonly strokeWeight: number;
  readonly strokeAlign: 'CENTER' | 'INSIDE' | 'OUTSIDE';
  readonly strokeCap: StrokeCap;
  readonly strokeJoin: StrokeJoin;
  readonly dashPattern: readonly number[];
  readonly cornerRadius: number;
  /** Top left, top right, bottom right and bottom left radius if they differ, else null. */
  readonly cornerRadii: readonly number[] | null;
  /** Top, right, bottom and left stroke weight if they differ, else null. */
  readonly strokeWeights: readonly number[] | null;
  /** ELLIPSE only. */
  readonly arcData: ArcData;
  readonly clipsContent: boolean;
  readonly layoutMode: 'NONE' | 'HORIZONTAL' | 'VERTICAL' | 'GRID';
  readonly layoutPositioning: 'AUTO' | 'ABSOLUTE';
  readonly primaryAxisSizingMode: 'FIXED' | 'AUTO';
  readonly counterAxisSizingMode: 'FIXED' | 'AUTO';
  readonly primaryAxisAlignItems: 'MIN' | 'CENTER' | 'MAX' | 'SPACE_BETWEEN';
  readonly counterAxisAlignItems: 'MIN' | 'CENTER' | 'MAX' | 'BASELINE';
  readonly itemSpacing: number;
  readonly paddingLeft: number;
  readonly paddingRight: number;
  readonly paddingTop: number;
  readonly paddingBottom: number;
  /** Whether auto layout draws its first child on top. */
  readonly itemReverseZIndex: boolean;
  /** GRID only. */
  readonly gridRowCount: number;
  readonly gridColumnCount: number;
  readonly gridRowGap: number;
  readonly gridColumnGap: number;
  /** The cell of a grid that the node was put in explicitly. */
  readonly gridCell: Cell | null;
  readonly targetAspectRatio: Vector | null;
  readonly pointCount: number;
  readonly innerRadius: number;
  readonly booleanOperation: 'UNION' | 'INTERSECT' | 'SUBTRACT' | 'EXCLUDE';
  readonly vectorPaths: readonly VectorPath[];
  /** VECTOR only: the fills of each path if they differ, else empty. */
  readonly regionFills: readonly (readonly Paint[])[];
  /** TEXT and TEXT_PATH: runs of equal fills if the characters' fills differ, else empty. */
  readonly fillRuns: readonly FillRun[];
  /** TRANSFORM_GROUP only. */
  readonly transformModifiers: readonly TransformModifier[];
  /** TEXT_PATH only. */
  readonly textPathStartData: TextPathStartData;
  /** INSTANCE only. */
  readonly mainComponent: string | null;
  /** Fields that were set on an instance or inside of it: they don't follow its main. */
  readonly overridden: readonly (keyof NodeRecord)[];
  /** Keyed by plugin id, then key; shared data by namespace, then key. */
  readonly pluginData: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly sharedPluginData: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Keyed by plugin id, then command. */
  readonly relaunchData: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

export interface StyleRecord {
  readonly id: string;
  readonly type: 'PAINT';
  readonly key: string;
  readonly name: string;
  readonly description: string;
  readonly paints: readonly Paint[];
  readonly order: number;
  readonly pluginData: NodeRecord['pluginData'];
  readonly sharedPluginData: NodeRecord['sharedPluginData'];
}

export type Entry = NodeRecord | StyleRecord;

export function isNode(entry: Entry): entry is NodeRecord {
  return entry.type !== 'PAINT';
}

const GREY: readonly Paint[] = [solid(0.85, 0.85, 0.85)];
const BLACK: readonly Paint[] = [solid(0, 0, 0)];
const WHITE: readonly Paint[] = [solid(1, 1, 1)];

/** A solid paint with the fields that Figma fills in. Channels 0…1. */
export function solid(r: number, g: number, b: number): SolidPaint {
  return { type: 'SOLID', visible: true, opacity: 1, blendMode: 'NORMAL', color: { r, g, b }, boundVariables: {} };
}

/** The record of a fresh node, with the defaults of Figma's `create…` functions. */
export function freshNode(id: string, type: NodeRecord['type'], parent: string | null): NodeRecord {
  const isFrame = type === 'FRAME' || type === 'COMPONENT';
  const hasOwnFill = type === 'TEXT' || type === 'TEXT_PATH';
  const isShape = type === 'RECTANGLE' || type === 'ELLIPSE' || type === 'POLYGON' || type === 'STAR' || type === 'BOOLEAN_OPERATION';
  return {
    ...FRESH_AUTO_LAYOUT,
    ...FRESH_KEPT,
    ...FRESH_TEXT,
    id,
    type,
    parent,
    order: 0,
    name: DEFAULT_NAMES[type],
    visible: true,
    locked: false,
    expanded: false,
    opacity: 1,
    isMask: false,
    blendMode: type === 'GROUP' || isFrame || isShape ? 'PASS_THROUGH' : 'NORMAL',
    width: 100,
    height: type === 'LINE' ? 0 : 100,
    relativeTransform: [
      [1, 0, 0],
      [0, 1, 0],
    ],
    constraints: { horizontal: 'MIN', vertical: 'MIN' },
    fills: isFrame || type === 'SECTION' ? WHITE : isShape ? GREY : hasOwnFill ? BLACK : [],
    strokes: type === 'LINE' || type === 'VECTOR' ? BLACK : [],
    effects: [],
    fillStyleId: '',
    strokeStyleId: '',
    strokeWeight: 1,
    strokeAlign: type === 'LINE' || type === 'VECTOR' ? 'CENTER' : 'INSIDE',
    strokeCap: 'NONE',
    strokeJoin: 'MITER',
    dashPattern: [],
    cornerRadius: 0,
    cornerRadii: null,
    strokeWeights: null,
    arcData: { startingAngle: 0, endingAngle: Math.PI * 2, innerRadius: 0 },
    clipsContent: isFrame,
    layoutMode: 'NONE',
    layoutPositioning: 'AUTO',
    primaryAxisSizingMode: 'AUTO',
    counterAxisSizingMode: 'FIXED',
    primaryAxisAlignItems: 'MIN',
    counterAxisAlignItems: 'MIN',
    itemSpacing: 0,
    paddingLeft: 0,
    paddingRight: 0,
    paddingTop: 0,
    paddingBottom: 0,
    itemReverseZIndex: false,
    gridRowCount: 1,
    gridColumnCount: 1,
    gridRowGap: 0,
    gridColumnGap: 0,
    gridCell: null,
    targetAspectRatio: null,
    pointCount: type === 'STAR' ? 5 : 3,
    innerRadius: 0.38,
    booleanOperation: 'UNION',
    vectorPaths: [],
    regionFills: [],
    fillRuns: [],
    transformModifiers: [],
    textPathStartData: { segment: 0, position: 0 },
    mainComponent: null,
    overridden: [],
    pluginData: {},
    sharedPluginData: {},
    relaunchData: {},
  };
}

const DEFAULT_NAMES: Readonly<Record<NodeRecord['type'], string>> = {
  DOCUMENT: 'Document',
  PAGE: 'Page',
  FRAME: 'Frame',
  GROUP: 'Group',
  SECTION: 'Section',
  COMPONENT: 'Component',
  INSTANCE: 'Instance',
  RECTANGLE: 'Rectangle',
  ELLIPSE: 'Ellipse',
  POLYGON: 'Polygon',
  STAR: 'Star',
  LINE: 'Line',
  VECTOR: 'Vector',
  TEXT: 'Text',
  BOOLEAN_OPERATION: 'Union',
  SLOT: 'Slot',
  TRANSFORM_GROUP: 'Group',
  TEXT_PATH: 'Text',
  COMPONENT_SET: 'Component set',
};
