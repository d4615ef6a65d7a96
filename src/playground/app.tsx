// The page: canvas in the middle, layers left, properties right, tools below, the plugin's window above it all.
import { useEffect, useState } from 'preact/hooks';
import type { JSX } from 'preact';
import { CanvasView } from './canvas/canvas-view';
import { fitPage } from './canvas/fit-page';
import { deleteSelected, duplicateSelected, groupSelected, nudge, redo, selectAll, undo, ungroupSelected, zoomTo } from './parts/commands';
import { Icon } from './parts/icons';
import { Layers } from './parts/layers';
import { PluginWindowView } from './parts/plugin-window';
import { Properties } from './parts/properties';
import { Toasts } from './parts/toasts';
import { Toolbar } from './parts/toolbar';
import type { Delivery } from './plugin-files';
import type { Session, Tool } from './session';
import type { PolicyName } from 'figma-stand-in/frame/policies';

/** The content security policies that a panel may find itself under, the reported one first. */
const POLICIES: readonly (readonly [policy: PolicyName, words: string])[] = [
  ['C', 'C, as Figma is said to have it'],
  ['A', 'A, stricter'],
  ['B', 'B, strictest'],
  ['none', 'None'],
];

export interface AppProps {
  readonly session: Session;
  readonly onRun: (command: string) => void;
  readonly onPolicy: (policy: PolicyName) => void;
  readonly onDelivery: (delivery: Delivery) => void;
}

export function App({ session, onRun, onPolicy, onDelivery }: AppProps): JSX.Element {
  const [, redraw] = useState(0);
  useEffect(
    () =>
      session.subscribe(() => {
        redraw((count) => count + 1);
      }),
    [session],
  );
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (handleKey(session, event)) event.preventDefault();
    };
    addEventListener('keydown', press);
    return () => {
      removeEventListener('keydown', press);
    };
  }, [session]);

  const state = session.run?.window.state ?? null;
  const empty = session.document.children(session.editor.currentPage).length === 0;
  return (
    <div class={`app figma-${session.theme}`}>
      <header class="top">
        <h1>
          Alla Prima <span>playground</span>
        </h1>
        <div class="spacer" />
        {session.hasHosted && (
          <label class="policy">
            Panel
            <select
              value={session.delivery}
              title="The plugin carries its panel inside; a build for an address of its own opens the one hosted there, where the graphics card may paint."
              onChange={(event) => {
                onDelivery(event.currentTarget.value as Delivery);
              }}
            >
              <option value="inline">Inside the plugin</option>
              <option value="hosted">Hosted</option>
            </select>
          </label>
        )}
        <label class="policy">
          Content policy
          <select
            value={session.profile.policy}
            title="What the browser allows the panel to load and run. Nobody outside Figma knows its policy for sure; C is what people quote. The panel has to work under each: choosing one opens it anew."
            onChange={(event) => {
              onPolicy(event.currentTarget.value as PolicyName);
            }}
          >
            {POLICIES.map(([policy, words]) => (
              <option key={policy} value={policy}>
                {words}
              </option>
            ))}
          </select>
        </label>
        <button
          type="button"
          class="tool"
          aria-label={session.theme === 'light' ? 'Dark theme' : 'Light theme'}
          title={session.theme === 'light' ? 'Dark theme' : 'Light theme'}
          onClick={() => {
            session.setTheme(session.theme === 'light' ? 'dark' : 'light');
          }}
        >
          <Icon name={session.theme === 'light' ? 'moon' : 'sun'} />
        </button>
        <button
          type="button"
          class={session.run === null ? 'primary' : 'secondary'}
          title={
            session.run === null ? 'Opens the plugin’s window' : 'It is running: its window is on the right. This closes it and opens it anew.'
          }
          onClick={() => {
            onRun('open');
          }}
        >
          {session.run === null ? 'Run Alla Prima' : 'Run again'}
        </button>
      </header>
      <Layers session={session} />
      <main>
        <CanvasView session={session} tool={session.tool} />
        {empty && (
          <p class="hint" style={{ right: `${session.covered}px` }}>
            {session.run === null
              ? 'Run Alla Prima and start a scene, or draw shapes of your own.'
              : 'Start a scene in the panel, or draw shapes of your own.'}
          </p>
        )}
        {session.trouble !== null && (
          <p class="trouble" role="alert">
            {session.trouble}
          </p>
        )}
        <div class="foot" style={{ right: `${session.covered}px` }}>
          <Toasts session={session} />
          <Toolbar session={session} />
        </div>
      </main>
      <Properties session={session} onRelaunch={onRun} />
      {state !== null && session.frame !== null && (
        <PluginWindowView
          state={state}
          frame={session.frame}
          onClose={() => {
            session.stop();
          }}
        />
      )}
    </div>
  );
}

const TOOL_KEYS: Readonly<Record<string, Tool>> = { v: 'move', f: 'frame', r: 'rectangle', o: 'ellipse' };
const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** True when the key meant something here. */
function handleKey(session: Session, event: KeyboardEvent): boolean {
  const field = event.target instanceof Element && event.target.closest('input, select, textarea');
  if (field !== false && field !== null) return false;
  return event.ctrlKey || event.metaKey ? handleCommand(session, event) : handlePlain(session, event);
}

function handleCommand(session: Session, event: KeyboardEvent): boolean {
  const commands: Readonly<Record<string, () => void>> = {
    'z': () => {
      undo(session);
    },
    'shift z': () => {
      redo(session);
    },
    'y': () => {
      redo(session);
    },
    'a': () => {
      selectAll(session);
    },
    'd': () => {
      duplicateSelected(session);
    },
    'g': () => {
      groupSelected(session);
    },
    'shift g': () => {
      ungroupSelected(session);
    },
    '0': () => {
      zoomTo(session, 1);
    },
  };
  const command = commands[`${event.shiftKey ? 'shift ' : ''}${event.key.toLowerCase()}`];
  command?.();
  return command !== undefined;
}

function handlePlain(session: Session, event: KeyboardEvent): boolean {
  const arrow = ARROWS[event.key];
  const tool = TOOL_KEYS[event.key.toLowerCase()];
  if (event.key === 'Delete' || event.key === 'Backspace') deleteSelected(session);
  else if (event.key === 'Escape') escape(session);
  else if (arrow !== undefined && session.editor.selection().length > 0)
    nudge(session, arrow[0] * (event.shiftKey ? 10 : 1), arrow[1] * (event.shiftKey ? 10 : 1));
  else if (event.code === 'Digit0' && event.shiftKey) zoomTo(session, 1);
  else if (event.code === 'Digit1' && event.shiftKey) fitPage(session);
  else if (event.code === 'Digit2' && event.shiftKey) fitPage(session, session.editor.selection());
  else if (tool !== undefined && !event.shiftKey && !event.altKey) session.use(tool);
  else return false;
  return true;
}

/** First out of a drawing tool, then out to the parent, then to nothing. */
function escape(session: Session): void {
  const { document, editor } = session;
  const [only] = editor.selection();
  const parent = only === undefined ? undefined : document.node(only).parent;
  if (session.tool !== 'move') session.use('move');
  else editor.select(typeof parent === 'string' && document.node(parent).type !== 'PAGE' ? [parent] : []);
}
