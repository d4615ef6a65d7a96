// One person at one document: their page, their selection, their viewport, their undo. Two editors on one document are two
// people: a change by one is reported to the other's plugin with origin REMOTE.
import type { HostDocument } from './host-document';
import { isNode } from './record';
import { ancestors, pageOf, renderBounds } from './scene';
import { unite } from './affine';

export interface EditorEvents {
  selectionchange: undefined;
  currentpagechange: undefined;
  viewportchange: undefined;
}

export class Editor {
  private page: string;
  private readonly selections = new Map<string, readonly string[]>();
  private readonly listeners = new Map<keyof EditorEvents, Set<() => void>>();
  center = { x: 0, y: 0 };
  zoom = 1;
  /** Size of the canvas in window pixels; scrollAndZoomIntoView fits into it. */
  viewSize = { width: 1200, height: 800 };

  constructor(
    readonly document: HostDocument,
    readonly author: string = 'you',
  ) {
    this.page = document.pages[0]!;
    document.store.onChange(({ before, after }) => {
      if (after === undefined && before !== undefined) this.forget(before.id);
      else if (before !== undefined && after !== undefined && isNode(before) && isNode(after) && before.parent !== after.parent) this.reselect();
    });
  }

  get currentPage(): string {
    return this.page;
  }

  setCurrentPage(page: string): void {
    if (page === this.page) return;
    this.page = page;
    this.emit('currentpagechange');
    this.emit('selectionchange');
  }

  /** Ids, in the order in which they were selected. */
  selection(page: string = this.page): readonly string[] {
    return this.selections.get(page) ?? [];
  }

  select(ids: readonly string[], page: string = this.page): void {
    const before = this.selection(page);
    const there = new Set([...ids].filter((id) => this.document.has(id) && pageOf(this.document, id)?.id === page));
    // "The array will never contain both a node and one of its descendents" (plugin-api.d.ts:10670).
    const unique = [...there].filter((id) => !ancestors(this.document, id).some((ancestor) => there.has(ancestor.id)));
    if (before.length === unique.length && before.every((id, index) => id === unique[index])) return;
    this.selections.set(page, unique);
    if (page === this.page) this.emit('selectionchange');
  }

  /** One action of the person: one undo step. Anything a plugin left uncommitted falls into the same step. */
  act<T>(action: () => T): T {
    const result = this.write(action);
    this.commit();
    return result;
  }

  /** Change the document without closing the undo step (a drag in progress, a plugin at work). */
  write<T>(action: () => T): T {
    return this.document.store.writeAs(this.author, action);
  }

  commit(): boolean {
    return this.document.store.commit(this.author);
  }

  undo(): boolean {
    return this.document.store.undo(this.author);
  }

  redo(): boolean {
    return this.document.store.redo(this.author);
  }

  get undoSteps(): { readonly done: number; readonly undone: number; readonly open: boolean } {
    return this.document.store.undoSteps(this.author);
  }

  show(center: { x: number; y: number }, zoom: number): void {
    this.center = center;
    this.zoom = zoom;
    this.emit('viewportchange');
  }

  scrollIntoView(ids: readonly string[]): void {
    const rects = ids.map((id) => renderBounds(this.document, id)).filter((rect) => rect !== null);
    const box = unite(rects);
    if (box === null) return;
    const zoom = Math.min(1, (this.viewSize.width * 0.8) / box.width, (this.viewSize.height * 0.8) / box.height);
    this.show({ x: box.x + box.width / 2, y: box.y + box.height / 2 }, zoom);
  }

  on(event: keyof EditorEvents, listener: () => void): () => void {
    const set = this.listeners.get(event) ?? new Set();
    this.listeners.set(event, set.add(listener));
    return () => void set.delete(listener);
  }

  private emit(event: keyof EditorEvents): void {
    for (const listener of [...(this.listeners.get(event) ?? [])]) listener();
  }

  /** Deselect nodes that became descendants of another selected node or that left the page. */
  private reselect(): void {
    for (const [page, ids] of this.selections) if (ids.length > 0 && this.document.has(page)) this.select(ids, page);
  }

  private forget(id: string): void {
    for (const [page, ids] of this.selections)
      if (ids.includes(id))
        this.select(
          ids.filter((other) => other !== id),
          page,
        );
    if (id === this.page) this.setCurrentPage(this.document.pages[0]!);
  }
}
