// The strip on the right: what is selected, its fill, and the relaunch buttons that plugins left on it.
import type { JSX } from 'preact';
import { solid } from 'figma-stand-in/document/record';
import type { NodeRecord } from 'figma-stand-in/document/record';
import { rotationOf } from 'figma-stand-in/document/affine';
import type { Session } from '../session';

export function Properties({ session, onRelaunch }: { readonly session: Session; readonly onRelaunch: (command: string) => void }): JSX.Element {
  const nodes = session.editor.selection().map((id) => session.document.node(id));
  const [only, ...others] = nodes;
  return (
    <aside class="properties" aria-label="Properties">
      {only === undefined ? (
        <Help />
      ) : (
        <>
          <section>
            <h2>{others.length > 0 ? `${nodes.length} layers` : only.name}</h2>
            {others.length === 0 && <Measures node={only} />}
          </section>
          <Fill session={session} nodes={nodes} />
          {others.length === 0 && <RelaunchButtons session={session} node={only} onRelaunch={onRelaunch} />}
        </>
      )}
    </aside>
  );
}

function Help(): JSX.Element {
  return (
    <section class="help">
      <h2>A stand-in for Figma</h2>
      <p>This page runs the very files that Figma would load, on a small canvas of its own.</p>
      <ol>
        <li>
          Pick a scene in the plugin’s panel, or draw a frame <kbd>F</kbd> and fill it with shapes <kbd>R</kbd> <kbd>O</kbd>.
        </li>
        <li>Select the frame by its name.</li>
        <li>Press Paint in the panel.</li>
      </ol>
      <dl>
        <dt>Zoom</dt>
        <dd>Ctrl/⌘ + wheel, or pinch</dd>
        <dt>Pan</dt>
        <dd>Wheel, Space + drag</dd>
        <dt>Inside a frame or group</dt>
        <dd>Click, then double-click</dd>
        <dt>Select several</dt>
        <dd>Shift + click, or drag a box around them</dd>
        <dt>A picture of your own</dt>
        <dd>Drop it here</dd>
        <dt>Undo</dt>
        <dd>Ctrl/⌘ Z</dd>
      </dl>
    </section>
  );
}

function Measures({ node }: { readonly node: NodeRecord }): JSX.Element {
  const value = (label: string, number: number): JSX.Element => (
    <div>
      <dt>{label}</dt>
      <dd>{Math.round(number * 100) / 100}</dd>
    </div>
  );
  return (
    <dl class="measures">
      {value('X', node.relativeTransform[0][2])}
      {value('Y', node.relativeTransform[1][2])}
      {value('W', node.width)}
      {value('H', node.height)}
      {value('∠', rotationOf(node.relativeTransform))}
    </dl>
  );
}

function Fill({ session, nodes }: { readonly session: Session; readonly nodes: readonly NodeRecord[] }): JSX.Element | null {
  const { document, editor } = session;
  const fillable = nodes.filter((node) => node.type !== 'GROUP' && node.type !== 'LINE' && !node.locked);
  if (fillable.length === 0) return null;
  const paint = fillable[0]!.fills.at(-1);
  const hex = paint?.type === 'SOLID' ? toHex(paint.color) : '#d9d9d9';
  const label =
    paint === undefined ? 'None' : paint.type === 'SOLID' ? hex.slice(1).toUpperCase() : paint.type === 'IMAGE' ? 'Image' : 'Gradient';
  const recolour = (value: string): void => {
    const { r, g, b } = fromHex(value);
    editor.write(() => {
      for (const node of fillable) document.update(node.id, { fills: [solid(r, g, b)], fillStyleId: '' });
    });
  };
  return (
    <section>
      <h2>Fill</h2>
      <label class="fill">
        <input
          type="color"
          data-kind={paint?.type ?? 'NONE'}
          aria-label="Fill colour"
          value={hex}
          onInput={(event) => {
            recolour(event.currentTarget.value);
          }}
          onChange={() => {
            editor.commit();
          }}
        />
        <span>{label}</span>
      </label>
    </section>
  );
}

function RelaunchButtons({
  session,
  node,
  onRelaunch,
}: {
  readonly session: Session;
  readonly node: NodeRecord;
  readonly onRelaunch: (command: string) => void;
}): JSX.Element | null {
  const buttons = session.relaunchesOf(node);
  if (buttons.length === 0) return null;
  return (
    <section>
      <h2>Plugin</h2>
      {buttons.map(({ command, name, description }) => (
        <div key={command} class="relaunch">
          <button
            type="button"
            class="plain"
            onClick={() => {
              onRelaunch(command);
            }}
          >
            {name}
          </button>
          {description !== '' && <p>{description}</p>}
        </div>
      ))}
    </section>
  );
}

function toHex({ r, g, b }: RGB): string {
  return `#${[r, g, b]
    .map((channel) =>
      Math.round(channel * 255)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`;
}

function fromHex(hex: string): RGB {
  const [r, g, b] = [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16) / 255);
  return { r: r!, g: g!, b: b! };
}
