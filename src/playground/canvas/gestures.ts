// What a press on the canvas begins: a move, a resize, a marquee, a drawing, a pan. Each gesture changes the document as it goes
// and closes one undo step at its end.
import { apply, boundsOf, intersect, invert, multiply, translation } from 'figma-stand-in/document/affine';
import type { Point } from 'figma-stand-in/document/affine';
import { absoluteBox, absoluteTransform, ancestors, containerOf } from 'figma-stand-in/document/scene';
import type { Session } from '../session';
import { toPage } from './camera';
import { dragHandle } from './handles';
import type { Handle } from './handles';

export interface Gesture {
  /** `at` in page coordinates. */
  move(at: Point, keys: { readonly shift: boolean }): void;
  end(): void;
  /** What to show on top of the page meanwhile, page coordinates. */
  readonly marquee: Rect | null;
}

/** Move what is selected, locked layers excepted. */
export function moveGesture(session: Session, from: Point): Gesture {
  const { document, editor } = session;
  const selected = editor.selection().filter((id) => !document.node(id).locked);
  const roots = selected.filter((id) => !ancestors(document, id).some((node) => selected.includes(node.id)));
  const starts = roots.map((id) => ({
    id,
    transform: document.node(id).relativeTransform,
    inward: invert(linear(containerTransform(session, id))),
  }));
  return {
    marquee: null,
    move(at, { shift }) {
      const [dx, dy] = straight(at.x - from.x, at.y - from.y, shift);
      editor.write(() => {
        for (const { id, transform, inward } of starts) {
          if (!document.has(id)) continue;
          const { x, y } = apply(inward, { x: dx, y: dy });
          document.setTransform(id, multiply(translation(x, y), transform));
        }
      });
    },
    end: () => void editor.commit(),
  };
}

function straight(dx: number, dy: number, shift: boolean): [number, number] {
  const [x, y] = [Math.round(dx), Math.round(dy)];
  if (!shift) return [x, y];
  return Math.abs(x) > Math.abs(y) ? [x, 0] : [0, y];
}

export function resizeGesture(session: Session, id: string, handle: Handle): Gesture {
  const { document, editor } = session;
  const { relativeTransform, width, height, type } = document.node(id);
  const absolute = absoluteTransform(document, id);
  return {
    marquee: null,
    move(at, { shift }) {
      if (!document.has(id)) return;
      const box = dragHandle({ transform: relativeTransform, width, height }, absolute, handle, at, shift);
      editor.write(() => {
        document.resize(id, Math.round(box.width), type === 'LINE' ? 0 : Math.round(box.height));
        document.setTransform(id, box.transform);
      });
    },
    end: () => void editor.commit(),
  };
}

/** Select what a rectangle touches; with shift in addition to what was selected. Frames must be enclosed. */
export function marqueeGesture(session: Session, from: Point, add: boolean): Gesture {
  const { document, editor } = session;
  const before = add ? editor.selection() : [];
  const gesture = {
    marquee: null as Rect | null,
    move(at: Point) {
      const box = boundsOf([from, at])!;
      gesture.marquee = box;
      const touched = document.children(editor.currentPage).filter((id) => {
        const node = document.node(id);
        if (!node.visible || node.locked) return false;
        const bounds = absoluteBox(document, id);
        const common = intersect(bounds, box);
        const enclosed = common !== null && common.width >= bounds.width && common.height >= bounds.height;
        return node.type === 'FRAME' || node.type === 'SECTION' || node.type === 'COMPONENT' ? enclosed : common !== null;
      });
      editor.select([...before, ...touched]);
    },
    end: () => undefined,
  };
  return gesture;
}

const DEFAULT_SIDE = 100;

/** Draw a new layer from corner to corner; a click without a drag makes one of the usual size. */
export function drawGesture(session: Session, type: 'FRAME' | 'RECTANGLE' | 'ELLIPSE', parent: string, from: Point): Gesture {
  const { document, editor } = session;
  let id: string | null = null;
  const outward = absoluteTransform(document, parent);
  const place = (box: Rect): void => {
    editor.write(() => {
      id ??= document.create(type, parent, { name: numbered(session, type) });
      document.resize(id, Math.max(1, Math.round(box.width)), Math.max(1, Math.round(box.height)));
      const corner = apply(invert(outward), box);
      document.setTransform(id, translation(Math.round(corner.x), Math.round(corner.y)));
    });
    editor.select([id!]);
  };
  return {
    marquee: null,
    move(at, { shift }) {
      const side = Math.max(Math.abs(at.x - from.x), Math.abs(at.y - from.y));
      const to = shift ? { x: from.x + side * Math.sign(at.x - from.x), y: from.y + side * Math.sign(at.y - from.y) } : at;
      place(boundsOf([from, to])!);
    },
    end() {
      if (id === null) place({ x: from.x, y: from.y, width: DEFAULT_SIDE, height: DEFAULT_SIDE });
      editor.commit();
      session.use('move');
    },
  };
}

/** Drag the canvas under the pointer. Works in CSS pixels of the canvas, not in page coordinates, which move along. */
export function panGesture(session: Session, start: Point): { move(at: Point): void } {
  const { editor } = session;
  const held = toPage(editor, start);
  return {
    move(at) {
      const { viewSize, zoom } = editor;
      editor.show({ x: held.x - (at.x - viewSize.width / 2) / zoom, y: held.y - (at.y - viewSize.height / 2) / zoom }, zoom);
    },
  };
}

function containerTransform(session: Session, id: string): Transform {
  return absoluteTransform(session.document, containerOf(session.document, id)!.id);
}

function linear([[a, c], [b, d]]: Transform): Transform {
  return [
    [a, c, 0],
    [b, d, 0],
  ];
}

function numbered(session: Session, type: 'FRAME' | 'RECTANGLE' | 'ELLIPSE'): string {
  const word = { FRAME: 'Frame', RECTANGLE: 'Rectangle', ELLIPSE: 'Ellipse' }[type];
  const taken = [...session.document.store.all()].filter((entry) => entry.type === type).length;
  return `${word} ${taken + 1}`;
}
