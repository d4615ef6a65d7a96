// A source: what a painting is made of, and its geometry on the page.
import { FailureError } from '../../contract/failure';
import type { Affine, Rect } from '../../contract/geometry';
import { translation } from '../geometry/affine';
import { unionOf } from '../geometry/rect';

export interface Source {
  /** The ids that name the source, in recipes too. Where one node lies inside another, `nodes` has only the outer one. */
  readonly ids: readonly string[];
  /** Bottom to top; at least one. */
  readonly nodes: readonly SceneNode[];
  readonly name: string;
  /** Takes the upright rectangle (0, 0)…(width, height) onto the page: rotation and flips of a single node are in it. */
  readonly upright: Affine;
  /** Page pixels, before rotation; both above zero. */
  readonly width: number;
  readonly height: number;
  /** True when it was found through its selected painting. */
  readonly throughPainting: boolean;
}

/** Geometry of the nodes, bottom to top, as they are now. Throws FailureError `empty` for something without area. */
export function sourceOf(nodes: readonly SceneNode[], ids: readonly string[] = nodes.map((node) => node.id)): Source {
  const [first] = nodes;
  if (first === undefined) throw new FailureError('nothing-selected', 'Nothing is selected. Select a frame or some shapes to paint.');
  const base = nodes.length === 1 ? singleGeometry(first) : unionGeometry(nodes);
  if (!(base.width > 0 && base.height > 0)) {
    throw new FailureError('empty', 'The selection is only a line without area. Select a frame or shapes that cover some area.');
  }
  return { ...base, ids, nodes, name: nameOf(nodes), throughPainting: false };
}

/** Axis-aligned box of a node on the page, without strokes and effects outside its edges. Null for a node that has none. */
export function boxOf(node: SceneNode): Rect | null {
  return 'absoluteBoundingBox' in node ? node.absoluteBoundingBox : null;
}

type Geometry = Pick<Source, 'upright' | 'width' | 'height'>;

function singleGeometry(node: SceneNode): Geometry {
  const [[a, c, tx], [b, d, ty]] = node.absoluteTransform;
  return {
    upright: [
      [a, c, tx],
      [b, d, ty],
    ],
    width: node.width,
    height: node.height,
  };
}

function unionGeometry(nodes: readonly SceneNode[]): Geometry {
  const boxes = nodes.map(boxOf).filter((box): box is Rect => box !== null);
  if (boxes.length === 0) throw new FailureError('empty', 'The selected layers have no area. Select a frame or shapes that cover some area.');
  const { x, y, width, height } = unionOf(boxes);
  return { upright: translation(x, y), width, height };
}

/** Called after its lowest layer. */
export function nameOf(nodes: readonly SceneNode[]): string {
  const first = nodes[0]!.name;
  return nodes.length === 1 ? first : `${first} and ${nodes.length - 1} more`;
}
