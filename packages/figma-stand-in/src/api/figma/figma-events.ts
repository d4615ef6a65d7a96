// figma.on, once and off. Listeners are always called in a later task than the event itself, except for `close`, which is the last
// thing that reaches a plugin.
import { refuse } from '../../document/host-error';
import type { ChangeFeed } from '../change-feed';
import { Listeners } from '../listeners';
import type { PluginRun } from '../plugin-run';

export type Listener = (...args: never[]) => unknown;

export class FigmaEvents {
  private readonly plain = {
    selectionchange: new Listeners<[]>(),
    currentpagechange: new Listeners<[]>(),
    close: new Listeners<[]>(),
    run: new Listeners<[RunEvent]>(),
  };

  constructor(
    private readonly run: PluginRun,
    private readonly feed: ChangeFeed,
  ) {
    for (const event of ['selectionchange', 'currentpagechange'] as const) {
      run.onClose(
        run.editor.on(
          event,
          this.oncePerTask(() => {
            this.plain[event].emit();
          }),
        ),
      );
    }
    run.onClose(() => {
      this.plain.close.emit();
    });
  }

  /** However often the selection changes in one task, listeners are called once (plugin-api.d.ts:531). */
  private oncePerTask(tell: () => void): () => void {
    let waiting = false;
    return () => {
      if (waiting) return;
      waiting = true;
      this.run.later(() => {
        waiting = false;
        tell();
      });
    };
  }

  /** Figma emits `run` after the plugin's code has been evaluated and the person has filled in its parameters. */
  started(): void {
    this.run.parameters.finished((parameters) => {
      this.run.later(() => {
        this.plain.run.emit({ command: this.run.command, parameters });
      });
    });
  }

  add(type: string, callback: Listener, once: boolean): void {
    const listeners = this.find(type) ?? refuse(`"${type}" is not a valid event in this editor`);
    if (typeof callback !== 'function') refuse('Expected the callback to be a function');
    if (type === 'documentchange' && !this.run.allPagesLoaded) {
      refuse('Cannot register documentchange handler in incremental mode without calling figma.loadAllPagesAsync first.');
    }
    listeners.add(callback, once);
  }

  delete(type: string, callback: Listener): void {
    this.find(type)?.delete(callback);
  }

  /** The callback's type belongs to the event's name; whoever calls `add` has matched them. */
  private find(type: string): Listeners<never> | undefined {
    const all = { ...this.plain, documentchange: this.feed.documentListeners, stylechange: this.feed.styleListeners };
    return Object.hasOwn(all, type) ? (all[type as keyof typeof all] as unknown as Listeners<never>) : undefined;
  }
}
