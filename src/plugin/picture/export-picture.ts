// A source as the panel labels it: PNG parts in sRGB and the geometry that maps them. No pixel is touched here: the
// sandbox has no decoder, and its loops are fifty times slower than the panel's.
import { FailureError } from '../../contract/failure';
import type { Picture, PicturePart } from '../../contract/picture';
import type { Rect } from '../../contract/geometry';
import { compose, scaling } from '../geometry/affine';
import { unionOf } from '../geometry/rect';
import type { Requests } from '../../contract/messages';
import { findSource, sourceGone } from '../selection/find-source';
import { nothingToSee, paintableOf } from '../selection/paintable';
import { boxOf } from '../selection/source';
import { exportConstraint, exportScale } from './export-size';
import { survey } from './survey';

/**
 * Export a source without changing the document. What of it is hidden by now is not drawn, but keeps its room. Throws FailureError
 * `source-gone`, `export-failed`, or with the codes of paintableOf.
 */
export async function exportPicture({ sourceIds }: Requests['export-picture']['ask']): Promise<Picture> {
  const { source } = await findSource(sourceIds);
  const { ids, upright, width, height } = source;
  const nodes = paintableOf(source.nodes);
  const parts = await exportParts(nodes);
  if (nodes.some(isGone)) throw sourceGone();
  const { findings, solids, cutShort } = survey(nodes, figma.root.documentColorProfile);
  return {
    sourceIds: ids,
    name: source.name,
    parts,
    frame: compose(upright, scaling(width, height)),
    width,
    height,
    findings,
    solids,
    ...(cutShort ? { cutShort } : {}),
  };
}

interface Drawn {
  readonly node: SceneNode;
  /** What the export will show. */
  readonly box: Rect;
  readonly useAbsoluteBounds: boolean;
}

async function exportParts(nodes: readonly SceneNode[]): Promise<readonly PicturePart[]> {
  const drawn = nodes.map(drawnBox);
  const whole = unionOf(drawn.map(({ box }) => box));
  const scale = exportScale(whole.width, whole.height);
  const parts: PicturePart[] = [];
  // One after the other: Figma draws them one at a time anyway, and a hundred pictures at once would only fill its memory.
  for (const part of drawn) parts.push(await exportPart(part, scale));
  return parts;
}

/** A straight line's box has no area, and its stroke lies outside the box: so for a line the box of what is drawn is taken. */
function drawnBox(node: SceneNode): Drawn {
  const box = boxOf(node);
  if (box !== null && box.width > 0 && box.height > 0) return { node, box, useAbsoluteBounds: true };
  const rendered = 'absoluteRenderBounds' in node ? node.absoluteRenderBounds : null;
  if (rendered === null) throw nothingToSee();
  return { node, box: rendered, useAbsoluteBounds: false };
}

async function exportPart({ node, box, useAbsoluteBounds }: Drawn, scale: number): Promise<PicturePart> {
  if (isGone(node)) throw sourceGone();
  const { name } = node;
  const constraint = exportConstraint(box.width, box.height, scale);
  try {
    return { png: await node.exportAsync({ format: 'PNG', colorProfile: 'SRGB', useAbsoluteBounds, constraint }), box };
  } catch (thrown) {
    if (isGone(node)) throw sourceGone();
    throw new FailureError(
      'export-failed',
      `Figma could not draw “${name}”. Check that it is visible and not empty, then try again.`,
      String(thrown),
    );
  }
}

/** A function, because TypeScript would take a property that was false before an `await` to be false after it: https://github.com/microsoft/TypeScript/issues/9998 */
function isGone(node: SceneNode): boolean {
  return node.removed;
}
