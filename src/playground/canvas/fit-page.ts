// Fits the view around layers. Its own file because the session, too, needs it.
import { unite } from 'figma-stand-in/document/affine';
import type { Editor } from 'figma-stand-in/document/editor';
import type { HostDocument } from 'figma-stand-in/document/host-document';
import { renderBounds } from 'figma-stand-in/document/scene';

/** Bring the whole page into view, or the selection where there is one. */
export function fitPage(
  { document, editor }: { readonly document: HostDocument; readonly editor: Editor },
  ids: readonly string[] = document.children(editor.currentPage),
): void {
  const box = unite(ids.map((id) => renderBounds(document, id)).filter((rect) => rect !== null));
  if (box === null) {
    editor.show({ x: 0, y: 0 }, 1);
    return;
  }
  const { width, height } = editor.viewSize;
  const zoom = Math.min(4, (width * 0.9) / box.width, (height * 0.75) / box.height);
  editor.show({ x: box.x + box.width / 2, y: box.y + box.height / 2 }, zoom);
}
