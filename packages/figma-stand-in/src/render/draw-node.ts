// Draws a node and what is below it onto a surface, bottom to top, antialiased: fills, strokes, clipping, opacity, blend
// modes, masks, drop shadows and layer blur. Not drawn: inner shadows, background blur, noise, textures, glass, stroke weights
// that differ from side to side, and of text styles all but size and fills.
import { multiply } from '../document/affine';
import { cut, runsOf } from '../document/text/fill-runs';
import type { NodeRecord } from '../document/record';
import { absoluteTransform, isFrameLike, isVisiblePaint } from '../document/scene';
import type { Tree } from '../document/scene';
import { composite } from './blend';
import type { CanvasFactory, Context2D, Surface } from './canvas';
import { css } from './colour';
import { fillArea } from './fill';
import type { PaintContext } from './fill';
import { traceOutline } from './outline';

export interface Scene extends PaintContext {
  readonly tree: Tree;
  readonly canvases: CanvasFactory;
  /** Page coordinates to pixels of the surface. */
  readonly camera: Transform;
  readonly width: number;
  readonly height: number;
}

export function drawNode(context: Context2D, id: string, scene: Scene): void {
  const node = scene.tree.node(id);
  if (!node.visible || node.opacity === 0) return;
  if (!needsLayer(node)) {
    drawContent(context, node, scene);
    return;
  }
  const layer = scene.canvases.create(scene.width, scene.height);
  drawContent(layer.context, node, scene);
  context.save();
  context.resetTransform();
  context.globalAlpha = node.opacity;
  context.globalCompositeOperation = composite(node.blendMode);
  drawWithEffects(context, layer, node, scene);
  context.restore();
}

function needsLayer(node: NodeRecord): boolean {
  const blends = node.blendMode !== 'PASS_THROUGH' && node.blendMode !== 'NORMAL';
  return node.opacity < 1 || blends || node.effects.some((effect) => effect.visible);
}

function drawWithEffects(context: Context2D, layer: Surface, node: NodeRecord, scene: Scene): void {
  const scale = Math.hypot(scene.camera[0][0], scene.camera[1][0]);
  const blur = node.effects.find((effect) => effect.type === 'LAYER_BLUR' && effect.visible);
  if (blur !== undefined && 'radius' in blur) context.filter = `blur(${(blur.radius * scale) / 2}px)`;
  for (const effect of node.effects) {
    if (effect.type !== 'DROP_SHADOW' || !effect.visible) continue;
    context.shadowColor = css(effect.color, effect.color.a, scene.colours);
    context.shadowBlur = effect.radius * scale;
    context.shadowOffsetX = effect.offset.x * scale;
    context.shadowOffsetY = effect.offset.y * scale;
  }
  context.drawImage(layer.source, 0, 0);
}

function drawContent(context: Context2D, node: NodeRecord, scene: Scene): void {
  // The repetitions of a transform group are not drawn.
  if (node.type === 'GROUP' || node.type === 'TRANSFORM_GROUP') {
    drawChildren(context, scene.tree.children(node.id), scene);
    return;
  }
  if (node.type === 'BOOLEAN_OPERATION') {
    drawBoolean(context, node, scene);
    return;
  }
  context.save();
  enter(context, node, scene);
  if (node.type === 'TEXT' || node.type === 'TEXT_PATH') drawText(context, node, scene);
  else drawFills(context, node, scene);
  context.restore();
  if (isFrameLike(node.type) || node.type === 'SECTION') {
    context.save();
    if (node.clipsContent) {
      enter(context, node, scene);
      context.clip(traceOutline(context, node));
    }
    const children = scene.tree.children(node.id);
    drawChildren(context, node.layoutMode !== 'NONE' && node.itemReverseZIndex ? [...children].reverse() : children, scene);
    context.restore();
  }
  context.save();
  enter(context, node, scene);
  drawStrokes(context, node, scene);
  context.restore();
}

/** A mask shows the siblings above it only where it paints itself. */
function drawChildren(context: Context2D, ids: readonly string[], scene: Scene): void {
  const mask = ids.findIndex((id) => scene.tree.node(id).isMask && scene.tree.node(id).visible);
  for (const id of mask === -1 ? ids : ids.slice(0, mask)) drawNode(context, id, scene);
  if (mask === -1) return;
  const masked = scene.canvases.create(scene.width, scene.height);
  drawChildren(masked.context, ids.slice(mask + 1), scene);
  const shape = scene.canvases.create(scene.width, scene.height);
  drawNode(shape.context, ids[mask]!, scene);
  stamp(masked.context, shape, 'destination-in');
  stamp(context, masked, 'source-over');
}

