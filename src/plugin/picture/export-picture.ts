// A source as the panel labels it: PNG parts in sRGB and the geometry that maps them. No pixel is touched here: the
// sandbox has no decoder, and its loops are fifty times slower than the panel's. A painting whose shapes are gone gives the mask that it
// carries instead.
import { boxOf } from '../document/node-facts';
import { FailureError } from '../../contract/failure';
import type { Picture, PicturePart } from '../../contract/picture';
import type { Rect } from '../../contract/geometry';
import { toSrgb } from '../colour/profile';
import { boundsOf, compose, scaling } from '../geometry/affine';
import { unionOf } from '../geometry/rect';
import type { Requests } from '../../contract/wire/messages';
import { findSource, sourceGone } from '../selection/find-source';
import { nothingToSee, paintableOf } from '../selection/paintable';
import { maskOn } from '../painting/find-painting';
import type { Source } from '../selection/source';
import { exportConstraint, exportScale } from './export-size';
import { flatPng } from './flat-png';
import { planParts } from './plan-parts';
import type { PlannedPart } from './plan-parts';
import { survey } from './survey';
import { findingsAround } from './surroundings';

/**
 * Export a source without changing the document. What of it is hidden by now is not drawn, but keeps its room. Throws FailureError
 * `source-gone`, `export-failed`, or with the codes of paintableOf.
 */
export async function exportPicture({ sourceIds, quick }: Requests['export-picture']['ask']): Promise<Picture> {
  const { source } = await findSource(sourceIds);
  const { ids, name, upright, width, height, carrier } = source;
  const facts = { sourceIds: ids, name, frame: compose(upright, scaling(width, height)), width, height };
  if (carrier !== null) {
    const mask = { text: maskOn(carrier.layer) ?? '', ...carrier.recipe.size };
    return { ...facts, parts: [], findings: [], solids: [], mask };
  }
  const nodes = paintableOf(source.nodes);
  const around = findingsAround(nodes);
  const parts = await exportParts(source, nodes, quick === true);
  if (nodes.some(isGone)) throw sourceGone();
  const { findings, solids, cutShort } = survey(nodes, figma.root.documentColorProfile);
  return { ...facts, parts, findings: [...around, ...findings], solids, ...(cutShort ? { cutShort } : {}) };
}

interface Drawn {
  readonly part: PlannedPart;
  /** What the export will show. */
  readonly box: Rect;
  readonly useAbsoluteBounds: boolean;
}

async function exportParts(source: Source, nodes: readonly SceneNode[], quick: boolean): Promise<readonly PicturePart[]> {
  const planned = planParts(source, nodes);
  const isWhole = planned.every((part) => part.kind === 'node' && part.clips.length === 0 && nodes.indexOf(part.node) >= 0);
  const drawn = planned.map((part) => drawnBox(part)).filter((part): part is Drawn => part !== null);
  if (drawn.length === 0) throw nothingToSee();
  const whole = isWhole ? unionOf(drawn.map(({ box }) => box)) : boundsOf(source.upright, source.width, source.height);
  const scale = exportScale(whole.width, whole.height, quick);
  const parts: PicturePart[] = [];
  // One after the other: Figma draws them one at a time anyway, and a hundred pictures at once would only fill its memory.
  for (const part of drawn) parts.push(await exportPart(part, scale));
  return parts;
}

/**
 * A straight line's box has no area, and its stroke lies outside the box: so for a line the box of what is drawn is taken. Null for what draws
 * nothing.
 */
function drawnBox(part: PlannedPart): Drawn | null {
  if (part.kind === 'fill') {
    const { frame, width, height } = part.outline;
    return { part, box: boundsOf(frame, width, height), useAbsoluteBounds: true };
  }
  const { node } = part;
  const box = boxOf(node);
  const rendered = 'absoluteRenderBounds' in node ? node.absoluteRenderBounds : box;
  if (rendered === null) return null;
  if (box !== null && box.width > 0 && box.height > 0) return { part, box, useAbsoluteBounds: true };
  return { part, box: rendered, useAbsoluteBounds: false };
}

async function exportPart({ part, box, useAbsoluteBounds }: Drawn, scale: number): Promise<PicturePart> {
  if (part.kind === 'fill') return { png: flatPng(flatColour(part.paints)), box, clips: [...part.clips, part.outline] };
  const { node, clips } = part;
  if (isGone(node)) throw sourceGone();
  const { name } = node;
  const constraint = exportConstraint(box.width, box.height, scale);
  try {
    const png = await node.exportAsync({ format: 'PNG', colorProfile: 'SRGB', useAbsoluteBounds, constraint });
    return { png, box, ...(clips.length === 0 ? {} : { clips }) };
  } catch (thrown) {
    if (isGone(node)) throw sourceGone();
    throw new FailureError(
      'export-failed',
      `Figma could not draw “${name}”. Check that it is visible and not empty, then try again.`,
      String(thrown),
    );
  }
}

/** Solid paints over each other, bottom to top, as one. */
function flatColour(paints: readonly SolidPaint[]): [number, number, number, number] {
  let [red, green, blue, alpha] = [0, 0, 0, 0];
  for (const { color, opacity = 1 } of paints) {
    const over = toSrgb(color, figma.root.documentColorProfile);
    const below = alpha * (1 - opacity);
    const sum = opacity + below;
    const mix = (top: number, under: number): number => (sum === 0 ? 0 : (top * opacity + under * below) / sum);
    [red, green, blue, alpha] = [mix(over[0], red), mix(over[1], green), mix(over[2], blue), sum];
  }
  return [Math.round(red), Math.round(green), Math.round(blue), Math.round(alpha * 255)];
}

/** A function, because TypeScript would take a property that was false before an `await` to be false after it: https://github.com/microsoft/TypeScript/issues/9998 */
function isGone(node: SceneNode): boolean {
  return node.removed;
}
