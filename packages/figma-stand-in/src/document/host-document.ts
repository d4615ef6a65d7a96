// The document: pages, nodes, styles and images, and every operation on them, for people and plugins alike. Fitting and Instances bring
// about what follows from a change; api/ refuses what only plugins may not do.
// Above 250 lines because it is one list of operations, all of which end in the same follow-ups.
import { sha1 } from '@noble/hashes/legacy.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { apply, invert, multiply, translation, unite } from './affine';
import { withinLimits } from './layout/auto-layout';
import { refuse } from './host-error';
import { ImageStore } from './image-store';
import type { StoredImage } from './image-store';
import { Fitting } from './layout/fitting';
import type { Patch } from './layout/layout';
import { Instances, sublayerId, withOverrides } from './instances';
import { freshNode, isNode } from './record';
import type { Entry, NodeRecord, SceneType, StyleRecord } from './record';
import { absoluteBox, absoluteTransform, ancestors, descendants, inLayerOrder, isGroupLike } from './scene';
import type { Tree } from './scene';
import { Store } from './store';
import { checkMove, checkParent, checkRemoval } from './structure-rules';
import { mapPath, parsePath, pathBounds, writePath } from './vector/path';

export const ROOT = '0:0';

export class HostDocument implements Tree {
  readonly store = new Store();
  /** Shaders that this file could use. */
  shaders: readonly Pick<Shader, 'id' | 'name' | 'type'>[] = [];
  colorProfile: 'LEGACY' | 'SRGB' | 'DISPLAY_P3' = 'SRGB';
  private counter = 0;
  private readonly fitting = new Fitting(this, this.store);
  readonly instances = new Instances(this, this.store, (instance, size) => {
    this.fitting.settleInstance(instance, size);
  });

  /** `machine` keeps the ids of new nodes apart between replicas of one file. Replicas share their images. */
  constructor(
    pageNames: readonly string[] = ['Page 1'],
    private readonly machine = 1,
    private readonly images = new ImageStore(),
  ) {
    this.store.put(freshNode(ROOT, 'DOCUMENT', null));
    for (const name of pageNames) this.createPage(name);
    this.store.commit('');
  }

  /** The same file at another machine, without its undo history. */
  replica(machine: number): HostDocument {
    const copy = new HostDocument([], machine, this.images);
    copy.colorProfile = this.colorProfile;
    copy.shaders = this.shaders;
    copy.store.receive(
      '',
      [...this.store.all()].map((entry) => [entry.id, entry]),
    );
    return copy;
  }

  // ---- reading

  find(id: string): Entry | undefined {
    return this.store.get(id);
  }

  has(id: string): boolean {
    return this.store.get(id) !== undefined;
  }

  node(id: string): NodeRecord {
    const entry = this.store.get(id);
    if (entry === undefined || !isNode(entry)) return refuse(`The node with id "${id}" does not exist`);
    return entry;
  }

  style(id: string): StyleRecord {
    const entry = this.store.get(id);
    if (entry === undefined || isNode(entry)) return refuse(`The style with id "${id}" does not exist`);
    return entry;
  }

  styles(): StyleRecord[] {
    return [...this.store.all()].filter((entry): entry is StyleRecord => !isNode(entry)).sort((a, b) => a.order - b.order);
  }

  children(id: string): readonly string[] {
    return this.store.children(id);
  }

  get pages(): readonly string[] {
    return this.children(ROOT);
  }

  image(hash: string): StoredImage | undefined {
    return this.images.get(hash);
  }

  /** @throws HostError when the bytes are not a PNG, JPEG or GIF of at most 4096 px a side. */
  addImage(bytes: Uint8Array): StoredImage {
    return this.images.add(bytes);
  }

  // ---- making

  createPage(name: string): string {
    const id = this.nextId('0');
    this.store.put({ ...freshNode(id, 'PAGE', ROOT), name, order: this.topOrder(ROOT) });
    return id;
  }

  create(type: SceneType, parent: string, patch: Patch = {}): string {
    const id = this.nextId('1');
    checkParent(this, type, parent);
    this.store.put({ ...freshNode(id, type, parent), ...patch, parent, order: this.topOrder(parent) });
    this.fitting.follow(parent);
    return id;
  }

