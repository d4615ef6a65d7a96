// Runs a plugin's code in Node against a document: QuickJS, @napi-rs/canvas, no window. Tests post messages as the plugin's UI would,
// look at the document (`plugin.document`, `plugin.editor`), and may make anything go wrong at any await (`plugin.run.inject`).
import { transform } from 'esbuild';
import { getQuickJS } from 'quickjs-emscripten';
import type { QuickJSWASMModule } from 'quickjs-emscripten';
import type { Manifest } from '../api/manifest';
import { PluginRun } from '../api/plugin-run';
import type { RunOptions, Toast } from '../api/plugin-run';
import { Editor } from '../document/editor';
import { HostDocument } from '../document/host-document';
import { DEFAULT_LIMITS, Sandbox } from '../sandbox/sandbox';
import type { PluginUi, SandboxLimits } from '../sandbox/sandbox';
import { nodeCanvas } from './node-canvas';

export interface PluginOptions extends RunOptions {
  /** Text of the plugin's built code.js. */
  readonly code: string;
  /** A whole manifest, as `readManifest` reads it from its text; or what differs from one of name "Plugin" and id DEFAULT_PLUGIN_ID, with dynamic-page. */
  readonly manifest?: Partial<Manifest>;
  /** The open file; an empty one by default. */
  readonly document?: HostDocument;
  /** The person at it; the first one at `document` by default. */
  readonly editor?: Editor;
  /** figma.command; empty by default, as for a plugin without a menu. */
  readonly command?: string;
  /** figma.clientStorage, to be handed from run to run. */
  readonly clientStorage?: Map<string, unknown>;
  /** What the plugin has as __html__, or by name as __uiFiles__. */
  readonly html?: PluginUi;
  readonly limits?: SandboxLimits;
  /** A QuickJS of its own, for a test that may leave it broken; one shared by all runs by default. */
  readonly quickjs?: QuickJSWASMModule;
  /**
   * QuickJS can't tell of a native async function that rejected and was never awaited. Lowering async functions to
   * promises (esbuild, es2016) lets the host see those too, at the price of not running the very text. On by default.
   */
  readonly lowerAsync?: boolean;
  /** Called at every message that the plugin sends to its UI. */
  readonly onMessage?: (message: unknown) => void;
}

export interface RunningPlugin {
  readonly document: HostDocument;
  readonly editor: Editor;
  readonly run: PluginRun;
  readonly toasts: Toast[];
  /** What the plugin said on its console, as `level: words`. */
  readonly logs: string[];
  /** Everything that went wrong inside the plugin uncaught. */
  readonly errors: Error[];
  /** Every message that reached the UI. */
  readonly messages: unknown[];
  /** Post any message as the UI would. */
  readonly post: (message: unknown) => void;
  /** Wait until nothing is pending. Timers longer than a second are not waited for. Rejects after 100 seconds. */
  readonly settle: () => Promise<void>;
  readonly close: () => Promise<void>;
}

export const DEFAULT_PLUGIN_ID = '1000000000000000001';

const DEFAULT_MANIFEST: Manifest = { name: 'Plugin', id: DEFAULT_PLUGIN_ID, documentAccess: 'dynamic-page' };

function wholeManifest({ name, id, ...rest }: Partial<Manifest> = {}): Manifest {
  return name !== undefined && id !== undefined
    ? { name, id, ...rest }
    : { ...DEFAULT_MANIFEST, ...rest, ...(id === undefined ? {} : { id }), ...(name === undefined ? {} : { name }) };
}

/** Longest time for everything that a test does to come to rest, ms: machines are busy. */
const LONGEST = 100_000;

/** Start a plugin and let it run until it waits. Errors of its start are in `errors`; rejects for a text that Figma would not take at all. */
export async function runPlugin(options: PluginOptions): Promise<RunningPlugin> {
  const document = options.document ?? options.editor?.document ?? new HostDocument();
  const editor = options.editor ?? new Editor(document);
  const toasts: Toast[] = [];
  const logs: string[] = [];
  const errors: Error[] = [];
  const messages: unknown[] = [];

  const run = new PluginRun(
    editor,
    wholeManifest(options.manifest),
    options.command ?? '',
    {
      canvases: nodeCanvas,
      clientStorage: options.clientStorage ?? new Map<string, unknown>(),
      onToast: (toast) => void toasts.push(toast),
      onError: (error) => void errors.push(error),
      onLog: (level, words) => void logs.push(`${level}: ${words.join(' ')}`),
    },
    options,
  );
  const text = options.lowerAsync === false ? options.code : (await transform(options.code, { target: 'es2016', loader: 'js' })).code;
  const sandbox = new Sandbox(
    options.quickjs ?? (await getQuickJS()),
    run,
    options.html ?? '<p>test</p>',
    options.limits ?? { ...DEFAULT_LIMITS, task: LONGEST },
  );

  const receive = (message: unknown): void => {
    messages.push(message);
    options.onMessage?.(message);
  };
  run.window.attachPanel(receive);
  run.window.onChange(() => {
    if (run.window.state !== null) run.window.attachPanel(receive);
  });
  sandbox.start(text);
  await settle();

  async function settle(): Promise<void> {
    const deadline = Date.now() + LONGEST;
    for (let quiet = 0; quiet < 2 && !run.closed;) {
      await new Promise((resolve) => setTimeout(resolve, 1));
      quiet = run.pending === 0 ? quiet + 1 : 0;
      if (Date.now() > deadline) throw new Error(`the plugin did not come to rest; ${run.pending} tasks pending`);
    }
  }

  return {
    document,
    editor,
    run,
    toasts,
    logs,
    errors,
    messages,
    settle,
    post: (message) => {
      run.window.toPlugin(message);
    },
    async close() {
      run.close();
      await new Promise((resolve) => setTimeout(resolve, 5));
    },
  };
}
