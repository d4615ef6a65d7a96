// One run of one plugin at one editor: what it was started with, which pages it loaded, its window, its storage, its
// toasts, the tasks it waits for. The objects that plugin code sees are built on this (figma-api.ts, nodes/).
import type { Editor } from '../document/editor';
import { refuse } from '../document/host-error';
import type { HostDocument } from '../document/host-document';
import type { CanvasFactory } from '../render/canvas';
import { ImageCache } from '../render/image-cache';
import type { Manifest } from './manifest';
import { ParameterInput } from './figma/parameter-input';
import { PluginWindow } from './plugin-window';
import { USUAL } from './unsettled';
import type { Unsettled } from './unsettled';

export interface Toast {
  readonly message: string;
  readonly error: boolean;
  readonly button: string | undefined;
  cancel(): void;
  press(): void;
}

/** What the application around a run provides, and where it hears what the plugin does. */
export interface Surroundings {
  readonly canvases: CanvasFactory;
  /** Kept between runs of the same plugin, as Figma keeps it on the machine. */
  readonly clientStorage: Map<string, unknown>;
  onToast(toast: Toast): void;
  /** Anything that went wrong inside the plugin and was not caught there. */
  onError(error: Error): void;
  onLog(level: string, args: readonly unknown[]): void;
}

/** Settings of a run. */
export interface RunOptions {
  /** Which of the plausible behaviours this Figma has, where the real one is unknown. */
  readonly unsettled?: Partial<Unsettled>;
  /** How long every asynchronous call of the API takes at least, ms; 0 by default, which is still a later task. */
  readonly latency?: number;
  /** Collect in `run.absentMembers` every member that the plugin uses, that Figma documents, and that the stand-in lacks. Off by default. */
  readonly nameAbsentMembers?: boolean;
  /** What the person filled in before the run, as the run event has it. */
  readonly parameters?: ParameterValues;
  /** The run begins with the person filling in parameters (`run.parameters.type`), and is told to run after that (`run.parameters.enter`). */
  readonly entersParameters?: boolean;
}

/** Timers with a longer delay don't count as pending, ms. */
const LONGEST_PENDING_DELAY = 1000;

export type FaultMoment = 'before' | 'after';

export class PluginRun {
  readonly window = new PluginWindow(this);
  readonly parameters = new ParameterInput(this);
  readonly loadedPages = new Set<string>();
  /** Ids of shaders that this plugin may write. */
  readonly importedShaders = new Set<string>();
  readonly images: ImageCache;
  allPagesLoaded = false;
  /** Takes invisible layers inside instances away from the plugin (plugin-api.d.ts:80). */
  skipInvisibleInstanceChildren = false;
  closed = false;
  closeMessage: string | undefined;
  /** As `FRAME.reactions` or `figma.variables`, in the order in which they were asked for; empty unless `nameAbsentMembers` is on. */
  readonly absentMembers = new Set<string>();
  private pendingTasks = 0;
  private readonly faults = new Map<string, (() => void | Promise<void>)[]>();
  private readonly closers = new Set<() => void>();
  readonly unsettled: Unsettled;

  constructor(
    readonly editor: Editor,
    readonly manifest: Manifest,
    readonly command: string,
    readonly around: Surroundings,
    readonly options: RunOptions = {},
  ) {
    this.unsettled = { ...USUAL, ...options.unsettled };
    this.images = new ImageCache(editor.document, around.canvases);
    this.loadedPages.add(editor.currentPage);
    this.allPagesLoaded = manifest.documentAccess === undefined;
  }

  get document(): HostDocument {
    return this.editor.document;
  }

  /** How many calls, events and timers are outstanding. At zero, nothing more happens by itself within a second. */
  get pending(): number {
    return this.pendingTasks;
  }

  /**
   * Carry out an asynchronous API call, always in a later task. Faults that a test has injected run before the work, or between the work
   * and the moment at which its promise settles. It never settles for a plugin that is closed.
   */
  async perform<T>(api: string, work: () => T | Promise<T>): Promise<T> {
    this.pendingTasks++;
    try {
      await later(this.options.latency ?? 0);
      await this.fault(api, 'before');
      const outcome = await settled(work);
      await this.fault(api, 'after');
      if (!this.closed) return outcome();
    } finally {
      this.pendingTasks--;
    }
    return new Promise(() => undefined);
  }

  /** Do something in a later task, unless the plugin is closed by then. */
  later(action: () => void, delay = 0): () => void {
    let done = false;
    const counts = delay <= LONGEST_PENDING_DELAY ? 1 : 0;
    this.pendingTasks += counts;
    const finish = (): void => {
      if (done) return;
      done = true;
      this.pendingTasks -= counts;
    };
    const timer = setTimeout(() => {
      try {
        if (!this.closed && !done) action();
      } finally {
        finish();
      }
    }, delay);
    return () => {
      clearTimeout(timer);
      finish();
    };
  }

  /** Run `fault` once, at the next call of this API, before its work or between its work and the plugin's hearing of it. */
  inject(api: string, moment: FaultMoment, fault: () => void | Promise<void>): void {
    const key = `${moment} ${api}`;
    this.faults.set(key, [...(this.faults.get(key) ?? []), fault]);
  }

  /** Throws where Figma does once a plugin is closed. */
  assertOpen(): void {
    if (this.closed) refuse('The plugin is closed');
  }

  /** Refuse what only plugins without `documentAccess: dynamic-page` may do. */
  assertLegacyAccess(instead: string): void {
    if (this.manifest.documentAccess !== undefined) refuse(`Cannot call with documentAccess: dynamic-page. Use ${instead} instead.`);
  }

  onClose(action: () => void): void {
    this.closers.add(action);
  }

  close(message?: string): void {
    if (this.closed) return;
    for (const closer of this.closers) closer();
    this.closed = true;
    this.closeMessage = message;
    this.window.close();
    // What the plugin left uncommitted becomes the person's last undo step.
    this.editor.commit();
    if (message !== undefined && message !== '')
      this.around.onToast({ message, error: false, button: undefined, cancel: () => undefined, press: () => undefined });
  }

  private async fault(api: string, moment: FaultMoment): Promise<void> {
    await this.faults.get(`${moment} ${api}`)?.shift()?.();
  }
}

/** The outcome of some work, to be had later: returns the value or throws the error. */
async function settled<T>(work: () => T | Promise<T>): Promise<() => T> {
  try {
    const value = await work();
    return () => value;
  } catch (error) {
    return () => {
      throw error;
    };
  }
}

function later(delay: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, delay));
}
