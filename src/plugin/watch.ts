// What happens in the document, told to the panel: another selection, and changes inside the described sources by anyone, undo
// included, on whichever page they are. Our own paintings are no change of a source. This is the only place that waits for a drag to
// pause; the panel may act on what it hears.
import type { PluginEvent, SelectionState, SourceSummary } from '../contract/messages';
import { onBurst } from './burst';
import { ancestorsOf } from './node-facts';
import { asPainting } from './painting/find-painting';
import { describeSelection, describeSource } from './selection/describe-selection';

export interface Watch {
  /** Describe the selection now and remember it as told. */
  describe(): Promise<SelectionState>;
  /** Tell the panel of the selection, once it is described. */
  tellSelection(): void;
  /** Stay with the described source while the selection is inside of it or empty; or stop doing so. Tells the selection where it differs. */
  follow(on: boolean): Promise<void>;
}

/** Start listening. `tell` is called from the panel's first `describe` on: before that it may not listen yet. */
export function watchDocument(tell: (event: PluginEvent) => void): Watch {
  let told: SelectionState | null = null;
  let latest = 0;
  let following = false;
  /** The source that was described last, for as long as it is followed. */
  let followed: readonly string[] | null = null;
  let listening: readonly PageNode[] = [];
  let sourceChanged = false;
  /** Layers that were seen to be paintings: once they are gone, nothing else tells. */
  const paintings = new Set<string>();

  /**
   * Describe, remember, and tell where it is worth it, the last two in one go: nothing may come between them. Neither where a newer
   * look is on its way: its answer counts.
   */
  async function look(isWorthTelling: (before: SelectionState | null, now: SelectionState) => boolean): Promise<SelectionState> {
    const mine = ++latest;
    const { state, pages } = following && followed !== null && isWithin(followed) ? await describeSource(followed) : await describeSelection();
    if (mine !== latest) return state;
    const before = told;
    told = state;
    if (state.kind === 'paintable') followed = state.source.sourceIds;
    else if (state.kind !== 'unpaintable') followed = null;
    listenTo(pages);
    if (isWorthTelling(before, state)) tell({ kind: 'selection', selection: state });
    return state;
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
    for (const { node } of event.nodeChanges) if (!node.removed && asPainting(node) !== null) paintings.add(node.id);
    const changes = event.nodeChanges.filter(({ node }) => !paintings.has(node.id));
    if (changes.some((change) => touches(change, sourcesOf(told)))) sourceChanged = true;
    settleSoon();
  }

  /** A colour style that changes recolours the shapes that use it; whether it reports them as changed is not documented. */
  function onStyleChange(): void {
    if (told === null || told.kind === 'nothing') return;
    sourceChanged = true;
    settleSoon();
  }

  function listenTo(pages: readonly PageNode[]): void {
    const wanted = [figma.currentPage, ...pages.filter((page) => page.id !== figma.currentPage.id)];
    for (const page of listening) if (!page.removed && !wanted.some(({ id }) => id === page.id)) page.off('nodechange', onChange);
    for (const page of wanted) if (!listening.some(({ id }) => id === page.id)) page.on('nodechange', onChange);
    listening = wanted;
  }

  function onPageChange(): void {
    listenTo([]);
    tellSelection();
  }

  async function follow(on: boolean): Promise<void> {
    following = on;
    await tellChanges();
  }

  figma.on('selectionchange', tellSelection);
  figma.on('currentpagechange', onPageChange);
  figma.on('stylechange', onStyleChange);
  listenTo([]);
  return { describe: () => look(() => false), tellSelection, follow };
}

function sourcesOf(state: SelectionState | null): readonly SourceSummary[] {
  if (state?.kind === 'paintable') return [state.source];
  return state?.kind === 'several' ? state.sources : [];
}

/** Is nothing selected, or only what belongs to this source? */
function isWithin(sourceIds: readonly string[]): boolean {
  return figma.currentPage.selection.every((node) => [node, ...ancestorsOf(node)].some((step) => sourceIds.indexOf(step.id) >= 0));
}

/** Could this change alter what one of the sources looks like? */
function touches(change: NodeChange, sources: readonly SourceSummary[]): boolean {
  if (sources.length === 0) return false;
  const { node } = change;
  // A node that is gone no longer says where it was, and one with a new parent may have been inside: better one look too many.
  if (node.removed) return sources.every(({ painting }) => node.id !== painting?.layerId);
  if (change.type === 'PROPERTY_CHANGE' && change.properties.indexOf('parent') >= 0) return true;
  return [node, ...ancestorsOf(node)].some((step) => sources.some(({ sourceIds }) => sourceIds.indexOf(step.id) >= 0));
}
