// The global `figma` of one run. Members that are not listed here do not exist for the plugin.
// Above 250 lines because Figma has all of this on one object.
import { refuse } from '../../document/host-error';
import { ROOT } from '../../document/host-document';
import type { Patch } from '../../document/layout/layout';
import type { SceneType } from '../../document/record';
import { isFrameLike, isHiddenInInstance } from '../../document/scene';
import { ChangeFeed } from '../change-feed';
import { flag, number, text } from '../checks';
import { ClientStorageApi } from './client-storage-api';
import { FigmaEvents } from './figma-events';
import type { Listener } from './figma-events';
import { ImageApi } from './image-api';
import { base64Decode, base64Encode } from './base64';
import { NotificationApi } from './notification-api';
import { PageApi, RootApi } from '../nodes/page-api';
import { ParametersApi } from './parameter-input';
import type { PluginRun } from '../plugin-run';
import { Remote, sayWhere } from '../remote';
import { SceneNodeApi, checkModifiers } from '../nodes/scene-node-api';
import { StyleApi } from './style-api';
import { UiApi } from './ui-api';
import { ViewportApi } from './viewport-api';
import { createFromSvg } from '../../svg/create-from-svg';
import { World } from '../world';

const NOTIFY_LIMIT = 100;

export const FIGMA_MEMBERS = [
  'apiVersion',
  'command',
  'editorType',
  'mode',
  'pluginId',
  'root',
  'mixed',
  'currentPage',
  'currentUser',
  'viewport',
  'ui',
  'clientStorage',
  'parameters',
  'showUI',
  'closePlugin',
  'notify',
  'commitUndo',
  'triggerUndo',
  'on',
  'once',
  'off',
  'getNodeById',
  'getNodeByIdAsync',
  'getStyleById',
  'getStyleByIdAsync',
  'setCurrentPageAsync',
  'loadAllPagesAsync',
  'loadFontAsync',
  'createRectangle',
  'createLine',
  'createEllipse',
  'createPolygon',
  'createStar',
  'createVector',
  'createText',
  'createFrame',
  'createComponent',
  'createSection',
  'createNodeFromSvg',
  'createPage',
  'createPaintStyle',
  'getLocalPaintStyles',
  'getLocalPaintStylesAsync',
  'createImage',
  'getImageByHash',
  'group',
  'ungroup',
  'union',
  'subtract',
  'intersect',
  'exclude',
  'base64Encode',
  'base64Decode',
  'listAvailableShaders',
  'importShaderById',
  'skipInvisibleInstanceChildren',
  'transformGroup',
  'combineAsVariants',
  'createTextPath',
] as const satisfies readonly (keyof PluginAPI)[];

type Parent = BaseNode & ChildrenMixin;
type GroupType = 'GROUP' | 'BOOLEAN_OPERATION' | 'TRANSFORM_GROUP' | 'COMPONENT_SET';

const VECTOR_LIKE: ReadonlySet<string> = new Set(['VECTOR', 'RECTANGLE', 'ELLIPSE', 'POLYGON', 'STAR', 'LINE']);

export class FigmaApi extends Remote implements Pick<PluginAPI, (typeof FIGMA_MEMBERS)[number]> {
  readonly kind = 'figma';
  readonly members: readonly string[] = FIGMA_MEMBERS;
  readonly apiVersion = '1.0.0';
  readonly editorType = 'figma';
  readonly mode = 'default';
  readonly world: World;
  readonly ui: UiApi;
  readonly viewport: ViewportApi;
  readonly clientStorage: ClientStorageApi;
  readonly parameters: ParametersApi;
  private readonly events: FigmaEvents;

  constructor(private readonly run: PluginRun) {
    super();
    this.world = new World(run, {
      document: (world, id) => new RootApi(world, id),
      page: (world, id) => new PageApi(world, id),
      scene: (world, id) => new SceneNodeApi(world, id),
      style: (world, id) => new StyleApi(world, id),
    });
    this.ui = new UiApi(run);
    this.viewport = new ViewportApi(run.editor, this.world);
    this.clientStorage = new ClientStorageApi(run);
    this.parameters = new ParametersApi(run.parameters);
    this.events = new FigmaEvents(run, new ChangeFeed(this.world));
  }

