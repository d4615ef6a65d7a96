// Fits the view around layers. Its own file because the session, too, needs it.
import { unite } from '../../host/document/affine';
import { renderBounds } from '../../host/document/scene';
import type { Session } from '../session';

/** Bring the whole page into view, or the selection where there is one. */
export function fitPage(session: Session, ids: readonly string[] = session.document.children(session.editor.currentPage)): void {
  const { document, editor } = session;
  const box = unite(ids.map((id) => renderBounds(document, id)).filter((rect) => rect !== null));
  if (box === null) {
    editor.show({ x: 0, y: 0 }, 1);
    return;
  }
  const { width, height } = editor.viewSize;
  const zoom = Math.min(4, (width * 0.9) / box.width, (height * 0.75) / box.height);
  editor.show({ x: box.x + box.width / 2, y: box.y + box.height / 2 }, zoom);
}