function drawBoolean(context: Context2D, node: NodeRecord, scene: Scene): void {
  const shape = scene.canvases.create(scene.width, scene.height);
  scene.tree.children(node.id).forEach((id, index) => {
    const part = scene.canvases.create(scene.width, scene.height);
    drawNode(part.context, id, scene);
    stamp(shape.context, part, index === 0 ? 'source-over' : BOOLEAN[node.booleanOperation]);
  });
  const painted = scene.canvases.create(scene.width, scene.height);
  enter(painted.context, node, scene);
  for (const paint of node.fills) fillArea(painted.context, paint, node, { x: 0, y: 0, width: node.width, height: node.height }, scene);
  stamp(shape.context, painted, 'source-in');
  stamp(context, shape, 'source-over');
}

const BOOLEAN: Readonly<Record<NodeRecord['booleanOperation'], GlobalCompositeOperation>> = {
  UNION: 'source-over',
  SUBTRACT: 'destination-out',
  INTERSECT: 'destination-in',
  EXCLUDE: 'xor',
};

function stamp(context: Context2D, surface: Surface, operation: GlobalCompositeOperation): void {
  context.save();
  context.resetTransform();
  context.globalCompositeOperation = operation;
  context.drawImage(surface.source, 0, 0);
  context.restore();
}

function enter(context: Context2D, node: NodeRecord, scene: Scene): void {
  const [[a, c, e], [b, d, f]] = multiply(scene.camera, absoluteTransform(scene.tree, node.id));
  context.setTransform(a, b, c, d, e, f);
}

function drawFills(context: Context2D, node: NodeRecord, scene: Scene): void {
  // A vector whose regions have fills of their own is drawn region by region.
  node.regionFills.forEach((fills, index) => {
    drawFills(context, { ...node, fills, regionFills: [], vectorPaths: node.vectorPaths.slice(index, index + 1) }, scene);
  });
  if (node.regionFills.length > 0) return;
  for (const paint of node.fills) {
    if (!isVisiblePaint(paint)) continue;
    const rule = traceOutline(context, node);
    if (paint.type === 'SOLID') {
      // Filling the path itself, not a clip, gives the antialiasing of a renderer that fills paths.
      context.save();
      context.globalAlpha *= paint.opacity ?? 1;
      if (paint.blendMode !== undefined) context.globalCompositeOperation = composite(paint.blendMode);
      context.fillStyle = css(paint.color, 1, scene.colours);
      context.fill(rule);
      context.restore();
      continue;
    }
    context.save();
    context.clip(rule);
    fillArea(context, paint, node, { x: 0, y: 0, width: node.width, height: node.height }, scene);
    context.restore();
  }
}

function drawStrokes(context: Context2D, node: NodeRecord, scene: Scene): void {
  if (node.strokeWeight <= 0) return;
  for (const paint of node.strokes) {
    if (paint.type !== 'SOLID' || !isVisiblePaint(paint)) continue;
    context.save();
    context.globalAlpha *= paint.opacity ?? 1;
    context.strokeStyle = css(paint.color, 1, scene.colours);
    context.lineCap = node.strokeCap === 'ROUND' ? 'round' : node.strokeCap === 'SQUARE' ? 'square' : 'butt';
    context.lineJoin = node.strokeJoin === 'ROUND' ? 'round' : node.strokeJoin === 'BEVEL' ? 'bevel' : 'miter';
    context.setLineDash([...node.dashPattern]);
    const rule = traceOutline(context, node);
    const closed = node.type !== 'LINE' && node.strokeAlign !== 'CENTER';
    if (closed && node.strokeAlign === 'INSIDE') context.clip(rule);
    if (closed && node.strokeAlign === 'OUTSIDE') clipOutside(context, node);
    context.lineWidth = closed ? node.strokeWeight * 2 : node.strokeWeight;
    traceOutline(context, node);
    context.stroke();
    context.restore();
  }
}

function clipOutside(context: Context2D, node: NodeRecord): void {
  traceOutline(context, node);
  const far = node.strokeWeight * 2 + node.width + node.height;
  context.rect(-far, -far, node.width + far * 2, node.height + far * 2);
  context.clip('evenodd');
}

function drawText(context: Context2D, node: NodeRecord, scene: Scene): void {
  context.font = `${node.fontSize}px sans-serif`;
  context.textBaseline = 'top';
  const { globalAlpha } = context;
  for (const run of runsOf(node.fillRuns, node.characters.length, node.fills)) {
    const paint = run.fills.find(isVisiblePaint);
    if (paint?.type !== 'SOLID') continue;
    context.globalAlpha = globalAlpha * (paint.opacity ?? 1);
    context.fillStyle = css(paint.color, 1, scene.colours);
    let start = 0;
    node.characters.split('\n').forEach((line, row) => {
      const part = cut(run, start, start + line.length);
      if (part !== null)
        context.fillText(
          line.slice(part.start - start, part.end - start),
          context.measureText(line.slice(0, part.start - start)).width,
          row * node.fontSize * 1.2,
        );
      start += line.length + 1;
    });
  }
}
