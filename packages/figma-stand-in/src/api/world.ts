// Hands out the objects that one run sees: the same object for the same id, as long as the run lasts.
import { refuse } from '../document/host-error';
import type { HostDocument } from '../document/host-document';
import { isNode } from '../document/record';
import type { PluginRun } from './plugin-run';
import type { Remote } from './remote';
import { RemovedMain } from './nodes/removed-main';

export type Maker = (world: World, id: string) => Remote;

export interface Makers {
  readonly document: Maker;
  readonly page: Maker;
  readonly scene: Maker;
  readonly style: Maker;
}

export class World {
  private readonly seen = new Map<string, Remote>();
  readonly loadedFonts = new Set<string>();
  readonly mixed: PluginAPI['mixed'] = Symbol('figma.mixed') as PluginAPI['mixed'];

  constructor(
    readonly run: PluginRun,
    private readonly makers: Makers,
  ) {}

  get document(): HostDocument {
    return this.run.document;
  }

  /** Change the document as this run's person, inside the open undo step. */
  write<T>(action: () => T): T {
    this.run.assertOpen();
    return this.run.editor.write(action);
  }

  // eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- the caller knows which kind of node it asks for
  node<T = SceneNode>(id: string): T {
    const known = this.seen.get(id);
    if (known !== undefined) return known as unknown as T;
    const type = this.document.node(id).type;
    const make = type === 'DOCUMENT' ? this.makers.document : type === 'PAGE' ? this.makers.page : this.makers.scene;
    return this.remember(id, make(this, id)) as unknown as T;
  }

  /** The main component of an instance; one that was removed is still to be had, but has no parent (plugin-api.d.ts:6382). */
  main(id: string): ComponentNode | null {
    if (this.document.has(id)) return this.node<ComponentNode>(id);
    const removed = this.document.instances.removedMain(id);
    return removed === undefined ? null : (new RemovedMain(removed) as unknown as ComponentNode);
  }

  /** The node was made into one of another type: what was handed out before stands for nothing. */
  forget(id: string): void {
    this.seen.delete(id);
  }

  style(id: string): PaintStyle {
    return (this.seen.get(id) ?? this.remember(id, this.makers.style(this, this.document.style(id).id))) as unknown as PaintStyle;
  }

  /** Id of an object that the plugin handed back. */
  idOf(value: unknown, what = 'node'): string {
    const id = (value as { id?: unknown } | null | undefined)?.id;
    if (typeof id !== 'string' || this.seen.get(id) !== value) return refuse(`Expected ${what} to be a node`);
    if (!this.document.has(id)) return refuse(`The node with id "${id}" does not exist`);
    return id;
  }

  assertLoaded(page: string): void {
    const entry = this.document.find(page);
    if (entry === undefined || !isNode(entry)) return;
    const loaded = this.run.allPagesLoaded || this.run.loadedPages.has(page) || this.run.editor.currentPage === page;
    if (!loaded)
      refuse(`Cannot access the contents of a page that has not been loaded. Call page.loadAsync() first. (page "${entry.name}", ${page})`);
  }

  private remember(id: string, made: Remote): Remote {
    this.seen.set(id, made);
    return made;
  }
}
