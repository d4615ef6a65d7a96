// exportAsync: a node on its own, without its surroundings, as a PNG.
import { multiply, translation } from '../document/affine';
import { refuse } from '../document/host-error';
import type { HostDocument } from '../document/host-document';
import { absoluteBox, pageOf, renderBounds } from '../document/scene';
import type { CanvasFactory } from './canvas';
import { asWritten, p3ToSrgb } from './colour';
import { drawNode } from './draw-node';
import type { ImageCache } from './image-cache';

export interface ExportOptions {
  /** False to draw whatever else lies in the same area of the page. */
  readonly contentsOnly?: boolean;
  readonly useAbsoluteBounds: boolean;
  readonly constraint: ExportSettingsConstraints;
  readonly colorProfile: 'DOCUMENT' | 'SRGB' | 'DISPLAY_P3_V4';
}

/**
 * PNG of one node, as it lies on the page (rotation included).
 * @throws HostError when nothing of the node can be seen.
 */
export async function exportNode(
  document: HostDocument,
  id: string,
  options: ExportOptions,
  canvases: CanvasFactory,
  images: ImageCache,
): Promise<Uint8Array> {
  const visible = renderBounds(document, id);
  if (visible === null) return refuse('Failed to export node. This node may not have any visible layers.');
  const page = pageOf(document, id)!.id;
  await images.load(options.contentsOnly === false ? page : id);
  const box = options.useAbsoluteBounds ? absoluteBox(document, id) : visible;
  const scale = scaleOf(options.constraint, box);
  const width = Math.max(1, Math.round(box.width * scale));
  const height = Math.max(1, Math.round(box.height * scale));
  const surface = canvases.create(width, height);
  const camera = multiply(
    [
      [width / Math.max(box.width, 0.01), 0, 0],
      [0, height / Math.max(box.height, 0.01), 0],
    ],
    translation(-box.x, -box.y),
  );
  const colours = document.colorProfile === 'DISPLAY_P3' && options.colorProfile === 'SRGB' ? p3ToSrgb : asWritten;
  for (const drawn of options.contentsOnly === false ? document.children(page) : [id])
    drawNode(surface.context, drawn, { tree: document, canvases, camera, width, height, colours, images: images.ready });
  return surface.encodePng();
}

function scaleOf(constraint: ExportSettingsConstraints, box: Rect): number {
  if (constraint.type === 'WIDTH') return constraint.value / box.width;
  return constraint.type === 'HEIGHT' ? constraint.value / box.height : constraint.value;
}
