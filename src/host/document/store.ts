// Records by id, who changed what, and the undo history of each author. Knows nothing of geometry or of Figma's rules.
// A record is replaced, never altered, so a step of history is a list of (before, after) pairs and undo restores field by
// field: what a teammate changed meanwhile in other fields survives.
import { isNode } from './record';
import type { Entry, NodeRecord } from './record';

export interface Change {
  readonly before: Entry | undefined;
  readonly after: Entry | undefined;
  readonly author: string;
}

type Step = Map<string, { before: Entry | undefined; after: Entry | undefined }>;

interface History {
  pending: Step;
  readonly done: Step[];
  readonly undone: Step[];
}

export class Store {
  private readonly entries = new Map<string, Entry>();
  private readonly childSets = new Map<string, Set<string>>();
  private readonly childLists = new Map<string, readonly string[]>();
  private readonly histories = new Map<string, History>();
  private readonly listeners = new Set<(change: Change) => void>();
  private author = '';

  get(id: string): Entry | undefined {
    return this.entries.get(id);
  }

  all(): IterableIterator<Entry> {
    return this.entries.values();
  }

  /** Ids of the children, bottom to top. */
  children(id: string): readonly string[] {
    const known = this.childLists.get(id);
    if (known !== undefined) return known;
    const list = [...(this.childSets.get(id) ?? [])].map((child) => this.entries.get(child) as NodeRecord);
    const ids = list.sort((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1)).map((entry) => entry.id);
    this.childLists.set(id, ids);
    return ids;
  }

  /** Everything written inside `action` counts as this author's. */
  writeAs<T>(author: string, action: () => T): T {
    const outer = this.author;
    this.author = author;
    try {
      return action();
    } finally {
      this.author = outer;
    }
  }

  put(entry: Entry): void {
    this.write(entry.id, entry, true);
  }

  delete(id: string): void {
    this.write(id, undefined, true);
  }

  onChange(listener: (change: Change) => void): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  /** Close the open step of this author. False when nothing was in it. */
  commit(author: string): boolean {
    const history = this.historyOf(author);
    const changed = [...history.pending].filter(([, { before, after }]) => before !== after);
    history.pending = new Map();
    if (changed.length === 0) return false;
    history.done.push(new Map(changed));
    return true;
  }

  /** Take back the open step if there is one, else the last closed one. False when there is nothing to take back. */
  undo(author: string): boolean {
    const history = this.historyOf(author);
    this.commit(author);
    const step = history.done.pop();
    if (step === undefined) return false;
    this.writeAs(author, () => { this.replay(step, 'before'); });
    history.undone.push(step);
    return true;
  }

  redo(author: string): boolean {
    const history = this.historyOf(author);
    const step = history.undone.pop();
    if (step === undefined) return false;
    this.writeAs(author, () => { this.replay(step, 'after'); });
    history.done.push(step);
    return true;
  }

  undoSteps(author: string): { readonly done: number; readonly undone: number; readonly open: boolean } {
    const history = this.historyOf(author);
    const open = [...history.pending.values()].some(({ before, after }) => before !== after);
    return { done: history.done.length, undone: history.undone.length, open };
  }

  private write(id: string, after: Entry | undefined, record: boolean): void {
    const before = this.entries.get(id);
    if (before === after) return;
    if (after === undefined) this.entries.delete(id);
    else this.entries.set(id, after);
    this.index(before, after);
    if (record) {
      const history = this.historyOf(this.author);
      history.pending.set(id, { before: history.pending.has(id) ? history.pending.get(id)!.before : before, after });
      history.undone.length = 0;
    }
    for (const listener of this.listeners) listener({ before, after, author: this.author });
  }

  private index(before: Entry | undefined, after: Entry | undefined): void {
    const from = before !== undefined && isNode(before) ? before : undefined;
    const to = after !== undefined && isNode(after) ? after : undefined;
    if (from?.parent === to?.parent && from?.order === to?.order) return;
    if (typeof from?.parent === 'string') {
      this.childSets.get(from.parent)?.delete(from.id);
      this.childLists.delete(from.parent);
    }
    if (typeof to?.parent === 'string') {
      const set = this.childSets.get(to.parent) ?? new Set();
      this.childSets.set(to.parent, set.add(to.id));
      this.childLists.delete(to.parent);
    }
  }

  private replay(step: Step, side: 'before' | 'after'): void {
    for (const [id, pair] of step) {
      const target = pair[side];
      const source = pair[side === 'before' ? 'after' : 'before'];
      const current = this.entries.get(id);
      if (target === undefined) this.write(id, undefined, false);
      else if (source === undefined || current === undefined) {
        // A node that a teammate removed stays removed; one that this step removed comes back.
        if (source === undefined) this.write(id, target, false);
      } else this.write(id, restoreFields(current, source, target), false);
    }
    this.dropOrphans();
  }

  private dropOrphans(): void {
    let dropped = true;
    while (dropped) {
      const orphans = [...this.entries.values()].filter((entry) => isNode(entry) && entry.parent !== null && !this.entries.has(entry.parent));
      for (const orphan of orphans) this.write(orphan.id, undefined, false);
      dropped = orphans.length > 0;
    }
  }

  private historyOf(author: string): History {
    const known = this.histories.get(author);
    if (known !== undefined) return known;
    const fresh: History = { pending: new Map(), done: [], undone: [] };
    this.histories.set(author, fresh);
    return fresh;
  }
}

/** `current` with the fields that differ between `source` and `target` taken from `target`. */
function restoreFields(current: Entry, source: Entry, target: Entry): Entry {
  const from = source as unknown as Record<string, unknown>;
  const to = target as unknown as Record<string, unknown>;
  const restored: Record<string, unknown> = { ...current };
  for (const key of Object.keys(to)) if (from[key] !== to[key]) restored[key] = to[key];
  return restored as unknown as Entry;
}
