// Draws the current page and, on top of it, what belongs to the editor: frame names, outlines, handles, size label, marquee.
import { apply, boundsOf, corners, multiply, rectCorners, unite } from 'figma-stand-in/document/affine';
import type { Point } from 'figma-stand-in/document/affine';
import { absoluteBox, absoluteTransform, isFrameLike } from 'figma-stand-in/document/scene';
import { asWritten } from 'figma-stand-in/render/colour';
import { drawNode } from 'figma-stand-in/render/draw-node';
import { browserCanvas } from '../browser-canvas';
import type { Session } from '../session';
import { cameraOf } from './camera';
import { HANDLES, handlePoint } from './handles';

const LOOK = {
  light: { ground: '#f5f5f5', name: 'rgba(0,0,0,.5)', accent: '#0d99ff', component: '#9747ff' },
  dark: { ground: '#1e1e1e', name: 'rgba(255,255,255,.6)', accent: '#0d99ff', component: '#b685ff' },
} as const;

const FONT = '11px Inter, system-ui, sans-serif';

/** Extent of a frame's name on the canvas, in CSS pixels, for hit tests. */
export interface NameLabel {
  readonly id: string;
  readonly box: Rect;
}

export interface Overlay {
  readonly hover: string | null;
  readonly marquee: Rect | null;
}

/** Paint everything; returns where the frame names came to lie. `ratio` is device pixels per CSS pixel. */
export function paintPage(context: CanvasRenderingContext2D, session: Session, ratio: number, overlay: Overlay): NameLabel[] {
  const { document, editor } = session;
  const look = LOOK[session.theme];
  const { width, height } = context.canvas;
  context.resetTransform();
  context.fillStyle = look.ground;
  context.fillRect(0, 0, width, height);

  const camera = cameraOf(editor);
  const scene = {
    tree: document,
    canvases: browserCanvas,
    camera: multiply(
      [
        [ratio, 0, 0],
        [0, ratio, 0],
      ],
      camera,
    ),
    width,
    height,
    colours: asWritten,
    images: session.images.ready,
  };
  for (const id of document.children(editor.currentPage)) drawNode(context, id, scene);

  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  const labels = drawNames(context, session, camera);
  const selected = editor.selection();
  if (overlay.hover !== null && document.has(overlay.hover) && !selected.includes(overlay.hover))
    outline(context, session, camera, overlay.hover, 2);
  for (const id of selected) outline(context, session, camera, id, 1);
  if (selected.length > 0) drawSelection(context, session, camera);
  if (overlay.marquee !== null) drawMarquee(context, overlay.marquee, look.accent);
  return labels;
}

function drawNames(context: CanvasRenderingContext2D, session: Session, camera: Transform): NameLabel[] {
  const { document, editor, theme } = session;
  context.font = FONT;
  context.textBaseline = 'alphabetic';
  const selected = editor.selection();
  return document.children(editor.currentPage).flatMap((id) => {
    const node = document.node(id);
    if (!node.visible || (!isFrameLike(node.type) && node.type !== 'SECTION')) return [];
    const box = boundsOf(corners(multiply(camera, absoluteTransform(document, id)), node))!;
    if (box.width < 24) return [];
    const name = fit(context, node.name, box.width);
    context.fillStyle = selected.includes(id)
      ? LOOK[theme].accent
      : node.type === 'FRAME' || node.type === 'SECTION'
        ? LOOK[theme].name
        : LOOK[theme].component;
    context.fillText(name, box.x, box.y - 6);
    return [{ id, box: { x: box.x, y: box.y - 20, width: context.measureText(name).width, height: 18 } }];
  });
}

function fit(context: CanvasRenderingContext2D, text: string, width: number): string {
  if (context.measureText(text).width <= width) return text;
  let short = text;
  while (short.length > 1 && context.measureText(`${short}…`).width > width) short = short.slice(0, -1);
  return `${short}…`;
}

function outline(context: CanvasRenderingContext2D, session: Session, camera: Transform, id: string, weight: number): void {
  const node = session.document.node(id);
  trace(context, corners(multiply(camera, absoluteTransform(session.document, id)), node));
  context.strokeStyle = node.type === 'COMPONENT' || node.type === 'INSTANCE' ? LOOK[session.theme].component : LOOK[session.theme].accent;
  context.lineWidth = weight;
  context.stroke();
}

function trace(context: CanvasRenderingContext2D, points: readonly Point[]): void {
  context.beginPath();
  for (const point of points) context.lineTo(point.x, point.y);
  context.closePath();
}

function drawSelection(context: CanvasRenderingContext2D, session: Session, camera: Transform): void {
  const { document, editor, theme } = session;
  const selected = editor.selection();
  const page = unite(selected.map((id) => absoluteBox(document, id)))!;
  const box = boundsOf(rectCorners(page).map((point) => apply(camera, point)))!;
  const single = selected.length === 1 ? document.node(selected[0]!) : null;
  context.strokeStyle = LOOK[theme].accent;
  if (single === null) {
    context.lineWidth = 1;
    context.strokeRect(box.x, box.y, box.width, box.height);
  } else {
    context.fillStyle = '#fff';
    for (const handle of HANDLES.filter(({ x, y }) => x !== 0 && y !== 0)) {
      const { x, y } = apply(camera, handlePoint(document, single.id, handle));
      context.fillRect(x - 3.5, y - 3.5, 7, 7);
      context.strokeRect(x - 3.5, y - 3.5, 7, 7);
    }
  }
  drawSizeLabel(context, `${round(single?.width ?? page.width)} × ${round(single?.height ?? page.height)}`, box, LOOK[theme].accent);
}

function drawSizeLabel(context: CanvasRenderingContext2D, text: string, box: Rect, colour: string): void {
  context.font = FONT;
  const width = context.measureText(text).width + 8;
  const [x, y] = [box.x + box.width / 2 - width / 2, box.y + box.height + 8];
  context.fillStyle = colour;
  context.beginPath();
  context.roundRect(x, y, width, 16, 3);
  context.fill();
  context.fillStyle = '#fff';
  context.textBaseline = 'middle';
  context.fillText(text, x + 4, y + 8.5);
}

function drawMarquee(context: CanvasRenderingContext2D, box: Rect, colour: string): void {
  context.fillStyle = `${colour}1a`;
  context.strokeStyle = colour;
  context.lineWidth = 1;
  context.fillRect(box.x, box.y, box.width, box.height);
  context.strokeRect(box.x + 0.5, box.y + 0.5, box.width, box.height);
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
