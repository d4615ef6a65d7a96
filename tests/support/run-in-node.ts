// Opens a plugin's code.js against a document in Node: QuickJS, @napi-rs/canvas, no window. Tests talk to it over the
// contract's wire (`ask`), look at the document (`host.document`, `host.editor`) and may make anything go wrong at any await (`host.run.inject`).
import { readFile } from 'node:fs/promises';
import { transform } from 'esbuild';
import { getQuickJS } from 'quickjs-emscripten';
import type { QuickJSWASMModule } from 'quickjs-emscripten';
import { isPluginMessage } from '../../src/contract/messages';
import type { AnswerMessage, PluginEvent, RequestName, Requests } from '../../src/contract/messages';
import type { Failure } from '../../src/contract/failure';
import { readManifest } from '../../src/host/api/manifest';
import type { Manifest } from '../../src/host/api/manifest';
import { PluginRun } from '../../src/host/api/plugin-run';
import type { Toast } from '../../src/host/api/plugin-run';
import type { Unsettled } from '../../src/host/api/unsettled';
import { Editor } from '../../src/host/document/editor';
import { HostDocument } from '../../src/host/document/host-document';
import { DEFAULT_LIMITS, Sandbox } from '../../src/host/sandbox/sandbox';
import type { PluginUi, SandboxLimits } from '../../src/host/sandbox/sandbox';
import { nodeCanvas } from './node-canvas';

export interface RunOptions {
  /** The plugin's text; the built dist/code.js by default. */
  readonly code?: string;
  readonly document?: HostDocument;
  readonly editor?: Editor;
  /** figma.command; the menu entry by default. */
  readonly command?: string;
  readonly manifest?: Partial<Manifest>;
  readonly clientStorage?: Map<string, unknown>;
  readonly html?: PluginUi;
  readonly limits?: SandboxLimits;
  /** Which Figma this is, where nobody knows which one is real. */
  readonly unsettled?: Partial<Unsettled>;
  /** A QuickJS of its own, for a test that may leave it broken; one shared by all tests by default. */
  readonly quickjs?: QuickJSWASMModule;
  /**
   * QuickJS can't tell of a native async function that rejected and was never awaited. Lowering async functions to
   * promises (esbuild, es2016) lets the host see those too, at the price of not running the very text. On by default.
   */
  readonly lowerAsync?: boolean;
}

export type Answer<Name extends RequestName> = { ok: true; body: Requests[Name]['answer'] } | { ok: false; failure: Failure };

export interface NodeRun {
  readonly document: HostDocument;
  readonly editor: Editor;
  readonly run: PluginRun;
  readonly toasts: Toast[];
  readonly logs: string[];
  /** Everything that went wrong inside the plugin uncaught. A test that does not expect errors should find none: see `settle`. */
  readonly errors: Error[];
  /** Unasked messages of the plugin, in order. */
  readonly events: PluginEvent[];
  /** Every raw message that reached the panel. */
  readonly messages: unknown[];
  /** Ask as the panel would and wait for the one answer; rejects after `timeout` ms. */
  readonly ask: <Name extends RequestName>(name: Name, body: Requests[Name]['ask'], timeout?: number) => Promise<Answer<Name>>;
  /** Ask, and throw the failure's sentence if there is one. */
  readonly get: <Name extends RequestName>(name: Name, body: Requests[Name]['ask']) => Promise<Requests[Name]['answer']>;
  /** Post any message as the panel would. */
  readonly post: (message: unknown) => void;
  /** Wait until nothing is pending. Timers longer than a second are not waited for. */
  readonly settle: () => Promise<void>;
  readonly close: () => Promise<void>;
}

const DIST = new URL('../../dist/', import.meta.url);

/** Start a plugin and let it run until it waits. Errors of its start are in `errors`. */
export async function runInNode(options: RunOptions = {}): Promise<NodeRun> {
  const document = options.document ?? options.editor?.document ?? new HostDocument();
  const editor = options.editor ?? new Editor(document);
  const manifest = { ...readManifest(await readFile(new URL('../../manifest.json', import.meta.url), 'utf8')), ...options.manifest };
  const toasts: Toast[] = [];
  const logs: string[] = [];
  const errors: Error[] = [];
  const events: PluginEvent[] = [];
  const messages: unknown[] = [];
  const waiting = new Map<number, (answer: AnswerMessage) => void>();
  let counter = 0;

  const run = new PluginRun(editor, manifest, options.command ?? 'open', {
    canvases: nodeCanvas,
    clientStorage: options.clientStorage ?? new Map<string, unknown>(),
    onToast: (toast) => void toasts.push(toast),
    onError: (error) => void errors.push(error),
    onLog: (level, words) => void logs.push(`${level}: ${words.join(' ')}`),
  }, options.unsettled);
  const code = options.code ?? (await readFile(new URL('code.js', DIST), 'utf8'));
  const text = options.lowerAsync === false ? code : (await transform(code, { target: 'es2016', loader: 'js' })).code;
  const sandbox = new Sandbox(options.quickjs ?? (await getQuickJS()), run, options.html ?? '<p>test</p>', options.limits ?? { ...DEFAULT_LIMITS, task: 100_000 });

  run.window.attachPanel(receive);
  run.window.onChange(() => { if (run.window.state !== null) run.window.attachPanel(receive); });
  sandbox.start(text);
  await settle();

  function receive(message: unknown): void {
    messages.push(message);
    if (!isPluginMessage(message)) return;
    if (message.type === 'event') events.push(message.event);
    else waiting.get(message.id)?.(message);
  }

  async function ask<Name extends RequestName>(name: Name, body: Requests[Name]['ask'], timeout = 100_000): Promise<Answer<Name>> {
    const id = ++counter;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => { reject(new Error(`no answer to ${name} within ${timeout} ms; errors: ${errors.join('; ')}`)); }, timeout);
      waiting.set(id, (answer) => {
        clearTimeout(timer);
        waiting.delete(id);
        resolve(answer as Answer<Name>);
      });
      run.window.toPlugin({ type: 'request', id, name, body });
    });
  }

  async function settle(): Promise<void> {
    const deadline = Date.now() + 100_000;
    for (let quiet = 0; quiet < 2 && !run.closed;) {
      await new Promise((resolve) => setTimeout(resolve, 1));
      quiet = run.pending === 0 ? quiet + 1 : 0;
      if (Date.now() > deadline) throw new Error(`the plugin did not come to rest; ${run.pending} tasks pending`);
    }
  }

  return {
    document, editor, run, toasts, logs, errors, events, messages, ask, settle,
    async get(name, body) {
      const answer = await ask(name, body);
      if (!answer.ok) throw new Error(`${answer.failure.code}: ${answer.failure.sentence}`);
      return answer.body;
    },
    post: (message) => { run.window.toPlugin(message); },
    async close() {
      run.close();
      await new Promise((resolve) => setTimeout(resolve, 5));
    },
  };
}
