// Turns changes of records into Figma's nodechange, documentchange and stylechange events: batched, in a later task, for all authors and for
// undo. A subtree that is added or removed is one change, of its topmost node. As documented, two things are not reported: nodes that
// change only because their style did, and what a documentchange callback itself changes.
import { isNode } from '../document/record';
import type { NodeRecord } from '../document/record';
import type { Change } from '../document/store';
import { Listeners } from './listeners';
import { PageApi } from './nodes/page-api';
import type { World } from './world';

interface Batched {
  before: Change['before'];
  /** The entry as it was created, if that happened in this batch. */
  created: Change['after'];
  after: Change['after'];
  origin: 'LOCAL' | 'REMOTE';
}

export class ChangeFeed {
  readonly documentListeners = new Listeners<[DocumentChangeEvent]>();
  readonly styleListeners = new Listeners<[StyleChangeEvent]>();
  /** Ids that a documentchange callback of this plugin is changing at the moment, and has changed since the last batch. */
  private inDocumentCallback = false;
  private readonly ownEcho = new Set<string>();
  private batch = new Map<string, Batched>();
  private scheduled = false;

  constructor(private readonly world: World) {
    world.run.onClose(
      world.document.store.onChange((change) => {
        this.collect(change);
      }),
    );
  }

  private collect({ before, after, author, derived }: Change): void {
    if (derived) return;
    const id = (before ?? after)!.id;
    const known = this.batch.get(id);
    if (this.inDocumentCallback) this.ownEcho.add(id);
    else this.ownEcho.delete(id);
    const created = before === undefined ? after : known?.created;
    this.batch.set(id, {
      before: known === undefined ? before : known.before,
      created,
      after,
      origin: author === this.world.run.editor.author ? 'LOCAL' : 'REMOTE',
    });
    if (this.scheduled) return;
    this.scheduled = true;
    this.world.run.later(() => {
      this.flush();
    });
  }

  private flush(): void {
    const { batch } = this;
    this.batch = new Map();
    this.scheduled = false;
    const echo = new Set(this.ownEcho);
    this.ownEcho.clear();
    const nodes = [...batch].flatMap(([id, item]) => this.describe(id, item, batch));
    for (const page of new Set(nodes.map((node) => node.page))) {
      if (page === undefined || !this.world.document.has(page)) continue;
      const view = this.world.node<unknown>(page);
      const nodeChanges = nodes.filter((node) => node.page === page).map((node) => node.change);
      if (view instanceof PageApi) view.nodeChangeListeners.emit({ nodeChanges });
    }
    const styleChanges = [...batch].flatMap(([id, item]) => this.describeStyle(id, item));
    if (styleChanges.length > 0) this.styleListeners.emit({ styleChanges });
    const documentChanges = [...nodes.map((node) => node.change), ...styleChanges].filter((change) => !echo.has(change.id));
    if (documentChanges.length === 0) return;
    this.inDocumentCallback = true;
    try {
      this.documentListeners.emit({ documentChanges });
    } finally {
      this.inDocumentCallback = false;
    }
  }

  private describe(
    id: string,
    { before, created, after, origin }: Batched,
    batch: ReadonlyMap<string, Batched>,
  ): { page: string | undefined; change: NodeChange }[] {
    const old = before !== undefined && isNode(before) ? before : undefined;
    const now = after !== undefined && isNode(after) ? after : undefined;
    const record = now ?? old;
    if (record === undefined || record.type === 'DOCUMENT') return [];
    // Changes of a page are reported on that page. That there are any is inferred from property names that only pages have (plugin-api.d.ts:3763).
    const page = record.type === 'PAGE' ? id : this.pageOf(record, batch);
    const parent = record.parent === null ? undefined : batch.get(record.parent);
    if (old === undefined) {
      const insideNew = parent !== undefined && parent.before === undefined && parent.after !== undefined;
      if (insideNew) return [];
      // Inferred from a published plugin (figma-measure), which waits for property changes of a node that it has just created.
      const later = created !== undefined && isNode(created) && now !== undefined ? changedProperties(created, now) : [];
      const node = this.world.node(id);
      const made: NodeChange[] = [{ type: 'CREATE', id, origin, node }];
      return [...made, ...(later.length > 0 ? [{ type: 'PROPERTY_CHANGE' as const, id, origin, node, properties: later }] : [])].map(
        (change) => ({ page, change }),
      );
    }
    if (now === undefined) {
      const insideGone = parent !== undefined && parent.after === undefined;
      return insideGone ? [] : [{ page, change: { type: 'DELETE', id, origin, node: { removed: true, type: old.type, id } } }];
    }
    const properties = changedProperties(old, now);
    return properties.length === 0 ? [] : [{ page, change: { type: 'PROPERTY_CHANGE', id, origin, node: this.world.node(id), properties } }];
  }