  createStyle(patch: Partial<StyleRecord> = {}): string {
    const key = bytesToHex(sha1(new TextEncoder().encode(`style ${this.nextId('S')}`)));
    const order = Math.max(0, ...this.styles().map((style) => style.order)) + 1;
    const blank = { type: 'PAINT', name: 'Style', description: '', paints: [], pluginData: {}, sharedPluginData: {} } as const;
    this.store.put({ ...blank, ...patch, id: `S:${key},`, key, order });
    return `S:${key},`;
  }

  /** Group nodes, whatever their parents, under `parent`. They keep their places on the page and their order. */
  group(
    nodes: readonly string[],
    parent: string,
    index = this.children(parent).length,
    type: 'GROUP' | 'BOOLEAN_OPERATION' | 'TRANSFORM_GROUP' | 'COMPONENT_SET' = 'GROUP',
    patch: Patch = {},
  ): string {
    if (nodes.length === 0) refuse('First argument must be an array of at least one node');
    const ids = inLayerOrder(this, [...new Set(nodes)]);
    if (type === 'COMPONENT_SET' && ids.some((id) => this.node(id).type !== 'COMPONENT')) refuse('A component set can only hold components');
    for (const id of ids) checkMove(this, id, parent);
    const group = this.nextId('1');
    checkParent(this, type, parent);
    this.store.batch(() => {
      this.wrapInto(group, ids, parent, index, type, patch);
    });
    return group;
  }

  private wrapInto(group: string, ids: readonly string[], parent: string, index: number, type: SceneType, patch: Patch): void {
    this.store.put({ ...freshNode(group, type, parent), ...patch, parent, order: this.orderAt(parent, index) });
    if (type === 'COMPONENT_SET') this.wrap(group, ids);
    const outside = invert(absoluteTransform(this, type === 'COMPONENT_SET' ? group : this.containerFor(group).id));
    for (const id of ids) {
      const relativeTransform = multiply(outside, absoluteTransform(this, id));
      const from = this.node(id).parent!;
      this.store.put({ ...this.node(id), parent: group, order: this.topOrder(group) });
      this.fitting.transform(id, relativeTransform);
      this.fitting.follow(from);
    }
    this.fitting.follow(group);
  }

  ungroup(id: string): readonly string[] {
    const group = this.node(id);
    const children = this.children(id);
    children.forEach((child) => {
      this.insert(child, group.parent!, this.children(group.parent!).indexOf(id));
    });
    if (this.has(id)) this.remove(id);
    return children;
  }

  /** A copy of the subtree, on top of `parent`. A slot is copied as a frame, a component below the top as an instance of it. */
  clone(id: string, parent = this.node(id).parent!): string {
    return this.store.batch(() => {
      const copy = this.copyInto(id, parent, true);
      this.fitting.follow(parent);
      return copy;
    });
  }

  instantiate(component: string, parent: string): string {
    const main = this.node(component);
    if (main.type !== 'COMPONENT') refuse('Only a component can be instantiated');
    return this.store.batch(() => {
      const instance = this.nextId('1');
      this.store.put({
        ...main,
        id: instance,
        type: 'INSTANCE',
        parent,
        order: this.topOrder(parent),
        mainComponent: component,
        overridden: [],
        relaunchData: {},
      });
      this.fitting.follow(parent);
      return instance;
    });
  }

  /** A vector-like node becomes text on its path. */
  toTextPath(id: string, textPathStartData: TextPathStartData): void {
    this.store.put({ ...this.node(id), type: 'TEXT_PATH', textPathStartData, fills: freshNode(id, 'TEXT', null).fills, strokes: [] });
  }

  // ---- changing

  update(id: string, patch: Patch): void {
    const node = this.node(id);
    this.store.put({ ...node, ...withOverrides(node, patch) });
    if (
      'relativeTransform' in patch ||
      'width' in patch ||
      'height' in patch ||
      'visible' in patch ||
      Object.keys(patch).some((key) => LAYOUT_FIELDS.has(key))
    )
      this.fitting.follow(id);
  }

