// Which members exist on which type of node. Checked against Figma's typings: a name that they do not know there is a
// compile error. What is not listed does not exist in the sandbox, and setting it fails as it does in Figma.
import type { SceneType } from '../document/record';
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
const SHAPE = [...LAYER, ...FILLED, ...STROKED, 'constraints'] as const;
const TEXT = ['characters', 'fontSize', 'fontName', 'getStyledTextSegments', 'getRangeFills', 'setRangeFills'] as const;
const FRAME = [
  ...SHAPE, ...CHILDREN_MEMBERS, 'cornerRadius', 'clipsContent', 'expanded', 'layoutMode', 'primaryAxisSizingMode', 'counterAxisSizingMode',
  'primaryAxisAlignItems', 'counterAxisAlignItems', 'itemSpacing', 'paddingLeft', 'paddingRight', 'paddingTop', 'paddingBottom',
] as const;

export const NODE_MEMBERS = {
  FRAME,
  COMPONENT: [...FRAME, 'createInstance'],
  INSTANCE: [...FRAME, 'mainComponent', 'getMainComponentAsync'],
  GROUP: [...LAYER, ...CHILDREN_MEMBERS, 'expanded'],
  SECTION: [...SCENE, ...FILLED, ...CHILDREN_MEMBERS, 'resizeWithoutConstraints'],
  RECTANGLE: [...SHAPE, 'strokeCap', 'cornerRadius'],
  ELLIPSE: [...SHAPE, 'strokeCap', 'cornerRadius'],
  POLYGON: [...SHAPE, 'strokeCap', 'cornerRadius', 'pointCount'],
  STAR: [...SHAPE, 'strokeCap', 'cornerRadius', 'pointCount', 'innerRadius'],
  VECTOR: [...SHAPE, 'strokeCap', 'cornerRadius', 'vectorPaths', 'vectorNetwork', 'setVectorNetworkAsync'],
  LINE: [...SHAPE, 'strokeCap'],
  TEXT: [...SHAPE, ...TEXT],
  BOOLEAN_OPERATION: [...LAYER, ...FILLED, ...STROKED, ...CHILDREN_MEMBERS, 'strokeCap', 'cornerRadius', 'expanded', 'booleanOperation'],
} as const satisfies {
  FRAME: readonly (keyof FrameNode)[];
  COMPONENT: readonly (keyof ComponentNode)[];
  INSTANCE: readonly (keyof InstanceNode)[];
  GROUP: readonly (keyof GroupNode)[];
  SECTION: readonly (keyof SectionNode)[];
  RECTANGLE: readonly (keyof RectangleNode)[];
  ELLIPSE: readonly (keyof EllipseNode)[];
  POLYGON: readonly (keyof PolygonNode)[];
  STAR: readonly (keyof StarNode)[];
  VECTOR: readonly (keyof VectorNode)[];
  LINE: readonly (keyof LineNode)[];
  TEXT: readonly (keyof TextNode)[];
  BOOLEAN_OPERATION: readonly (keyof BooleanOperationNode)[];
} satisfies Record<SceneType, readonly string[]>;

export type SceneMember = (typeof NODE_MEMBERS)[SceneType][number];