  label(): string {
    return '[object Object]';
  }

  /** Tell the plugin that it may begin; Figma does so once its code has run. */
  started(): void {
    this.events.started();
  }

  get command(): string {
    return this.run.command;
  }
  get pluginId(): string {
    return this.run.manifest.id;
  }
  get mixed(): PluginAPI['mixed'] {
    return this.world.mixed;
  }
  get root(): DocumentNode {
    return this.world.node(ROOT);
  }

  get currentPage(): PageNode {
    return this.world.node(this.run.editor.currentPage);
  }
  set currentPage(page: PageNode) {
    this.run.assertLegacyAccess('figma.setCurrentPageAsync');
    this.open(page);
  }

  get skipInvisibleInstanceChildren(): boolean {
    return this.run.skipInvisibleInstanceChildren;
  }
  set skipInvisibleInstanceChildren(value: boolean) {
    this.run.skipInvisibleInstanceChildren = flag(value, 'skipInvisibleInstanceChildren');
  }

  get currentUser(): User | null {
    if (this.run.manifest.permissions?.includes('currentuser') !== true) refuse('"currentuser" permission is not specified in the manifest');
    const { author } = this.run.editor;
    // Who has not signed in is called so (plugin-api.d.ts, BaseUser): here the one person of a file that nobody shares.
    const name = author === 'you' ? 'Anonymous' : author;
    return { id: author, name, photoUrl: null, color: '#0d99ff', sessionId: 1 };
  }

  // ---- life

  showUI(html: string, options: ShowUIOptions = {}): void {
    this.run.assertOpen();
    this.run.window.open(text(html, 'html'), options);
  }

  closePlugin(message?: string): void {
    this.run.close(message);
  }

  notify(message: string, options: NotificationOptions = {}): NotificationHandler {
    // Figma shortens a longer message instead of refusing it.
    return new NotificationApi(this.run, text(message, 'message').slice(0, NOTIFY_LIMIT), options);
  }

  commitUndo(): void {
    this.run.assertOpen();
    this.run.editor.commit();
  }

  triggerUndo(): void {
    this.run.assertOpen();
    this.run.editor.undo();
  }

  on(type: string, callback: Listener): void {
    this.events.add(type, callback, false);
  }

  once(type: string, callback: Listener): void {
    this.events.add(type, callback, true);
  }

  off(type: string, callback: Listener): void {
    this.events.delete(type, callback);
  }

  // ---- lookups

  getNodeById(id: string): BaseNode | null {
    this.run.assertLegacyAccess('figma.getNodeByIdAsync');
    return this.lookUp(id);
  }

  async getNodeByIdAsync(id: string): Promise<BaseNode | null> {
    return this.run.perform('getNodeByIdAsync', () => this.lookUp(id));
  }

  getStyleById(id: string): BaseStyle | null {
    this.run.assertLegacyAccess('figma.getStyleByIdAsync');
    return this.lookUpStyle(id);
  }

  async getStyleByIdAsync(id: string): Promise<BaseStyle | null> {
    return this.run.perform('getStyleByIdAsync', () => this.lookUpStyle(id));
  }

  async setCurrentPageAsync(page: PageNode): Promise<void> {
    await this.run.perform('setCurrentPageAsync', () => {
      this.open(page);
    });
  }

  async loadAllPagesAsync(): Promise<void> {
    await this.run.perform('loadAllPagesAsync', () => {
      this.run.allPagesLoaded = true;
    });
  }

  async loadFontAsync(fontName: FontNameInput): Promise<void> {
    await this.run.perform(
      'loadFontAsync',
      () => void this.world.loadedFonts.add(`${fontName.family} ${'style' in fontName ? fontName.style : 'Regular'}`),
    );
  }