  updateStyle(id: string, patch: Partial<StyleRecord>): void {
    this.store.put({ ...this.style(id), ...patch });
    if (patch.paints === undefined) return;
    for (const entry of [...this.store.all()]) {
      if (!isNode(entry)) continue;
      if (entry.fillStyleId === id) this.store.put({ ...this.node(entry.id), fills: patch.paints });
      if (entry.strokeStyleId === id) this.store.put({ ...this.node(entry.id), strokes: patch.paints });
    }
  }

  removeStyle(id: string): void {
    this.store.delete(this.style(id).id);
    for (const entry of [...this.store.all()]) {
      if (isNode(entry) && entry.fillStyleId === id) this.store.put({ ...entry, fillStyleId: '' });
    }
  }

  /** Place and rotate within the container. A group takes its children along; auto layout puts its own children back. */
  setTransform(id: string, relativeTransform: Transform): void {
    this.fitting.transform(id, relativeTransform);
    this.fitting.follow(id);
  }

  /** New size; children follow their constraints unless told otherwise. */
  resize(id: string, wantedWidth: number, wantedHeight: number, constraints = true): void {
    const node = this.node(id);
    const { width, height } = withinLimits(node, wantedWidth, wantedHeight);
    // That a text keeps the size that it is given is inferred from the documentation's own example (plugin-api.d.ts:10195).
    if (node.type === 'TEXT') this.store.put({ ...node, textAutoResize: height === node.height ? 'HEIGHT' : 'NONE' });
    this.fitting.stretch(id, width, height, constraints);
    if (node.targetAspectRatio !== null) this.store.put({ ...this.node(id), targetAspectRatio: { x: width, y: height } });
    if (node.type === 'INSTANCE') this.store.put({ ...this.node(id), ...withOverrides(node, { width, height }) });
    if (node.layoutMode !== 'NONE' && node.layoutMode !== 'GRID') {
      // As in Figma, an explicit size turns hugging off along the axes that it changes.
      const across = node.layoutMode === 'HORIZONTAL';
      const main = across ? wantedWidth !== node.width : wantedHeight !== node.height;
      const cross = across ? wantedHeight !== node.height : wantedWidth !== node.width;
      this.store.put({
        ...this.node(id),
        ...(main ? { primaryAxisSizingMode: 'FIXED' } : {}),
        ...(cross ? { counterAxisSizingMode: 'FIXED' } : {}),
      });
    }
    this.fitting.follow(id);
  }

  rescale(id: string, scale: number): void {
    this.store.batch(() => {
      this.fitting.rescale(id, scale);
      this.fitting.follow(id);
    });
  }

  /** Move a node under another parent. It keeps its relativeTransform: it is the container that changes. */
  insert(id: string, parent: string, index = this.children(parent).length): void {
    const siblings = this.children(parent).filter((child) => child !== id);
    checkMove(this, id, parent);
    if (index < 0 || index > this.children(parent).length) refuse(`Cannot insert at index ${index}: there are ${siblings.length} children`);
    const from = this.node(id).parent;
    this.store.put({ ...this.node(id), parent, order: this.orderAt(parent, index, id) });
    if (from !== null && from !== parent) this.fitting.follow(from);
    this.fitting.follow(parent);
  }

  remove(id: string): void {
    const node = this.node(id);
    checkRemoval(this, id, this.pages.length);
    this.store.batch(() => {
      for (const below of [...descendants(this, id)].reverse()) this.store.delete(below.id);
      this.store.delete(id);
      if (node.parent !== null) this.fitting.follow(node.parent);
    });
  }

