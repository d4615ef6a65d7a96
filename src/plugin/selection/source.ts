// A source: what a painting is made of, and its geometry on the page.
import { FailureError } from '../../contract/failure';
import type { Affine, Rect } from '../../contract/geometry';
import type { Scope } from '../../contract/wire/messages';
import type { Clip } from '../../contract/picture';
import { ancestorsOf, boxOf } from '../document/node-facts';
import { asPainting } from '../painting/find-painting';
import type { PaintingLayer } from '../painting/find-painting';
import { apply, compose, cornersOf, invert, isFlat, translation } from '../geometry/affine';
import type { Point } from '../geometry/affine';
import { clipsOf, cutBy, cuts } from '../geometry/clip';
import { unionOf } from '../geometry/rect';
import { ownOutputIn } from './own-output';
import type { OwnOutput } from './own-output';

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
  /** What the frames around cut off of the nodes. Empty for frames: a person who selects one means all of it. */
  readonly clips: ReadonlyMap<string, readonly Clip[]>;
  /** As a SourceSummary's. */
  readonly scope: Scope | null;
  /** Set where the source is the mask on a painting whose layers are gone: the one node is that painting. */
  readonly carrier: PaintingLayer | null;
}

/** Layers that hold a picture of their own. */
export const CONTAINERS: ReadonlySet<NodeType> = new Set<NodeType>(['FRAME', 'SECTION', 'COMPONENT', 'COMPONENT_SET', 'INSTANCE', 'SLOT']);

/** Geometry of the nodes, bottom to top, as they are now. Throws FailureError `empty` for something without area. */
export function sourceOf(nodes: readonly SceneNode[], ids: readonly string[] = nodes.map((node) => node.id)): Source {
  const [first, ...others] = nodes;
  if (first === undefined) throw new FailureError('nothing-selected', 'Nothing is selected. Select a frame or some shapes to paint.');
  const carrier = others.length === 0 ? asPainting(first) : null;
  const own = ownOutputIn(carrier === null ? nodes : []);
  const clips = new Map(nodes.map((node) => [node.id, CONTAINERS.has(node.type) ? [] : cuttersOf(node)]));
  const isWhole = [...clips.values()].every((list) => list.length === 0);
  const base = others.length === 0 && isWhole ? singleGeometry(first, own) : unionGeometry(nodes, own, clips);
  if (!(base.width > 0 && base.height > 0) || isFlat(base.upright)) {
    throw new FailureError('empty', 'The selection is only a line without area. Select a frame or shapes that cover some area.');
  }
  return { ...base, ids, nodes, name: nameOf(nodes), throughPainting: carrier !== null, scope: null, clips, carrier };
}

/** The frames around a node that cut something off of it, innermost first. */
function cuttersOf(node: SceneNode): readonly Clip[] {
  const around = clipsOf(ancestorsOf(node));
  const box = around.length === 0 ? null : boxOf(node);
  return box === null ? [] : around.filter((clip) => cuts(clip, translation(box.x, box.y), box.width, box.height));
}

type Geometry = Pick<Source, 'upright' | 'width' | 'height'>;

function singleGeometry(node: SceneNode, own: OwnOutput): Geometry {
  const [[a, c, tx], [b, d, ty]] = node.absoluteTransform;
  const upright: Affine = [
    [a, c, tx],
    [b, d, ty],
  ];
  // A group is as large as what is in it, our paintings included.
  if (!isGroup(node) || !own.holdsPainting(node) || isFlat(upright)) return { upright, width: node.width, height: node.height };
  const inward = invert(upright);
  const { x, y, width, height } = unionOf(
    contentsOf(node, own).map((content) =>
      boundsAround(cornersOf(content.absoluteTransform, content.width, content.height).map((corner) => apply(inward, corner))),
    ),
  );
  return { upright: compose(upright, translation(x, y)), width, height };
}

function unionGeometry(nodes: readonly SceneNode[], own: OwnOutput, clips: Source['clips']): Geometry {
  const boxes = ([] as (Boxed | null)[])
    .concat(
      ...nodes.map((node) => {
        const whole = isGroup(node) && own.holdsPainting(node) ? contentsOf(node, own).map(boxOf) : [boxOf(node)];
        return whole.map((box) => box && { box, clips: clips.get(node.id) ?? [] });
      }),
    )
    .filter((part): part is Boxed => part !== null);
  const seen = boxes.map((part) => cutBy(part.box, part.clips)).filter((box): box is Rect => box !== null);
  if (seen.length === 0 && boxes.length > 0) throw outOfSight();
  if (seen.length === 0) throw new FailureError('empty', 'The selected layers have no area. Select a frame or shapes that cover some area.');
  const { x, y, width, height } = unionOf(seen);
  return { upright: translation(x, y), width, height };
}

interface Boxed {
  readonly box: Rect;
  readonly clips: readonly Clip[];
}

function outOfSight(): FailureError {
  return new FailureError(
    'empty',
    'The selected layers lie outside of the frame that clips them, so nothing of them is seen. Move them into it.',
  );
}

function isGroup(node: SceneNode): node is GroupNode | TransformGroupNode {
  return node.type === 'GROUP' || node.type === 'TRANSFORM_GROUP';
}

/** The layers of a group and of the groups in it, but for our paintings. Throws FailureError `empty` where there are none. */
function contentsOf(group: GroupNode | TransformGroupNode, own: OwnOutput): readonly SceneNode[] {
  const contents: SceneNode[] = [];
  const waiting: SceneNode[] = [group];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (own.isPainting(node)) continue;
    if (isGroup(node) && own.holdsPainting(node)) waiting.push(...node.children);
    else contents.push(node);
  }
  if (contents.length === 0)
    throw new FailureError('empty', 'There is only a painting in the selection. Select the shapes that it should be made from.');
  return contents;
}

function boundsAround(points: readonly Point[]): Rect {
  const xs = points.map(({ x }) => x);
  const ys = points.map(({ y }) => y);
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
}

/** What a new layer is called after: where the source is the mask on a painting, what that was called after. */
export function sceneName({ name, carrier }: Source): string {
  return carrier === null ? name : name.replace(/ (painting|layers)\b.*$/, '');
}

/** Called after its lowest layer. */
export function nameOf(nodes: readonly SceneNode[]): string {
  const first = nodes[0]!.name;
  return nodes.length === 1 ? first : `${first} and ${nodes.length - 1} more`;
}
