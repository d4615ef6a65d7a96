// Which members exist on which type of node. Checked against Figma's typings: a name that they don't have on that type does not
// compile. Reading any other member gives undefined, and setting it throws, as in Figma.
import type { SceneType } from '../../document/record';
import { BASE_MEMBERS } from './base-node-api';
import { CHILDREN_MEMBERS } from './parent-api';

const SCENE = [
  ...BASE_MEMBERS,
  'visible',
  'locked',
  'x',
  'y',
  'width',
  'height',
  'relativeTransform',
  'absoluteTransform',
  'absoluteBoundingBox',
  'exportAsync',
  'clone',
] as const;
const LAYER = [
  ...SCENE,
  'opacity',
  'blendMode',
  'isMask',
  'effects',
  'rotation',
  'absoluteRenderBounds',
  'resize',
  'resizeWithoutConstraints',
  'layoutPositioning',
  'rescale',
  'constrainProportions',
  'exportSettings',
  'layoutAlign',
  'layoutGrow',
  'layoutSizingHorizontal',
  'layoutSizingVertical',
  'minWidth',
  'maxWidth',
  'minHeight',
  'maxHeight',
] as const;
const FILLED = ['fills', 'setFillsAsync', 'fillStyleId', 'setFillStyleIdAsync'] as const;
const STROKED = [
  'strokes',
  'setStrokesAsync',
  'strokeStyleId',
  'setStrokeStyleIdAsync',
  'strokeWeight',
  'strokeAlign',
  'strokeJoin',
  'dashPattern',
] as const;
const ASPECT = ['targetAspectRatio', 'lockAspectRatio', 'unlockAspectRatio'] as const;
const CELL = ['setGridChildPosition', 'gridRowAnchorIndex', 'gridColumnAnchorIndex'] as const;
const SHAPE = [...LAYER, ...FILLED, ...STROKED, ...CELL, 'constraints'] as const;
const STROKE_SIDES = ['strokeTopWeight', 'strokeRightWeight', 'strokeBottomWeight', 'strokeLeftWeight'] as const;
const CORNERS = ['cornerRadius', 'cornerSmoothing'] as const;
const RECTANGLE_CORNERS = [...CORNERS, 'topLeftRadius', 'topRightRadius', 'bottomRightRadius', 'bottomLeftRadius'] as const;
/** Text, on a path or not. */
const ANY_TEXT = [
  'characters',
  'insertCharacters',
  'deleteCharacters',
  'autoRename',
  'hasMissingFont',
  'fontSize',
  'fontName',
  'textCase',
  'letterSpacing',
  'hyperlink',
  'getStyledTextSegments',
  'getRangeFills',
  'setRangeFills',
  'getRangeAllFontNames',
  'getRangeFontSize',
  'setRangeFontSize',
  'getRangeFontName',
  'setRangeFontName',
  'getRangeTextCase',
  'setRangeTextCase',
  'getRangeLetterSpacing',
  'setRangeLetterSpacing',
  'getRangeHyperlink',
  'setRangeHyperlink',
] as const;
const TEXT = [
  ...ANY_TEXT,
  'textAlignHorizontal',
  'textAlignVertical',
  'textAutoResize',
  'textTruncation',
  'maxLines',
  'hangingPunctuation',
  'hangingList',
  'leadingTrim',
  'textDecoration',
  'lineHeight',
  'listSpacing',
  'paragraphIndent',
  'paragraphSpacing',
  'getRangeTextDecoration',
  'setRangeTextDecoration',
  'getRangeLineHeight',
  'setRangeLineHeight',
  'getRangeListOptions',
  'setRangeListOptions',
  'getRangeListSpacing',
  'setRangeListSpacing',
  'getRangeIndentation',
  'setRangeIndentation',
  'getRangeParagraphIndent',
  'setRangeParagraphIndent',
  'getRangeParagraphSpacing',
  'setRangeParagraphSpacing',
] as const;
const BASE_FRAME = [
  ...SHAPE,
  ...CHILDREN_MEMBERS,
  ...RECTANGLE_CORNERS,
  ...STROKE_SIDES,
  'strokeCap',
  'strokeMiterLimit',
  'layoutGrids',
  'guides',
  'backgrounds',
  'backgroundStyleId',
  'layoutWrap',
  'counterAxisSpacing',
  'counterAxisAlignContent',
  'horizontalPadding',
  'verticalPadding',
  'clipsContent',
  'expanded',
  'layoutMode',
  'primaryAxisSizingMode',
  'counterAxisSizingMode',
  'primaryAxisAlignItems',
  'counterAxisAlignItems',
  'itemSpacing',
  'paddingLeft',
  'paddingRight',
  'paddingTop',
  'paddingBottom',
  'itemReverseZIndex',
  'gridRowCount',
  'gridColumnCount',
  'gridRowGap',
  'gridColumnGap',
  ...ASPECT,
] as const;

