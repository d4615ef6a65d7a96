// One file open at several machines. Each person has a replica of the document, changes it at once, and hears of the others' changes
// when the network brings them, as Figma describes it (How Figma's multiplayer technology works, figma.com/blog): one server puts all
// changes in one order, the last one of a property wins, and a client ignores others' changes to a property
// while its own change to it is unconfirmed. Images are shared and need no time. Each person has a page, a selection and an undo of their own (Editor).
import { Editor } from '../document/editor';
import type { HostDocument } from '../document/host-document';
import type { Entry } from '../document/record';
import type { Change } from '../document/store';

interface Message {
  readonly from: Member;
  readonly id: string;
  readonly edit: Edit;
}

/** The values of changed fields; or the whole entry, or undefined, for one that came or went. */
type Edit =
  | { readonly kind: 'fields'; readonly fields: Readonly<Record<string, unknown>> }
  | { readonly kind: 'whole'; readonly entry: Entry | undefined };

interface Member {
  readonly editor: Editor;
  /** How many of the own changes the server has not yet confirmed, by id and field. */
  readonly unheard: Map<string, Map<string, number>>;
  /** While others' changes are written, nothing is sent. */
  receiving: boolean;
}

/** In place of a field's name: the whole entry. */
const WHOLE = '*';

export class Room {
  private readonly members: Member[] = [];
  private readonly wire: Message[] = [];
  private held = false;
  private scheduled = false;

  /** `file` is the server's copy: it never changes but through the members. */
  constructor(readonly file: HostDocument) {}

  /** Open the file as another person. What is on its way to the server is not in it yet. */
  join(author: string): Editor {
    const document = this.file.replica(this.members.length + 2);
    const member: Member = { editor: new Editor(document, author), unheard: new Map(), receiving: false };
    this.members.push(member);
    document.store.onChange((change) => {
      if (!member.receiving && !change.derived) this.send(member, change);
    });
    return member.editor;
  }

  /** Deliver nothing until `release`, as on a slow network. */
  hold(): void {
    this.held = true;
  }

  release(): void {
    this.held = false;
    this.schedule();
  }

  /** Nothing is on its way. */
  get quiet(): boolean {
    return this.wire.length === 0;
  }

  private send(from: Member, { before, after }: Change): void {
    const id = (before ?? after)!.id;
    const edit: Edit =
      before === undefined || after === undefined ? { kind: 'whole', entry: after } : { kind: 'fields', fields: difference(before, after) };
    if (fieldsOf(edit).length === 0) return;
    const unheard = from.unheard.get(id) ?? new Map<string, number>();
    from.unheard.set(id, unheard);
    for (const field of fieldsOf(edit)) unheard.set(field, (unheard.get(field) ?? 0) + 1);
    this.wire.push({ from, id, edit });
    this.schedule();
  }

  private schedule(): void {
    if (this.scheduled || this.held) return;
    this.scheduled = true;
    setTimeout(() => {
      this.scheduled = false;
      if (!this.held) this.deliver();
    }, 0);
  }

  private deliver(): void {
    for (const message of this.wire.splice(0)) {
      hear(message);
      const touched = this.write(message);
      for (const member of this.members) take(member, this.file, touched, message.from.editor.author);
    }
  }

  /** Write into the file. @returns the ids that changed, those among them that were removed along with a parent. */
  private write({ from, id, edit }: Message): ReadonlySet<string> {
    const touched = new Set([id]);
    const stop = this.file.store.onChange(({ before, after, derived }) => {
      if (!derived) touched.add((before ?? after)!.id);
    });
    const current = this.file.find(id);
    if (edit.kind === 'whole') this.file.store.receive(from.editor.author, [[id, edit.entry]]);
    else if (current !== undefined) this.file.store.receive(from.editor.author, [[id, { ...current, ...edit.fields }]]);
    stop();
    return touched;
  }
}

/** Count the change as confirmed: others' changes of the same property are newer from now on. */
function hear({ from, id, edit }: Message): void {
  const unheard = from.unheard.get(id)!;
  for (const field of fieldsOf(edit)) {
    const left = unheard.get(field)! - 1;
    if (left === 0) unheard.delete(field);
    else unheard.set(field, left);
  }
  if (unheard.size === 0) from.unheard.delete(id);
}

/** The state of the file, except for what the member has changed since. */
function take(member: Member, file: HostDocument, ids: ReadonlySet<string>, author: string): void {
  const { document } = member.editor;
  const changes = [...ids].flatMap((id): (readonly [string, Entry | undefined])[] => {
    const [current, next] = [document.find(id), file.find(id)];
    const unheard = member.unheard.get(id);
    if (unheard?.has(WHOLE) === true) return [];
    const own = current === undefined || next === undefined || unheard === undefined ? {} : pick(current, unheard);
    const merged = next === undefined ? undefined : { ...next, ...own };
    return current !== undefined && merged !== undefined && Object.keys(difference(current, merged)).length === 0 ? [] : [[id, merged]];
  });
  member.receiving = true;
  try {
    document.store.receive(author, changes);
  } finally {
    member.receiving = false;
  }
}

function pick(entry: Entry, fields: ReadonlyMap<string, number>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(entry).filter(([field]) => fields.has(field)));
}

function fieldsOf(edit: Edit): readonly string[] {
  return edit.kind === 'whole' ? [WHOLE] : Object.keys(edit.fields);
}

function difference(before: Entry, after: Entry): Record<string, unknown> {
  const old = before as unknown as Record<string, unknown>;
  return Object.fromEntries(Object.entries(after).filter(([field, value]) => old[field] !== value));
}
