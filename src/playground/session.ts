// Everything the page shows, in one place: the document, the person at it, the plugin that runs, toasts, tool, theme, and which
// Figma it stands in for. Parts subscribe and read; they change it through its methods.
import type { QuickJSWASMModule } from 'quickjs-emscripten';
import { PluginRun } from 'figma-stand-in/api/plugin-run';
import type { Manifest } from 'figma-stand-in/api/manifest';
import type { Toast } from 'figma-stand-in/api/plugin-run';
import type { Unsettled } from 'figma-stand-in/api/unsettled';
import { Editor } from 'figma-stand-in/document/editor';
import { HostDocument } from 'figma-stand-in/document/host-document';
import { isNode } from 'figma-stand-in/document/record';
import type { NodeRecord } from 'figma-stand-in/document/record';
import { renderBounds } from 'figma-stand-in/document/scene';
import type { FrameProfile } from 'figma-stand-in/frame/frame-profile';
import { openUiFrame } from 'figma-stand-in/frame/ui-frame';
import type { UiFrame } from 'figma-stand-in/frame/ui-frame';
import type { ThemeName } from 'figma-stand-in/frame/theme-variables';
import { ImageCache } from 'figma-stand-in/render/image-cache';
import { Sandbox } from 'figma-stand-in/sandbox/sandbox';
import { browserCanvas } from './browser-canvas';
import { fitPage } from './canvas/fit-page';
import { StoredMap } from './client-storage';
import type { Delivery, PluginFiles } from './plugin-files';

export type Tool = 'move' | 'frame' | 'rectangle' | 'ellipse';

export interface ShownToast {
  readonly id: number;
  readonly toast: Toast;
}

const TOAST_TIME = 6000;
/** Gap between the plugin's window and the canvas's edge, CSS pixels. */
export const WINDOW_MARGIN = 16;

export class Session {
  readonly document = new HostDocument(['Page 1', 'Page 2']);
  readonly editor = new Editor(this.document);
  readonly images = new ImageCache(this.document, browserCanvas);
  readonly errors: Error[] = [];
  tool: Tool = 'move';
  run: PluginRun | null = null;
  frame: UiFrame | null = null;
  toasts: readonly ShownToast[] = [];
  /** What stands in the way of running the plugin at all. */
  trouble: string | null = null;
  private manifest: Manifest | null = null;
  /** Whether there is a choice between the panel inside the plugin and a hosted one. */
  hasHosted = false;
  /** Width at the right of the canvas that the plugin's window covers, CSS pixels. */
  covered = 0;
  /** Which opening of the plugin's window the frame shows. */
  private shown = 0;
  private readonly storage = StoredMap.open();
  private readonly subscribers = new Set<() => void>();
  private viewport = { width: 1, height: 1 };
  private readonly fresh = new Set<string>();
  private readonly waiting: (() => void)[] = [];
  private queued = false;
  private counter = 0;

  constructor(
    public theme: ThemeName,
    public profile: FrameProfile,
    private readonly unsettled: Unsettled,
    public delivery: Delivery,
  ) {
    this.document.store.onChange(({ before, after }) => {
      this.changed();
      if (before === undefined && after !== undefined && isNode(after) && after.parent === this.editor.currentPage) this.fresh.add(after.id);
    });
    for (const event of ['selectionchange', 'currentpagechange', 'viewportchange'] as const)
      this.editor.on(event, () => {
        this.changed();
      });
  }

  /** Called at most once a frame, after anything that the page shows has changed. */
  subscribe(subscriber: () => void): () => void {
    this.subscribers.add(subscriber);
    return () => void this.subscribers.delete(subscriber);
  }

  changed(): void {
    if (this.queued) return;
    this.queued = true;
    requestAnimationFrame(() => {
      this.queued = false;
      this.revealFresh();
      for (const subscriber of this.subscribers) subscriber();
    });
  }

  /** Size of the canvas element; what the plugin's window covers does not count as seen, so that the view centres beside it. */
  resizeView(width: number, height: number): void {
    this.viewport = { width, height };
    this.editor.viewSize = { width: Math.max(1, width - this.covered), height: Math.max(1, height) };
    this.changed();
  }

  use(tool: Tool): void {
    this.tool = tool;
    this.changed();
  }

  setTheme(theme: ThemeName): void {
    this.theme = theme;
    this.frame?.setTheme(theme);
    this.changed();
  }

