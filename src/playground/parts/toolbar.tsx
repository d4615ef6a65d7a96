// The bar at the foot of the canvas: tools, images, undo and redo, duplicate, delete, zoom.
import { useRef } from 'preact/hooks';
import type { JSX } from 'preact';
import type { Session, Tool } from '../session';
import { deleteSelected, duplicateSelected, redo, undo, zoomTo } from './commands';
import { fitPage } from '../canvas/fit-page';
import { placeImages } from './place-image';
import { Icon } from './icons';
import type { IconName } from './icons';

const TOOLS: readonly { readonly tool: Tool; readonly icon: IconName; readonly label: string; readonly key: string }[] = [
  { tool: 'move', icon: 'move', label: 'Move', key: 'V' },
  { tool: 'frame', icon: 'frame', label: 'Frame', key: 'F' },
  { tool: 'rectangle', icon: 'rectangle', label: 'Rectangle', key: 'R' },
  { tool: 'ellipse', icon: 'ellipse', label: 'Ellipse', key: 'O' },
];

export function Toolbar({ session }: { readonly session: Session }): JSX.Element {
  const { done, undone, open } = session.editor.undoSteps;
  const nothing = session.editor.selection().length === 0;
  const picker = useRef<HTMLInputElement>(null);
  const pick = (input: HTMLInputElement): void => {
    void placeImages(session, [...(input.files ?? [])], null).then(() => {
      fitPage(session);
    });
    // So that the same file can be chosen again.
    input.value = '';
  };
  const button = (icon: IconName, label: string, action: () => void, disabled = false): JSX.Element => (
    <button type="button" class="tool" title={label} aria-label={label} disabled={disabled} onClick={action}>
      <Icon name={icon} />
    </button>
  );
  return (
    <div class="toolbar" role="toolbar" aria-label="Tools">
      {TOOLS.map(({ tool, icon, label, key }) => (
        <button
          key={tool}
          type="button"
          class="tool"
          title={`${label} (${key})`}
          aria-label={label}
          aria-keyshortcuts={key}
          aria-pressed={session.tool === tool}
          onClick={() => {
            session.use(tool);
          }}
        >
          <Icon name={icon} />
        </button>
      ))}
      {button('image', 'Place image… (or drop one on the canvas)', () => {
        picker.current!.click();
      })}
      <input
        ref={picker}
        type="file"
        accept="image/*"
        multiple
        hidden
        aria-label="Images to place"
        onChange={(event) => {
          pick(event.currentTarget);
        }}
      />
      <span class="divider" />
      {button(
        'undo',
        'Undo (Ctrl/⌘ Z)',
        () => {
          undo(session);
        },
        done === 0 && !open,
      )}
      {button(
        'redo',
        'Redo (Ctrl/⌘ Shift Z)',
        () => {
          redo(session);
        },
        undone === 0,
      )}
      {button(
        'duplicate',
        'Duplicate (Ctrl/⌘ D)',
        () => {
          duplicateSelected(session);
        },
        nothing,
      )}
      {button(
        'delete',
        'Delete (Del)',
        () => {
          deleteSelected(session);
        },
        nothing,
      )}
      <span class="divider" />
      {button('fit', 'Zoom to fit (Shift 1)', () => {
        fitPage(session);
      })}
      <button
        type="button"
        class="tool zoom"
        title="Zoom to 100 % (Shift 0)"
        onClick={() => {
          zoomTo(session, 1);
        }}
      >
        {Math.round(session.editor.zoom * 100)} %
      </button>
    </div>
  );
}
