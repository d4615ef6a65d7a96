// figma.ui: the plugin's window and the message channel through it. What shows the window (ui-frame in a browser, a test)
// attaches itself here. A message that is sent while nothing listens is lost, as in Figma.
import { refuse } from '../document/host-error';
import { copyMessage } from './message-rules';
import type { PluginRun } from './plugin-run';

export interface WindowState {
  /** Counts the calls of showUI: each replaces the document that was there. */
  readonly opening: number;
  readonly html: string;
  readonly visible: boolean;
  readonly title: string;
  readonly width: number;
  readonly height: number;
  readonly position: { readonly x: number; readonly y: number } | null;
  readonly themeColors: boolean;
}

export class PluginWindow {
  state: WindowState | null = null;
  /** How many messages were lost because nothing listened. */
  lost = 0;
  private readonly watchers = new Set<() => void>();
  private openings = 0;
  private panel: ((message: unknown, targetOrigin: string) => void) | null = null;
  private plugin: ((message: unknown, origin: string) => void) | null = null;

  constructor(private readonly run: PluginRun) {}

  open(html: string, options: ShowUIOptions): void {
    const { width = 300, height = 200, position } = options;
    checkSize(width, height);
    this.panel = null;
    this.state = {
      opening: ++this.openings,
      html,
      visible: options.visible ?? true,
      title: options.title ?? this.run.manifest.name,
      width: Math.max(LEAST_WIDTH, width),
      height,
      position: position ?? null,
      themeColors: options.themeColors ?? false,
    };
    this.changed();
  }

  change(patch: Partial<WindowState>): void {
    this.state = { ...this.shown(), ...patch };
    this.changed();
  }

  resize(width: number, height: number): void {
    checkSize(width, height);
    this.change({ width: Math.max(LEAST_WIDTH, width), height });
  }

  close(): void {
    this.state = null;
    this.panel = null;
    this.changed();
  }

  onChange(watcher: () => void): () => void {
    this.watchers.add(watcher);
    return () => void this.watchers.delete(watcher);
  }

  /** Register the receiver inside the window; `targetOrigin` is as for postMessage. Returns a function that removes it. */
  attachPanel(receive: (message: unknown, targetOrigin: string) => void): () => void {
    this.panel = receive;
    return () => {
      if (this.panel === receive) this.panel = null;
    };
  }

  attachPlugin(receive: (message: unknown, origin: string) => void): void {
    this.plugin = receive;
  }

  /** Plugin → panel. */
  toPanel(message: unknown, targetOrigin = '*'): void {
    this.shown();
    const copy = copyMessage(message, 'pluginMessage');
    this.run.later(() => {
      if (this.panel === null) this.lost++;
      else this.panel(copy, targetOrigin);
    });
  }

  /** Panel → plugin; `origin` is that of the document which sent it, "null" for one that came with the plugin. */
  toPlugin(message: unknown, origin = 'null'): void {
    const copy = copyMessage(message, 'pluginMessage');
    this.run.later(() => {
      this.plugin?.(copy, origin);
    });
  }

  private shown(): WindowState {
    return this.state ?? refuse('No UI to send a message to: call figma.showUI first');
  }

  private changed(): void {
    for (const watcher of this.watchers) watcher();
  }
}

/** The smallest width of a window, pixels (ShowUIOptions in Figma's typings). */
const LEAST_WIDTH = 70;

/** Whole numbers from zero up: one report, for showUI and resize alike. */
function checkSize(width: number, height: number): void {
  for (const [name, side] of [
    ['width', width],
    ['height', height],
  ] as const) {
    if (!Number.isInteger(side) || side < 0) refuse(`Expected ${name} to be a whole number of at least 0`);
  }
}
