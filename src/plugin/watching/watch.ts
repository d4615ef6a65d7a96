// What happens in the document, told to the panel: another selection, and changes inside the described sources by anyone, undo
// included, on whichever page they are; and inside the main components of what they hold. Our own paintings are no change of a source.
// This is the only place that waits for a drag to pause; the panel may act on what it hears.
import type { PluginEvent, SelectionState, SourceSummary } from '../../contract/wire/messages';
import { onBurst } from './burst';
import { ancestorsOf } from '../document/node-facts';
import { onPageChanges } from './page-changes';
import { asPainting } from '../painting/find-painting';
import { describeSelection, describeSource } from '../selection/describe-selection';
import { NO_MAINS, UNKNOWN_MAINS, instancesIn, mainsOf } from '../selection/mains';
import type { Mains } from '../selection/mains';

export interface Watch {
  /** Describe the selection now and remember it as told. */
  describe(): Promise<SelectionState>;
  /** Tell the panel of the selection, once it is described. */
  tellSelection(): void;
  /** Stay with the described source while the selection is inside of it or empty; or stop doing so. Tells the selection where it differs. */
  follow(on: boolean): Promise<void>;
  /** Whether the shapes that are selected now stand for themselves. Tells the selection. */
  chooseScope(alone: boolean): Promise<void>;
}

/** Start listening. `tell` is not called before the panel's first `describe`: the panel may not listen yet. */
export function watchDocument(tell: (event: PluginEvent) => void): Watch {
  let told: SelectionState | null = null;
  /** What was selected then. */
  let toldIds = '';
  let latest = 0;
  let following = false;
  /** Ids of the selected shapes that are to stand for themselves, and not for the scene around them. */
  let alone: string | null = null;
  /** The source that was described last, for as long as it is followed. */
  let followed: readonly string[] | null = null;
  let pages: readonly PageNode[] = [];
  let mains = NO_MAINS;
  /** The instances that `mains` are of; null where it has to be found out anew. */
  let mainsOfInstances: string | null = '';
  const listening = new Map<string, () => void>();
  let sourceChanged = false;
  /** Layers that were paintings when last seen: of a layer that is gone, Figma tells nothing but its id. */
  const paintings = new Set<string>();

  /**
   * Describe the selection; then, without an await between, remember it and tell the panel where something differs. Does neither when a
   * newer description has been started meanwhile: that one counts.
   */
  async function look(isWorthTelling: (before: SelectionState | null, now: SelectionState) => boolean): Promise<SelectionState> {
    const mine = ++latest;
    const {
      state,
      pages: described,
      nodes,
    } = following && followed !== null && isWithin(followed, mains)
      ? await describeSource(followed)
      : await describeSelection(alone === selectedIds());
    if (mine !== latest) return state;
    const before = told;
    told = state;
    const ids = selectedIds();
    const sameLayers = ids !== '' && ids === toldIds;
    toldIds = ids;
    if (state.kind === 'paintable') followed = state.source.sourceIds;
    else if (state.kind !== 'unpaintable') followed = null;
    pages = described;
    void watchMains(nodes);
    listen();
    if (isWorthTelling(before, state)) tell({ kind: 'selection', selection: state, ...(sameLayers && { sameLayers }) });
    return state;
  }

  /** Find the main components of the described sources. Until they are known, every component may be one of them. */
  async function watchMains(nodes: readonly SceneNode[]): Promise<void> {
    const instances = instancesIn(nodes.filter((node) => !node.removed));
    const key = instances.map(({ id }) => id).join();
    if (key === mainsOfInstances) return;
    mainsOfInstances = key;
    mains = instances.length === 0 ? NO_MAINS : UNKNOWN_MAINS;
    if (instances.length === 0) return;
    const found = await mainsOf(instances);
    if (key !== mainsOfInstances) return;
    mains = found;
    listen();
  }

  async function tellChanges(): Promise<void> {
    await look((before, now) => JSON.stringify(now) !== JSON.stringify(before));
  }

  function tellSelection(): void {
    if (told !== null) void look(() => true);
  }

  async function settle(): Promise<void> {
    const changed = sourceChanged;
    sourceChanged = false;
    // The source may have another name or size, its painting may be gone.
    await tellChanges();
    if (changed && sourcesOf(told).length > 0) tell({ kind: 'source-changed' });
  }

  const settleSoon = onBurst(() => void settle());

  function onChange(event: NodeChangeEvent): void {
    if (told === null || told.kind === 'nothing') return;
    for (const { node } of event.nodeChanges) if (isReadable(node) && asPainting(node) !== null) paintings.add(node.id);
    const changes = event.nodeChanges.filter(({ node }) => !paintings.has(node.id));
    // An instance may have another main now.
    if (changes.some(({ node }) => isReadable(node) && node.type === 'INSTANCE')) mainsOfInstances = null;
    if (changes.some((change) => touches(change, sourcesOf(told), mains))) sourceChanged = true;
    settleSoon();
  }

  /** A colour style that changes recolours the shapes that use it; whether it reports them as changed is not documented. */
  function onStyleChange(): void {
    if (told === null || told.kind === 'nothing') return;
    sourceChanged = true;
    settleSoon();
  }

  /** Subscribe to the current page, the pages of the sources and those of their main components, and to no others. */
  function listen(): void {
    const wanted = new Map([figma.currentPage, ...pages, ...mains.pages].filter((page) => !page.removed).map((page) => [page.id, page]));
    for (const [id, stop] of [...listening]) {
      if (wanted.has(id)) continue;
      stop();
      listening.delete(id);
    }
    for (const [id, page] of wanted) if (!listening.has(id)) listening.set(id, onPageChanges(page, onChange));
  }

  function onPageChange(): void {
    listen();
    tellSelection();
  }

  async function follow(on: boolean): Promise<void> {
    following = on;
    await tellChanges();
  }

  async function chooseScope(on: boolean): Promise<void> {
    alone = on ? selectedIds() : null;
    followed = null;
    await look(() => true);
  }

  figma.on('selectionchange', tellSelection);
  figma.on('currentpagechange', onPageChange);
  figma.on('stylechange', onStyleChange);
  listen();
  return { describe: () => look(() => false), tellSelection, follow, chooseScope };
}

