// Stores records by id, with the author of every change and each author's undo history.
// A record is replaced, never altered, so a step of history is a list of (before, after) pairs and undo restores field by
// field: what a teammate changed meanwhile in other fields survives. As in Figma (https://www.figma.com/blog/how-figmas-multiplayer-technology-works/,
// "Implementing undo"), redo restores the state just before the undo, teammates' changes included.
import { isNode } from './record';
import type { Entry, NodeRecord } from './record';

export interface Change {
  readonly before: Entry | undefined;
  readonly after: Entry | undefined;
  readonly author: string;
  /** Follows from another change (an instance from its main component): not reported to plugins, not sent to teammates, not undone by itself. */
  readonly derived: boolean;
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
  private readonly settledListeners = new Set<() => void>();
  private author = '';
  private deriving = false;
  private batches = 0;

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
    this.record(entry.id, entry);
  }

  delete(id: string): void {
    this.record(id, undefined);
  }

  /** Apply changes from elsewhere, outside of every undo history here. Entries that lose their parent are removed as well. */
  receive(author: string, changes: Iterable<readonly [id: string, after: Entry | undefined]>): void {
    this.batch(() => {
      this.writeAs(author, () => {
        for (const [id, after] of changes) this.write(id, after, null);
        this.dropOrphans(null);
      });
    });
  }

  /** Group changes: listeners of onSettled are called once, after the last of them. */
  batch<T>(action: () => T): T {
    this.batches++;
    try {
      return action();
    } finally {
      this.batches--;
      if (this.batches === 0) this.settled();
    }
  }

  /** Everything written inside `action` counts as derived (see Change). */
  derive(action: () => void): void {
    const outer = this.deriving;
    this.deriving = true;
    try {
      this.batch(action);
    } finally {
      this.deriving = outer;
    }
  }

  /** Called after every change, or after the last one of a batch. */
  onSettled(listener: () => void): void {
    this.settledListeners.add(listener);
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
    this.commit(author);
    const { done, undone } = this.historyOf(author);
    return this.replay(author, done, undone);
  }

  redo(author: string): boolean {
    const { done, undone } = this.historyOf(author);
    return this.replay(author, undone, done);
  }

  undoSteps(author: string): { readonly done: number; readonly undone: number; readonly open: boolean } {
    const history = this.historyOf(author);
    const open = [...history.pending.values()].some(({ before, after }) => before !== after);
    return { done: history.done.length, undone: history.undone.length, open };
  }

  private settled(): void {
    for (const listener of this.settledListeners) listener();
  }

  private record(id: string, after: Entry | undefined): void {
    this.batch(() => {
      if (this.deriving) {
        this.write(id, after, null);
        return;
      }
      const history = this.historyOf(this.author);
      if (this.write(id, after, history.pending)) history.undone.length = 0;
    });
  }

  /** Write, and note it in a step where one is given. False when nothing changed. */
  private write(id: string, after: Entry | undefined, step: Step | null): boolean {
    const before = this.entries.get(id);
    if (before === after) return false;
    if (after === undefined) this.entries.delete(id);
    else this.entries.set(id, after);
    this.index(before, after);
    step?.set(id, { before: step.has(id) ? step.get(id)!.before : before, after });
    for (const listener of this.listeners) listener({ before, after, author: this.author, derived: this.deriving });
    return true;
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

  /** Revert the last step of `from`, and push the inverse step onto `to`. */
  private replay(author: string, from: Step[], to: Step[]): boolean {
    const step = from.pop();
    if (step === undefined) return false;
    const inverse: Step = new Map();
    this.batch(() => {
      this.writeAs(author, () => {
        for (const [id, { before, after }] of step) {
          const current = this.entries.get(id);
          // A node that a teammate removed stays removed; one that this step removed comes back.
          if (before === undefined || after === undefined) this.write(id, before, inverse);
          else if (current !== undefined) this.write(id, restoreFields(current, after, before), inverse);
        }
        this.dropOrphans(inverse);
      });
    });
    to.push(inverse);
    return true;
  }

  private dropOrphans(step: Step | null): void {
    let dropped = true;
    while (dropped) {
      const orphans = [...this.entries.values()].filter((entry) => isNode(entry) && entry.parent !== null && !this.entries.has(entry.parent));
      for (const orphan of orphans) this.write(orphan.id, undefined, step);
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