  private describeStyle(id: string, { before, after, origin }: Batched): StyleChange[] {
    if ([before, after].some((entry) => entry !== undefined && isNode(entry))) return [];
    if (after === undefined) return before === undefined ? [] : [{ type: 'STYLE_DELETE', id, origin, style: null }];
    const style = this.world.style(id);
    return before === undefined
      ? [{ type: 'STYLE_CREATE', id, origin, style }]
      : [{ type: 'STYLE_PROPERTY_CHANGE', id, origin, style, properties: ['paint'] }];
  }

  /** The page that a node is or was on; removed ancestors are looked up among the removed. */
  private pageOf(record: NodeRecord, batch: ReadonlyMap<string, Batched>): string | undefined {
    for (let at: string | null = record.parent; at !== null;) {
      const entry = this.world.document.find(at) ?? batch.get(at)?.before;
      if (entry === undefined || !isNode(entry)) return undefined;
      if (entry.type === 'PAGE') return entry.id;
      at = entry.parent;
    }
    return undefined;
  }
}

/** Record fields that Figma reports under another name, or not at all. */
const REPORTED: Readonly<Record<string, NodeChangeProperty | null>> = {
  order: 'parent',
  sharedPluginData: 'pluginData',
  relaunchData: null,
  overridden: null,
  gridCell: null,
  transformModifiers: null,
  targetAspectRatio: 'constrainProportions',
  mainComponent: null,
  vectorPaths: 'vectorNetwork',
  regionFills: 'fills',
  fillRuns: 'fills',
  styleRuns: 'styledTextSegments',
  listOptions: 'styledTextSegments',
  indentation: 'styledTextSegments',
  relativeTransform: 'relativeTransform',
};

const CORNERS: readonly NodeChangeProperty[] = ['topLeftRadius', 'topRightRadius', 'bottomRightRadius', 'bottomLeftRadius'];
/** "stoke" is how Figma's typings spell it. */
const SIDES: readonly NodeChangeProperty[] = ['stokeTopWeight', 'strokeRightWeight', 'strokeBottomWeight', 'strokeLeftWeight'];

/** Report the corners or sides that changed, one by one. */
function nameSides(
  names: Set<NodeChangeProperty>,
  field: 'cornerRadii' | 'strokeWeights',
  each: readonly NodeChangeProperty[],
  old: NodeRecord,
  now: NodeRecord,
): void {
  if (!names.delete(field as NodeChangeProperty)) return;
  const whole = field === 'cornerRadii' ? 'cornerRadius' : 'strokeWeight';
  each.forEach((name, index) => {
    if ((old[field]?.[index] ?? old[whole]) !== (now[field]?.[index] ?? now[whole])) names.add(name);
  });
}

function changedProperties(old: NodeRecord, now: NodeRecord): NodeChangeProperty[] {
  const [from, to] = [old, now].map((record) => record as unknown as Record<string, unknown>) as [
    Record<string, unknown>,
    Record<string, unknown>,
  ];
  const names = new Set<NodeChangeProperty>();
  for (const key of Object.keys(to)) {
    if (from[key] === to[key]) continue;
    const name = key in REPORTED ? REPORTED[key]! : (key as NodeChangeProperty);
    if ((name as string | null) !== null) names.add(name);
  }
  if (now.fillStyleId !== '' && old.fillStyleId === now.fillStyleId) names.delete('fills');
  if (now.strokeStyleId !== '' && old.strokeStyleId === now.strokeStyleId) names.delete('strokes');
  if (now.type === 'PAGE' && names.delete('fills')) names.add('backgrounds');
  nameSides(names, 'cornerRadii', CORNERS, old, now);
  nameSides(names, 'strokeWeights', SIDES, old, now);
  if (names.has('relativeTransform')) {
    if (old.relativeTransform[0][2] !== now.relativeTransform[0][2]) names.add('x');
    if (old.relativeTransform[1][2] !== now.relativeTransform[1][2]) names.add('y');
    if (old.relativeTransform[0][0] !== now.relativeTransform[0][0]) names.add('rotation');
  }
  return [...names];
}
