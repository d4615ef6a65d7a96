// Which members exist on which type of node. Checked against Figma's typings: a name that they do not know there is a
// compile error. What is not listed does not exist in the sandbox, and setting it fails as it does in Figma.
import type { SceneType } from '../../document/record';
import { BASE_MEMBERS } from './base-node-api';
import { CHILDREN_MEMBERS } from './parent-api';

const SCENE = [
  ...BASE_MEMBERS, 'visible', 'locked', 'x', 'y', 'width', 'height', 'relativeTransform', 'absoluteTransform', 'absoluteBoundingBox', 'exportAsync', 'clone',
] as const;
const LAYER = [
  ...SCENE, 'opacity', 'blendMode', 'isMask', 'effects', 'rotation', 'absoluteRenderBounds', 'resize', 'resizeWithoutConstraints', 'layoutPositioning',
] as const;
const FILLED = ['fills', 'setFillsAsync', 'fillStyleId', 'setFillStyleIdAsync'] as const;
const STROKED = [
  'strokes', 'setStrokesAsync', 'strokeStyleId', 'setStrokeStyleIdAsync', 'strokeWeight', 'strokeAlign', 'strokeJoin', 'dashPattern',
] as const;
const ASPECT = ['targetAspectRatio', 'lockAspectRatio', 'unlockAspectRatio'] as const;
const CELL = ['setGridChildPosition', 'gridRowAnchorIndex', 'gridColumnAnchorIndex'] as const;
const SHAPE = [...LAYER, ...FILLED, ...STROKED, ...CELL, 'constraints'] as const;
const TEXT = ['characters', 'fontSize', 'fontName', 'getStyledTextSegments', 'getRangeFills', 'setRangeFills'] as const;
const FRAME = [
  ...SHAPE, ...CHILDREN_MEMBERS, 'cornerRadius', 'clipsContent', 'expanded', 'layoutMode', 'primaryAxisSizingMode', 'counterAxisSizingMode',
  'primaryAxisAlignItems', 'counterAxisAlignItems', 'itemSpacing', 'paddingLeft', 'paddingRight', 'paddingTop', 'paddingBottom',
  'itemReverseZIndex', 'gridRowCount', 'gridColumnCount', 'gridRowGap', 'gridColumnGap', ...ASPECT,
] as const;

export const NODE_MEMBERS = {
  FRAME,
  COMPONENT: [...FRAME, 'createInstance', 'createSlot', 'getInstancesAsync', 'instances'],
  COMPONENT_SET: [...FRAME, 'defaultVariant'],
  SLOT: FRAME,
  INSTANCE: [...FRAME, 'mainComponent', 'getMainComponentAsync'],
  GROUP: [...LAYER, ...CHILDREN_MEMBERS, ...CELL, ...ASPECT, 'expanded'],
  TRANSFORM_GROUP: [...LAYER, ...CHILDREN_MEMBERS, ...ASPECT, 'expanded', 'transformModifiers'],
  SECTION: [...SCENE, ...FILLED, ...CHILDREN_MEMBERS, ...ASPECT, 'resizeWithoutConstraints'],
  RECTANGLE: [...SHAPE, ...ASPECT, 'strokeCap', 'cornerRadius'],
  ELLIPSE: [...SHAPE, ...ASPECT, 'strokeCap', 'cornerRadius'],
  POLYGON: [...SHAPE, ...ASPECT, 'strokeCap', 'cornerRadius', 'pointCount'],
  STAR: [...SHAPE, ...ASPECT, 'strokeCap', 'cornerRadius', 'pointCount', 'innerRadius'],
  VECTOR: [...SHAPE, ...ASPECT, 'strokeCap', 'cornerRadius', 'vectorPaths', 'vectorNetwork', 'setVectorNetworkAsync'],
  LINE: [...SHAPE, 'strokeCap'],
  TEXT: [...SHAPE, ...ASPECT, ...TEXT],
  TEXT_PATH: [...SHAPE, ...ASPECT, ...TEXT, 'vectorPaths', 'vectorNetwork', 'textPathStartData'],
  BOOLEAN_OPERATION: [...LAYER, ...FILLED, ...STROKED, ...CHILDREN_MEMBERS, ...CELL, ...ASPECT, 'strokeCap', 'cornerRadius', 'expanded', 'booleanOperation'],
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