  // ---- making

  createRectangle(): RectangleNode {
    return this.create('RECTANGLE');
  }
  createLine(): LineNode {
    return this.create('LINE');
  }
  createEllipse(): EllipseNode {
    return this.create('ELLIPSE');
  }
  createPolygon(): PolygonNode {
    return this.create('POLYGON');
  }
  createStar(): StarNode {
    return this.create('STAR');
  }
  createVector(): VectorNode {
    return this.create('VECTOR');
  }
  createText(): TextNode {
    return this.create('TEXT');
  }
  createFrame(): FrameNode {
    return this.create('FRAME');
  }
  createComponent(): ComponentNode {
    return this.create('COMPONENT');
  }
  createSection(): SectionNode {
    return this.create('SECTION');
  }

  createNodeFromSvg(svg: string): FrameNode {
    return this.world.node(this.world.write(() => createFromSvg(this.run.document, text(svg, 'svg'), this.run.editor.currentPage)));
  }

  createPage(): PageNode {
    const id = this.world.write(() => this.run.document.createPage(`Page ${this.run.document.pages.length + 1}`));
    this.run.loadedPages.add(id);
    return this.world.node(id);
  }

  createPaintStyle(): PaintStyle {
    return this.world.style(this.world.write(() => this.run.document.createStyle()));
  }

  getLocalPaintStyles(): PaintStyle[] {
    this.run.assertLegacyAccess('figma.getLocalPaintStylesAsync');
    return this.localPaintStyles();
  }

  async getLocalPaintStylesAsync(): Promise<PaintStyle[]> {
    return this.run.perform('getLocalPaintStylesAsync', () => this.localPaintStyles());
  }

  createImage(data: Uint8Array): Image {
    this.run.assertOpen();
    if (!(data instanceof Uint8Array)) refuse('Expected the image to be a Uint8Array');
    return new ImageApi(this.run, this.run.document.addImage(data));
  }

  getImageByHash(hash: string): Image | null {
    const stored = this.run.document.image(text(hash, 'hash'));
    return stored === undefined ? null : new ImageApi(this.run, stored);
  }

  async listAvailableShaders(): Promise<Shader[]> {
    return this.run.perform('listAvailableShaders', () =>
      this.run.document.shaders.map((shader) => ({ ...shader, imported: this.run.importedShaders.has(shader.id) })),
    );
  }

  async importShaderById(id: string): Promise<Shader> {
    return this.run.perform('importShaderById', () => {
      const shader =
        this.run.document.shaders.find((candidate) => candidate.id === id) ?? refuse(`The shader with id "${text(id, 'id')}" does not exist`);
      this.run.importedShaders.add(id);
      return { ...shader, imported: true, propertyDefinitions: {} };
    });
  }

  group(nodes: readonly BaseNode[], parent: Parent, index?: number): GroupNode {
    return this.groupLike(nodes, parent, index, 'GROUP');
  }

  ungroup(node: SceneNode & ChildrenMixin): SceneNode[] {
    const id = this.world.idOf(node);
    const { type } = this.run.document.node(id);
    if (type !== 'GROUP' && !isFrameLike(type)) refuse('Only groups and frames can be ungrouped');
    const { editor } = this.run;
    const wasSelected = editor.selection().includes(id);
    const children = this.world.write(() => this.run.document.ungroup(id));
    // "If the ungrouped node is part of the current selection, the ungrouped node's children will become part of the selection."
    if (wasSelected) editor.select([...editor.selection().filter((other) => other !== id), ...children]);
    return children.map((child) => this.world.node(child));
  }

