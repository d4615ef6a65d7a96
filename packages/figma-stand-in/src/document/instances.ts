// Instances follow their main component. The layers of an instance are derived from it: they are part of no undo step, are not sent to
// teammates (each replica derives them itself), and plugins are not notified: "We currently never notify … if an instance sublayer was updated by a change
// to a main component" (plugin-api.d.ts:594). A field that was set on the instance or inside it is overridden and stays.
import { isNode } from './record';
import type { NodeRecord } from './record';
import { descendants } from './scene';
import type { Tree } from './scene';
import type { Change, Store } from './store';

/** Properties that an instance never takes from its main component. */
const OWN: readonly (keyof NodeRecord)[] = [
  'id',
  'type',
  'mainComponent',
  'parent',
  'order',
  'relativeTransform',
  'constraints',
  'layoutPositioning',
  'layoutAlign',
  'layoutGrow',
  'gridCell',
  'visible',
  'locked',
  'expanded',
  'relaunchData',
  'targetAspectRatio',
];
/** Properties that a layer inside an instance never takes from the layer that it stands for. */
const OWN_BELOW: readonly (keyof NodeRecord)[] = ['id', 'parent'];

/** Id of the layer inside `instance` that stands for `child` of its main; of layers in nested instances, too. */
export function sublayerId(instance: string, child: string): string {
  return `I${instance};${child.replace(/^I/, '')}`;
}

function isSublayer(id: string): boolean {
  return id.startsWith('I');
}

/** The fields of a patch, noted as overridden where the node is an instance or inside one. */
export function withOverrides(node: NodeRecord, patch: Partial<NodeRecord>): Partial<NodeRecord> {
  if (node.type !== 'INSTANCE' && !isSublayer(node.id)) return patch;
  return { ...patch, overridden: [...new Set([...node.overridden, ...(Object.keys(patch) as (keyof NodeRecord)[])])] };
}

export class Instances {
  /** Ids of instances by main component, without instances inside other instances: those are derived along with them. */
  private readonly ofMain = new Map<string, Set<string>>();
  private readonly removedMains = new Map<string, NodeRecord>();
  private stale = new Set<string>();

  /** `settle` brings a derived instance to its own size and lays out what is around it. */
  constructor(
    private readonly tree: Tree,
    private readonly store: Store,
    private readonly settle: (instance: string, size: NodeRecord) => void,
  ) {
    store.onChange((change) => {
      this.note(change);
    });
    store.onSettled(() => {
      this.deriveStale();
    });
  }

  /** Instances of a component, without those inside other instances. */
  of(component: string): readonly string[] {
    return [...(this.ofMain.get(component) ?? [])];
  }

  /** The last state of a component that was removed. */
  removedMain(component: string): NodeRecord | undefined {
    return this.removedMains.get(component);
  }

  private note({ before, after }: Change): void {
    const old = before !== undefined && isNode(before) ? before : undefined;
    const now = after !== undefined && isNode(after) ? after : undefined;
    const record = now ?? old;
    if (record === undefined) return;
    if (!isSublayer(record.id) && old?.mainComponent !== now?.mainComponent) {
      if (typeof old?.mainComponent === 'string') this.ofMain.get(old.mainComponent)?.delete(record.id);
      if (typeof now?.mainComponent === 'string') {
        this.ofMain.set(now.mainComponent, (this.ofMain.get(now.mainComponent) ?? new Set()).add(record.id));
        this.stale.add(record.id);
      }
    }
    if (record.type === 'COMPONENT') {
      if (now === undefined) this.removedMains.set(record.id, record);
      else this.removedMains.delete(record.id);
    }
    for (const side of [old, now]) for (const instance of this.ofMain.get(this.mainAround(side) ?? '') ?? []) this.stale.add(instance);
  }

  private mainAround(record: NodeRecord | undefined): string | undefined {
    for (let at = record; at !== undefined; at = this.recordOf(at.parent)) if (at.type === 'COMPONENT') return at.id;
    return undefined;
  }

  private recordOf(id: string | null): NodeRecord | undefined {
    const entry = id === null ? undefined : this.store.get(id);
    return entry !== undefined && isNode(entry) ? entry : undefined;
  }

  /** Repeats until nothing is stale: deriving an instance inside a component makes the instances of that component stale. */
  private deriveStale(): void {
    while (this.stale.size > 0) {
      const instances = [...this.stale];
      this.stale = new Set();
      this.store.derive(() => {
        for (const id of instances) this.derive(id);
      });
    }
  }

  private derive(id: string): void {
    const instance = this.recordOf(id);
    const main = this.recordOf(instance?.mainComponent ?? null);
    if (instance === undefined || main === undefined) return;
    const wanted = new Map<string, NodeRecord>();
    // Derived at the size of its main component first; `settle` then resizes it, so that its layers follow their constraints.
    const top = merge(main, instance, OWN);
    wanted.set(id, { ...top, width: main.width, height: main.height });
    this.collect(main.id, instance, id, wanted);
    for (const below of descendants(this.tree, id).reverse()) if (!wanted.has(below.id)) this.store.delete(below.id);
    for (const record of wanted.values()) if (differs(this.recordOf(record.id), record)) this.store.put(record);
    this.settle(id, top);
  }

  private collect(source: string, instance: NodeRecord, parent: string, wanted: Map<string, NodeRecord>): void {
    for (const childId of this.tree.children(source)) {
      const child = this.tree.node(childId);
      const id = sublayerId(instance.id, childId);
      const current = this.recordOf(id);
      wanted.set(id, current === undefined ? { ...child, id, parent, overridden: [] } : { ...merge(child, current, OWN_BELOW), parent });
      this.collect(childId, instance, id, wanted);
    }
  }
}

/** The main's fields, except for those that are the copy's own or overridden. */
function merge(main: NodeRecord, copy: NodeRecord, own: readonly (keyof NodeRecord)[]): NodeRecord {
  const kept = [...own, ...copy.overridden].map((key) => [key, copy[key]]);
  return { ...main, ...(Object.fromEntries(kept) as Partial<NodeRecord>), overridden: copy.overridden };
}

function differs(current: NodeRecord | undefined, next: NodeRecord): boolean {
  return current === undefined || (Object.keys(next) as (keyof NodeRecord)[]).some((key) => current[key] !== next[key]);
}