function selectedIds(): string {
  return figma.currentPage.selection
    .map(({ id }) => id)
    .sort()
    .join();
}

function sourcesOf(state: SelectionState | null): readonly SourceSummary[] {
  if (state?.kind === 'paintable') return [state.source];
  return state?.kind === 'several' ? state.sources : [];
}

/** Is nothing selected, or only what belongs to this source: layers inside of it, or inside the mains of its instances? */
function isWithin(sourceIds: readonly string[], { ids }: Mains): boolean {
  return figma.currentPage.selection.every((node) => {
    const around = ancestorsOf(node);
    return [node, ...around].some((step) => sourceIds.indexOf(step.id) >= 0) || around.some((step) => ids?.has(step.id) === true);
  });
}

/** False for a node that is gone, and for one that was hidden inside an instance: with skipInvisibleInstanceChildren it throws at every touch. */
function isReadable(node: SceneNode | RemovedNode): node is SceneNode {
  try {
    return !node.removed && node.parent !== null;
  } catch {
    return false;
  }
}

/** Could this change alter what one of the sources looks like? */
function touches(change: NodeChange, sources: readonly SourceSummary[], mains: Mains): boolean {
  if (sources.length === 0) return false;
  const { node } = change;
  // Private notes change no pixel: a painting that is inserted writes its mark on the source.
  if (change.type === 'PROPERTY_CHANGE' && change.properties.every((property) => property === 'pluginData')) return false;
  // A node that is gone no longer says where it was, and one with a new parent may have been inside: better to look once too often.
  if (node.removed) return sources.every(({ painting }) => node.id !== painting?.layerId);
  if (!isReadable(node) || (change.type === 'PROPERTY_CHANGE' && change.properties.indexOf('parent') >= 0)) return true;
  const chain: readonly BaseNode[] = [node, ...ancestorsOf(node)];
  return chain.some((step) => sources.some(({ sourceIds }) => sourceIds.indexOf(step.id) >= 0) || isMain(step, mains));
}

function isMain(step: BaseNode, { ids }: Mains): boolean {
  return ids === null ? step.type === 'COMPONENT' : ids.has(step.id);
}
