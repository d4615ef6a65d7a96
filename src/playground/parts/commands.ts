// What buttons and keys do to the document and the view. Each that changes the document is one undo step.
import { multiply, translation, unite } from 'figma-stand-in/document/affine';
import { absoluteBox, isFrameLike } from 'figma-stand-in/document/scene';
import type { Session } from '../session';

export function undo(session: Session): void {
  session.editor.undo();
}

export function redo(session: Session): void {
  session.editor.redo();
}

export function deleteSelected(session: Session): void {
  const { document, editor } = session;
  editor.act(() => {
    for (const id of editor.selection()) if (document.has(id) && !document.node(id).locked) document.remove(id);
  });
}

export function nudge(session: Session, dx: number, dy: number): void {
  const { document, editor } = session;
  editor.act(() => {
    for (const id of editor.selection()) {
      const {
        locked,
        relativeTransform: [[a, c, x], [b, d, y]],
      } = document.node(id);
      if (!locked)
        document.setTransform(id, [
          [a, c, x + dx],
          [b, d, y + dy],
        ]);
    }
  });
}

export function groupSelected(session: Session): void {
  const { document, editor } = session;
  const order = editor.selection().map((id) => ({ id, parent: document.node(id).parent! }));
  const parent = order[0]?.parent;
  if (parent === undefined || order.some((other) => other.parent !== parent)) return;
  const siblings = document.children(parent);
  const ids = siblings.filter((id) => editor.selection().includes(id));
  const group = editor.act(() => document.group(ids, parent, siblings.indexOf(ids.at(-1)!) + 1));
  editor.select([group]);
}

export function ungroupSelected(session: Session): void {
  const { document, editor } = session;
  const groups = editor.selection().filter((id) => document.node(id).type === 'GROUP');
  if (groups.length === 0) return;
  editor.select(editor.act(() => groups.flatMap((id) => [...document.ungroup(id)])));
}

/** Pixels between frames and their copies. */
const COPY_GAP = 40;

/** Frames on the page are copied to their right, where one sees them; everything else onto itself, as in Figma. */
export function duplicateSelected(session: Session): void {
  const { document, editor } = session;
  const selected = editor.selection();
  const frames = selected.every((id) => document.node(id).parent === editor.currentPage && isFrameLike(document.node(id).type));
  const shift = frames ? (unite(selected.map((id) => absoluteBox(document, id)))?.width ?? 0) + COPY_GAP : 0;
  const copies = editor.act(() =>
    selected.map((id) => {
      const copy = document.clone(id);
      if (shift > 0) document.setTransform(copy, multiply(translation(shift, 0), document.node(copy).relativeTransform));
      return copy;
    }),
  );
  editor.select(copies);
}

export function selectAll(session: Session): void {
  const { document, editor } = session;
  editor.select(document.children(editor.currentPage).filter((id) => !document.node(id).locked));
}

export function zoomTo(session: Session, zoom: number): void {
  session.editor.show(session.editor.center, zoom);
}
