// The slim list on the left: pages and the layers of the current one, topmost first.
import type { JSX } from 'preact';
import type { NodeRecord } from 'figma-stand-in/document/record';
import { hasChildren, isFrameLike } from 'figma-stand-in/document/scene';
import type { Session } from '../session';
import { Icon } from './icons';
import type { IconName } from './icons';

export function Layers({ session }: { readonly session: Session }): JSX.Element {
  const { document, editor } = session;
  return (
    <nav class="layers" aria-label="Pages and layers">
      <h2>Pages</h2>
      <ul class="pages">
        {document.pages.map((page) => (
          <li key={page}>
            <button
              type="button"
              aria-current={page === editor.currentPage ? 'page' : undefined}
              onClick={() => {
                editor.setCurrentPage(page);
              }}
            >
              {document.node(page).name}
            </button>
          </li>
        ))}
      </ul>
      <h2>Layers</h2>
      <ul class="tree">{rows(session, editor.currentPage, 0)}</ul>
      {document.children(editor.currentPage).length === 0 && <p class="quiet">Nothing on this page yet.</p>}
    </nav>
  );
}

function rows(session: Session, parent: string, depth: number): JSX.Element[] {
  const { document } = session;
  return [...document.children(parent)].reverse().flatMap((id) => {
    const node = document.node(id);
    const below = hasChildren(node.type) && (node.expanded || (depth === 0 && isFrameLike(node.type))) ? rows(session, id, depth + 1) : [];
    return [<Row key={id} session={session} node={node} depth={depth} />, ...below];
  });
}

function Row({ session, node, depth }: { readonly session: Session; readonly node: NodeRecord; readonly depth: number }): JSX.Element {
  const { editor } = session;
  const selected = editor.selection();
  const isSelected = selected.includes(node.id);
  const pick = (event: MouseEvent): void => {
    if (event.shiftKey || event.ctrlKey || event.metaKey)
      editor.select(isSelected ? selected.filter((id) => id !== node.id) : [...selected, node.id]);
    else editor.select([node.id]);
  };
  const fill = node.fills.find((paint) => paint.type === 'SOLID');
  return (
    <li class={node.visible ? '' : 'faded'}>
      <button type="button" aria-pressed={isSelected} style={{ paddingLeft: `${16 + depth * 16}px` }} onClick={pick}>
        <span class={`kind ${node.type === 'COMPONENT' || node.type === 'INSTANCE' ? 'component' : ''}`}>
          <Icon name={iconOf(node)} />
        </span>
        <span class="name">{node.name}</span>
        {fill?.type === 'SOLID' && !isFrameLike(node.type) && <span class="chip" style={{ background: colour(fill.color) }} />}
      </button>
    </li>
  );
}

function iconOf(node: NodeRecord): IconName {
  if (node.fills.some((paint) => paint.type === 'IMAGE')) return 'image';
  if (node.type === 'FRAME' || node.type === 'SECTION') return 'frame';
  if (node.type === 'COMPONENT' || node.type === 'INSTANCE') return 'component';
  if (node.type === 'GROUP' || node.type === 'BOOLEAN_OPERATION') return 'group';
  if (node.type === 'ELLIPSE') return 'ellipse';
  return node.type === 'RECTANGLE' ? 'rectangle' : 'vector';
}

function colour({ r, g, b }: RGB): string {
  return `rgb(${Math.round(r * 255)} ${Math.round(g * 255)} ${Math.round(b * 255)})`;
}
