// Entry of the playground: fetches the built plugin, makes a session, shows the page and starts the plugin.
//
// `/?theme=dark&ui=hosted&policy=B` choose theme, panel and what kind of Figma this is (read-profile.ts). For tests, `window.allaPrima` has
//   session   the Session: document, editor (selection, undoSteps, undo, redo), run, errors, toasts
//   start     run the plugin by a command of its manifest: start('open'), start('roll-scene', { kind: 'fjord' })
//   ready     a promise of the panel's first message to the plugin after the latest start
import { render } from 'preact';
import type { QuickJSWASMModule } from 'quickjs-emscripten';
import { App } from './app';
import { fetchPlugin, loadQuickJs } from './plugin-files';
import type { PluginFiles } from './plugin-files';
import { readProfile, readUnsettled, wrongAnswer } from './read-profile';
import { Session } from './session';

export interface AllaPrimaHandle {
  readonly session: Session;
  start(command?: string, parameters?: ParameterValues): void;
  ready: Promise<void>;
}

declare global {
  interface Window {
    allaPrima: AllaPrimaHandle;
  }
}

const query = new URLSearchParams(location.search);
const darkByDefault = matchMedia('(prefers-color-scheme: dark)').matches;
const session = new Session(
  (query.get('theme') ?? (darkByDefault ? 'dark' : 'light')) === 'dark' ? 'dark' : 'light',
  readProfile(query),
  readUnsettled(query),
  query.get('ui') === 'hosted' ? 'hosted' : 'inline',
);
let plugin: { readonly files: PluginFiles; readonly quickjs: QuickJSWASMModule } | null = null;

function start(command = 'open', parameters?: ParameterValues): void {
  if (plugin === null) return;
  session.start(plugin.files, plugin.quickjs, command, parameters);
  window.allaPrima.ready = session.untilPanelSpeaks();
}

async function open(): Promise<void> {
  const [files, quickjs] = await Promise.all([fetchPlugin(session.delivery), loadQuickJs()]);
  plugin = { files, quickjs };
  session.hasHosted = files.hasHosted;
  start();
}

function report(error: unknown): void {
  session.trouble = error instanceof Error ? error.message : String(error);
  session.changed();
}

window.allaPrima = { session, start, ready: session.untilPanelSpeaks() };
render(
  <App
    session={session}
    onRun={start}
    onPolicy={(policy) => {
      session.profile = { ...session.profile, policy };
      start();
    }}
    onDelivery={(delivery) => {
      const shown = session.delivery;
      session.delivery = delivery;
      open().catch((error: unknown) => {
        session.delivery = shown;
        report(error);
      });
    }}
  />,
  document.getElementById('app')!,
);
const wrong = wrongAnswer(query);
if (wrong === null) open().catch(report);
else report(wrong);

// The development server says when the plugin was rebuilt; the document on the canvas stays.
const rebuilt = new EventSource('/rebuilt');
rebuilt.addEventListener('rebuilt', () => {
  open().catch(report);
});
// A plain static server has no such stream: then nothing is ever rebuilt, and asking again would be noise.
rebuilt.addEventListener('error', () => {
  if (rebuilt.readyState === EventSource.CLOSED) rebuilt.close();
});