  /** Start the plugin, ending a run that is still there. @param parameters what a person filled in for the command. */
  start(files: PluginFiles, quickjs: QuickJSWASMModule, command: string, parameters?: ParameterValues): void {
    this.stop();
    this.manifest = files.manifest;
    const run = new PluginRun(
      this.editor,
      files.manifest,
      command,
      {
        canvases: browserCanvas,
        clientStorage: this.storage,
        onToast: (toast) => {
          this.toast(toast);
        },
        onError: (error) => {
          this.fail(error);
        },
        onLog: (level, words) => {
          console.info(`[plugin ${level}]`, ...words);
        },
      },
      { unsettled: this.unsettled, ...(parameters === undefined ? {} : { parameters }) },
    );
    this.run = run;
    run.window.onChange(() => {
      this.followWindow(run);
    });
    run.onClose(() => {
      this.ended(run);
    });
    try {
      new Sandbox(quickjs, run, files.ui).start(files.code);
    } catch (error) {
      this.fail(error instanceof Error ? error : new Error(String(error)));
    }
    this.changed();
  }

  stop(): void {
    this.run?.close();
  }

  /** Resolves at the next message of a panel's. */
  untilPanelSpeaks(): Promise<void> {
    return new Promise((resolve) => {
      this.waiting.push(resolve);
    });
  }

  private panelSpoke(): void {
    for (const resolve of this.waiting.splice(0)) resolve();
  }

  toast(toast: Toast): void {
    const shown = { id: ++this.counter, toast };
    this.toasts = [...this.toasts, shown];
    setTimeout(() => {
      this.dismiss(shown.id);
    }, TOAST_TIME);
    this.changed();
  }

  dismiss(id: number): void {
    const shown = this.toasts.find((other) => other.id === id);
    if (shown === undefined) return;
    this.toasts = this.toasts.filter((other) => other.id !== id);
    shown.toast.cancel();
    this.changed();
  }

  /** Said on the page, not only in the console: an error inside the plugin must never go unnoticed here. */
  fail(error: Error): void {
    this.errors.push(error);
    console.error(error);
    this.toast({
      message: `Error in the plugin: ${error.message}`,
      error: true,
      button: undefined,
      cancel: () => undefined,
      press: () => undefined,
    });
  }

  /** The buttons that the manifest names among those a plugin left on this node. */
  relaunchesOf(node: NodeRecord): { readonly command: string; readonly name: string; readonly description: string }[] {
    if (this.manifest === null) return [];
    const left = node.relaunchData[this.manifest.id] ?? {};
    return (this.manifest.relaunchButtons ?? []).flatMap(({ command, name }) =>
      command in left ? [{ command, name, description: left[command]! }] : [],
    );
  }

  private followWindow(run: PluginRun): void {
    const { state } = run.window;
    this.cover(state === null || !state.visible ? 0 : state.width + WINDOW_MARGIN * 2);
    if (state === null || state.opening !== this.shown) this.closeFrame();
    if (state !== null && this.frame === null) {
      this.shown = state.opening;
      this.frame = openUiFrame(run, state.html, {
        profile: this.profile,
        theme: this.theme,
        themeColors: state.themeColors,
        onMessage: () => {
          this.panelSpoke();
        },
      });
    }
    this.changed();
  }

  /** Where something new lands out of sight, the view widens to take it in: the person should see a painting arrive. */
  private revealFresh(): void {
    const ids = [...this.fresh].filter((id) => this.document.has(id));
    this.fresh.clear();
    const { center, zoom, viewSize } = this.editor;
    const [halfWidth, halfHeight] = [viewSize.width / 2 / zoom, viewSize.height / 2 / zoom];
    const hidden = ids.some((id) => {
      const box = renderBounds(this.document, id);
      return (
        box !== null &&
        (box.x < center.x - halfWidth ||
          box.x + box.width > center.x + halfWidth ||
          box.y < center.y - halfHeight ||
          box.y + box.height > center.y + halfHeight)
      );
    });
    if (hidden) fitPage(this);
  }

  /** What was in the middle of the view stays on the same spot of the screen. */
  private cover(width: number): void {
    const { center, zoom } = this.editor;
    const shift = (this.covered - width) / 2 / zoom;
    this.covered = width;
    this.resizeView(this.viewport.width, this.viewport.height);
    this.editor.show({ x: center.x + shift, y: center.y }, zoom);
  }

  private ended(run: PluginRun): void {
    if (this.run !== run) return;
    this.closeFrame();
    this.run = null;
    this.changed();
  }

  private closeFrame(): void {
    this.frame?.dispose();
    this.frame = null;
  }
}
