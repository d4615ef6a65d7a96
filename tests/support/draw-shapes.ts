// Vector shapes as the stand-in draws and exports them, and what labelling makes of that: the way from the sketch pad to the
// next painting, without a plugin.
import type { RgbaImage } from '../../src/contract/pictures/image';
import { CLASSES, UNLABELLED } from '../../src/contract/classes';
import type { VectorShape } from '../../src/contract/shapes';
import { HostDocument } from 'figma-stand-in/document/host-document';
import { solid } from 'figma-stand-in/document/record';
import { asWritten } from 'figma-stand-in/render/colour';
import { drawNode } from 'figma-stand-in/render/draw-node';
import { labelPicture } from '../../src/labels/read/label-picture';
import { nodeCanvas } from 'figma-stand-in/node/node-canvas';

/** Longest side of the export, as the plugin's. */
const EXPORT_SIDE = 2048;

/** A frame of these shapes as the plugin's export shows it; the canvas is read directly, because encoding a PNG would take most of the time. */
export function drawShapes(shapes: readonly VectorShape[], frame: { readonly width: number; readonly height: number }): RgbaImage {
  const document = new HostDocument();
  const id = document.create('FRAME', document.pages[0]!, { ...frame, clipsContent: true, fills: [] });
  for (const { className, path } of shapes) {
    const [r, g, b] = CLASSES.find(({ name }) => name === className)!.colour;
    const vector = document.create('VECTOR', id, { fills: [solid(r / 255, g / 255, b / 255)], strokes: [] });
    document.setVectorPaths(vector, [{ windingRule: 'NONZERO', data: path }]);
  }
  const scale = EXPORT_SIDE / Math.max(frame.width, frame.height);
  const [width, height] = [Math.round(frame.width * scale), Math.round(frame.height * scale)];
  const { context } = nodeCanvas.create(width, height);
  const camera: Transform = [
    [width / frame.width, 0, 0],
    [0, height / frame.height, 0],
  ];
  drawNode(context, id, { tree: document, canvases: nodeCanvas, camera, width, height, colours: asWritten, images: new Map() });
  return { rgba: context.getImageData(0, 0, width, height).data, width, height };
}

/** Row-major 512×512 labels of a drawn frame; UNLABELLED where nothing is drawn. */
export function labelsOf({ rgba, width, height }: RgbaImage): Uint8Array {
  const { labels } = labelPicture(
    { rgba, width, height, box: { x: 0, y: 0, width, height } },
    [
      [width, 0, 0],
      [0, height, 0],
    ],
    { width: 512, height: 512 },
  );
  return labels.map((label, index) => {
    const [x, y] = [Math.floor((((index % 512) + 0.5) * width) / 512), Math.floor(((Math.floor(index / 512) + 0.5) * height) / 512)];
    return rgba[(y * width + x) * 4 + 3]! < 128 ? UNLABELLED : label;
  });
}