const FRAME = [...BASE_FRAME, 'overflowDirection'] as const;

export const NODE_MEMBERS = {
  FRAME,
  COMPONENT: [...FRAME, 'createInstance', 'createSlot', 'getInstancesAsync', 'instances'],
  COMPONENT_SET: [...BASE_FRAME, 'defaultVariant'],
  SLOT: FRAME,
  INSTANCE: [...FRAME, 'mainComponent', 'getMainComponentAsync'],
  GROUP: [...LAYER, ...CHILDREN_MEMBERS, ...CELL, ...ASPECT, 'expanded', 'backgrounds', 'backgroundStyleId'],
  TRANSFORM_GROUP: [...LAYER, ...CHILDREN_MEMBERS, ...ASPECT, 'expanded', 'transformModifiers'],
  SECTION: [...SCENE, ...FILLED, ...CHILDREN_MEMBERS, ...ASPECT, 'resizeWithoutConstraints'],
  RECTANGLE: [...SHAPE, ...ASPECT, ...RECTANGLE_CORNERS, ...STROKE_SIDES, 'strokeCap', 'strokeMiterLimit'],
  ELLIPSE: [...SHAPE, ...ASPECT, ...CORNERS, 'strokeCap', 'strokeMiterLimit', 'arcData'],
  POLYGON: [...SHAPE, ...ASPECT, 'strokeCap', 'strokeMiterLimit', ...CORNERS, 'pointCount'],
  STAR: [...SHAPE, ...ASPECT, 'strokeCap', 'strokeMiterLimit', ...CORNERS, 'pointCount', 'innerRadius'],
  VECTOR: [
    ...SHAPE,
    ...ASPECT,
    'strokeCap',
    'strokeMiterLimit',
    ...CORNERS,
    'handleMirroring',
    'vectorPaths',
    'vectorNetwork',
    'setVectorNetworkAsync',
  ],
  LINE: [...SHAPE, 'strokeCap', 'strokeMiterLimit'],
  TEXT: [...SHAPE, ...ASPECT, ...TEXT, 'strokeCap', 'strokeMiterLimit'],
  TEXT_PATH: [...SHAPE, ...ASPECT, ...ANY_TEXT, 'strokeCap', 'strokeMiterLimit', 'vectorPaths', 'vectorNetwork', 'textPathStartData'],
  BOOLEAN_OPERATION: [
    ...LAYER,
    ...FILLED,
    ...STROKED,
    ...CHILDREN_MEMBERS,
    ...CELL,
    ...ASPECT,
    'strokeCap',
    'strokeMiterLimit',
    ...CORNERS,
    'expanded',
    'booleanOperation',
  ],
} as const satisfies {
  FRAME: readonly (keyof FrameNode)[];
  COMPONENT: readonly (keyof ComponentNode)[];
  INSTANCE: readonly (keyof InstanceNode)[];
  COMPONENT_SET: readonly (keyof ComponentSetNode)[];
  SLOT: readonly (keyof SlotNode)[];
  GROUP: readonly (keyof GroupNode)[];
  TRANSFORM_GROUP: readonly (keyof TransformGroupNode)[];
  SECTION: readonly (keyof SectionNode)[];
  RECTANGLE: readonly (keyof RectangleNode)[];
  ELLIPSE: readonly (keyof EllipseNode)[];
  POLYGON: readonly (keyof PolygonNode)[];
  STAR: readonly (keyof StarNode)[];
  VECTOR: readonly (keyof VectorNode)[];
  LINE: readonly (keyof LineNode)[];
  TEXT: readonly (keyof TextNode)[];
  TEXT_PATH: readonly (keyof TextPathNode)[];
  BOOLEAN_OPERATION: readonly (keyof BooleanOperationNode)[];
} satisfies Record<SceneType, readonly string[]>;

export type SceneMember = (typeof NODE_MEMBERS)[SceneType][number];

/** For sayWhere: a class wraps those that it defines. */
export const ALL_MEMBERS: readonly string[] = Object.values(NODE_MEMBERS).flat();
