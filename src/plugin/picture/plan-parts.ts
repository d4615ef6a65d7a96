// What is exported of a source. As a rule each of its nodes; but an export shows all that is in a node, and there is no leaving a layer out
// without changing the document. So a node that holds a painting of ours is taken apart: its own fill, and each of the layers in it.
import { boxOf } from '../document/node-facts';
import { FailureError } from '../../contract/failure';
import type { Affine } from '../../contract/geometry';
import type { Clip } from '../../contract/picture';
import { clipOf, cuts } from '../geometry/clip';
import { translation } from '../geometry/affine';
import { isFilled } from '../painting/find-painting';
import { ownOutputIn } from '../selection/own-output';
import type { OwnOutput } from '../selection/own-output';
import type { Source } from '../selection/source';
import { bottomUp } from '../selection/z-order';

export type PlannedPart =
  | { readonly kind: 'node'; readonly node: SceneNode; readonly clips: readonly Clip[] }
  /** The solid fills of a frame without what is in it. */
  | { readonly kind: 'fill'; readonly paints: readonly SolidPaint[]; readonly outline: Clip; readonly clips: readonly Clip[] };

/** Each is an export of its own, for which Figma stands still. */
const MOST_PARTS = 200;

/**
 * The parts of these nodes of a source, bottom to top; none where there is nothing but paintings. Throws FailureError `too-many-layers` for a
 * painting among more layers than can be exported one by one.
 */
export function planParts({ clips }: Pick<Source, 'clips'>, nodes: readonly SceneNode[]): readonly PlannedPart[] {
  const own = ownOutputIn(nodes);
  const parts: PlannedPart[] = [];
  for (const node of nodes) addParts(node, clips.get(node.id) ?? [], own, parts);
  return parts;
}

function addParts(node: SceneNode, clips: readonly Clip[], own: OwnOutput, parts: PlannedPart[]): void {
  const isPainted = own.isPainting(node);
  if (!node.visible || (isPainted && !holdsMore(node))) return;
  if (!('children' in node) || node.type === 'BOOLEAN_OPERATION' || !(isPainted || own.holdsPainting(node))) {
    if (parts.length >= MOST_PARTS) throw tooMany(node);
    parts.push({ kind: 'node', node, clips: thoseThatCut(clips, node) });
    return;
  }
  const outline = 'width' in node ? clipOf(node) : null;
  const paints = !isPainted && 'fills' in node && node.fills !== figma.mixed ? node.fills.filter(isSolid) : [];
  if (outline !== null && paints.length > 0) parts.push({ kind: 'fill', paints, outline, clips });
  const within = outline !== null && 'clipsContent' in node && node.clipsContent ? [...clips, outline] : clips;
  // A mask is drawn nowhere: it only cuts out what lies above it.
  for (const child of bottomUp<SceneNode>(node)) if (!('isMask' in child && child.isMask)) addParts(child, within, own, parts);
}

/** Whether what is in a painted layer is somebody's own, the painting being only its fill. */
function holdsMore(node: SceneNode): boolean {
  return 'children' in node && node.type !== 'BOOLEAN_OPERATION' && isFilled(node);
}

function thoseThatCut(clips: readonly Clip[], node: SceneNode): readonly Clip[] {
  const box = clips.length === 0 ? null : boxOf(node);
  if (box === null) return clips;
  const upright: Affine = translation(box.x, box.y);
  return clips.filter((clip) => cuts(clip, upright, box.width, box.height));
}

function isSolid(paint: Paint): paint is SolidPaint {
  return paint.type === 'SOLID' && paint.visible !== false;
}

function tooMany({ parent }: SceneNode): FailureError {
  const where = parent === null ? '' : ` from “${parent.name}”`;
  return new FailureError(
    'too-many-layers',
    `A painting lies among more than ${MOST_PARTS} layers, too many to read without it. Move the painting out${where}, then paint.`,
  );
}