  union(nodes: readonly BaseNode[], parent: Parent, index?: number): BooleanOperationNode {
    return this.groupLike(nodes, parent, index, 'UNION');
  }
  subtract(nodes: readonly BaseNode[], parent: Parent, index?: number): BooleanOperationNode {
    return this.groupLike(nodes, parent, index, 'SUBTRACT');
  }
  intersect(nodes: readonly BaseNode[], parent: Parent, index?: number): BooleanOperationNode {
    return this.groupLike(nodes, parent, index, 'INTERSECT');
  }
  exclude(nodes: readonly BaseNode[], parent: Parent, index?: number): BooleanOperationNode {
    return this.groupLike(nodes, parent, index, 'EXCLUDE');
  }

  transformGroup(nodes: readonly SceneNode[], parent: Parent, index: number, modifiers: TransformModifier[]): TransformGroupNode {
    const transformModifiers = checkModifiers(modifiers);
    return this.groupOf(nodes, parent, index, 'TRANSFORM_GROUP', { transformModifiers });
  }

  combineAsVariants(nodes: readonly ComponentNode[], parent: Parent, index?: number): ComponentSetNode {
    return this.groupOf(nodes, parent, index, 'COMPONENT_SET');
  }

  createTextPath(node: VectorNode, startSegment: number, startPosition: number): TextPathNode {
    const id = this.world.idOf(node);
    if (!VECTOR_LIKE.has(this.run.document.node(id).type)) refuse('Only a vector, a shape or a line can become a text path');
    const start = { segment: number(startSegment, 'startSegment', 0), position: number(startPosition, 'startPosition', 0, 1) };
    this.world.write(() => {
      this.run.document.toTextPath(id, start);
    });
    this.world.forget(id);
    return this.world.node(id);
  }

  base64Encode(data: Uint8Array): string {
    return base64Encode(data);
  }
  base64Decode(data: string): Uint8Array {
    return base64Decode(text(data, 'data'));
  }

  // ---- inside

  private lookUp(id: string): BaseNode | null {
    const entry = this.run.document.find(text(id, 'id'));
    if (id.startsWith('I') && this.run.unsettled.instanceLookup === 'null') return null;
    if (entry !== undefined && this.run.skipInvisibleInstanceChildren && isHiddenInInstance(this.run.document, id)) return null;
    return entry === undefined || entry.type === 'PAINT' ? null : this.world.node<BaseNode>(id);
  }

  private lookUpStyle(id: string): BaseStyle | null {
    return this.run.document.find(text(id, 'id'))?.type === 'PAINT' ? this.world.style(id) : null;
  }

  private localPaintStyles(): PaintStyle[] {
    return this.run.document.styles().map((style) => this.world.style(style.id));
  }

  private open(page: PageNode): void {
    const id = this.world.idOf(page, 'page');
    if (this.run.document.node(id).type !== 'PAGE') refuse('Expected a page');
    this.run.loadedPages.add(id);
    this.run.editor.setCurrentPage(id);
  }

  // eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- the caller knows which kind of node it asks for
  private create<T>(type: SceneType): T {
    return this.world.node<T>(this.world.write(() => this.run.document.create(type, this.run.editor.currentPage)));
  }

  // eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- the caller knows which kind of node it asks for
  private groupLike<T>(
    nodes: readonly BaseNode[],
    parent: Parent,
    index: number | undefined,
    kind: 'GROUP' | 'UNION' | 'SUBTRACT' | 'INTERSECT' | 'EXCLUDE',
  ): T {
    return kind === 'GROUP'
      ? this.groupOf(nodes, parent, index, 'GROUP')
      : this.groupOf(nodes, parent, index, 'BOOLEAN_OPERATION', { booleanOperation: kind });
  }

  // eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- the caller knows which kind of node it asks for
  private groupOf<T>(nodes: readonly BaseNode[], parent: Parent, index: number | undefined, type: GroupType, patch: Patch = {}): T {
    if (!Array.isArray(nodes)) refuse('First argument must be an array of nodes');
    const ids = nodes.map((node) => this.world.idOf(node));
    const into = this.world.idOf(parent, 'parent');
    return this.world.node<T>(this.world.write(() => this.run.document.group(ids, into, index, type, patch)));
  }
}
sayWhere(FigmaApi, FIGMA_MEMBERS);
