// What happens in the document, told to the panel: another selection, and changes inside the selected source by anyone, undo
// included. Our own paintings are no change of the source.
import type { PluginEvent, SelectionState } from '../contract/messages';
import { ancestorsOf } from './node-facts';
import { asPainting } from './painting/find-painting';
import { describeSelection } from './selection/describe-selection';

/** A drag sends changes at every frame: wait for this long a pause, ms. */
const PAUSE = 150;

export interface Watch {
  /** Describe the selection now and remember it as told. */
  describe(): Promise<SelectionState>;
  /** Tell the panel of the selection, once it is described. */
  tellSelection(): void;
}

/** Start listening. `tell` is called from the panel's first `describe` on: before that it may not listen yet. */
export function watchDocument(tell: (event: PluginEvent) => void): Watch {
  let told: SelectionState | null = null;
  let latest = 0;
  let page = figma.currentPage;
  let timer: number | null = null;
  let sourceChanged = false;

  async function describe(): Promise<SelectionState> {
    const mine = ++latest;
    const selection = await describeSelection();
    if (mine === latest) told = selection;
    return selection;
  }

  function tellSelection(): void {
    if (told === null) return;
    void (async () => {
      const mine = latest + 1;
      const selection = await describe();
      // A newer look at the selection is on its way: its answer counts.
      if (mine === latest) tell({ kind: 'selection', selection });
    })();
  }

  /** After a pause in the changes: the source may have another name or size, its painting may be gone. */
  async function settle(): Promise<void> {
    timer = null;
    const changed = sourceChanged;
    sourceChanged = false;
    const before = JSON.stringify(told);
    const mine = latest + 1;
    const selection = await describe();
    if (mine === latest && JSON.stringify(selection) !== before) tell({ kind: 'selection', selection });
    if (changed && selection.kind === 'paintable') tell({ kind: 'source-changed' });
  }

  function onChange(event: NodeChangeEvent): void {
    if (told === null || told.kind === 'nothing') return;
    if (event.nodeChanges.some((change) => touchesSource(change, told))) sourceChanged = true;
    settleSoon();
  }

  /** A colour style that changes recolours the shapes that use it; whether it reports them as changed is not documented. */
  function onStyleChange(): void {
    if (told === null || told.kind === 'nothing') return;
    sourceChanged = true;
    settleSoon();
  }

  function settleSoon(): void {
    if (timer !== null) clearTimeout(timer);
    timer = setTimeout(() => void settle(), PAUSE);
  }

  function onPageChange(): void {
    if (!page.removed) page.off('nodechange', onChange);
    page = figma.currentPage;
    page.on('nodechange', onChange);
    tellSelection();
  }

  figma.on('selectionchange', tellSelection);
  figma.on('currentpagechange', onPageChange);
  figma.on('stylechange', onStyleChange);
  page.on('nodechange', onChange);
  return { describe, tellSelection };
}

/** Could this change alter what the source looks like? */
function touchesSource(change: NodeChange, told: SelectionState | null): boolean {
  if (told === null || told.kind !== 'paintable') return false;
  const { node } = change;
  // A node that is gone no longer says where it was, and one with a new parent may have been inside: better one look too many.
  if (node.removed) return node.id !== told.source.painting?.layerId;
  if (asPainting(node) !== null) return false;
  if (change.type === 'PROPERTY_CHANGE' && change.properties.indexOf('parent') >= 0) return true;
  return [node, ...ancestorsOf(node)].some((step) => told.source.sourceIds.indexOf(step.id) >= 0);
}