  /** Set a vector's outline. As in Figma, the node moves to the bounds of the paths, and the path data is relative to its corner. */
  setVectorPaths(id: string, paths: readonly VectorPath[]): void {
    const parsed = paths.map((path) => parsePath(path.data));
    const bounds = pathBounds(parsed.flat()) ?? { x: 0, y: 0, width: 0, height: 0 };
    const node = this.node(id);
    const home = translation(-bounds.x, -bounds.y);
    this.store.put({
      ...node,
      width: bounds.width,
      height: bounds.height,
      relativeTransform: multiply(node.relativeTransform, translation(bounds.x, bounds.y)),
      regionFills: [],
      vectorPaths: paths.map((path, index) => ({ windingRule: path.windingRule, data: writePath(mapPath(parsed[index]!, home)) })),
    });
    this.fitting.follow(id);
  }

  private containerFor(id: string): NodeRecord {
    return ancestors(this, id).find((node) => !isGroupLike(node.type))!;
  }

  private copyInto(id: string, parent: string, isTop: boolean): string {
    const node = this.node(id);
    const isComponentBelow = node.type === 'COMPONENT' && !isTop && this.node(node.parent!).type !== 'COMPONENT_SET';
    const copy = this.nextId(node.type === 'PAGE' ? '0' : '1');
    const place = { id: copy, parent, order: this.topOrder(parent) };
    if (isComponentBelow) this.store.put({ ...node, ...place, type: 'INSTANCE', mainComponent: id, overridden: [] });
    else
      this.store.put({
        ...node,
        ...place,
        type: node.type === 'SLOT' && isTop ? 'FRAME' : node.type,
        overridden: node.type === 'INSTANCE' ? node.overridden : [],
      });
    if (isComponentBelow) return copy;
    // The layers of an instance are derived from its main component; these copies bring along what was overridden in them.
    for (const child of node.type === 'INSTANCE' ? descendants(this, id) : []) {
      const sublayer = sublayerId(copy, sourceOf(child.id));
      this.store.put({ ...child, id: sublayer, parent: child.parent === id ? copy : sublayerId(copy, sourceOf(child.parent!)) });
    }
    if (node.type !== 'INSTANCE') for (const child of this.children(id)) this.copyInto(child, copy, false);
    return copy;
  }

  /** A frame around nodes that are about to become its children. */
  private wrap(id: string, around: readonly string[]): void {
    const box = unite(around.map((node) => absoluteBox(this, node)))!;
    const { x, y } = apply(invert(absoluteTransform(this, this.containerFor(id).id)), box);
    this.store.put({ ...this.node(id), relativeTransform: translation(x, y), width: box.width, height: box.height });
  }

  private topOrder(parent: string): number {
    const last = this.children(parent).at(-1);
    return last === undefined ? 1 : this.node(last).order + 1;
  }

  private orderAt(parent: string, index: number, moving?: string): number {
    // As in Figma the index counts among the present children, the moving one included.
    const siblings = this.children(parent);
    const at = moving !== undefined && siblings.indexOf(moving) !== -1 && siblings.indexOf(moving) < index ? index - 1 : index;
    const others = siblings.filter((child) => child !== moving).map((child) => this.node(child).order);
    const below = others[at - 1];
    const above = others[at];
    if (below === undefined) return above === undefined ? 1 : above - 1;
    return above === undefined ? below + 1 : (below + above) / 2;
  }

  private nextId(session: string): string {
    return `${this.machine === 1 ? session : this.machine}:${++this.counter}`;
  }
}

/** `I12:3;4:5` is the layer of instance 12:3 that stands for 4:5. */
function sourceOf(sublayer: string): string {
  return sublayer.slice(sublayer.indexOf(';') + 1);
}

const LAYOUT_FIELDS: ReadonlySet<string> = new Set([
  'layoutAlign',
  'layoutGrow',
  'layoutWrap',
  'counterAxisSpacing',
  'counterAxisAlignContent',
  'minWidth',
  'maxWidth',
  'minHeight',
  'maxHeight',
  'gridRowCount',
  'gridColumnCount',
  'gridRowGap',
  'gridColumnGap',
  'gridCell',
  'layoutMode',
  'layoutPositioning',
  'primaryAxisSizingMode',
  'counterAxisSizingMode',
  'primaryAxisAlignItems',
  'counterAxisAlignItems',
  'itemSpacing',
  'paddingLeft',
  'paddingRight',
  'paddingTop',
  'paddingBottom',
]);
