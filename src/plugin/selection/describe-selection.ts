// What the panel is told of the selection, or of a source that it follows.
import { toFailure } from '../../contract/failure';
import type { PaintingSummary, SelectionState, SourceSummary } from '../../contract/messages';
import { emptyFrameOf, summaryOfEmptyFrame } from '../drawing/empty-frame';
import { fillTargets } from '../drawing/fillable';
import { pageOf } from '../document/node-facts';
import { asPainting, carriesMask, choosePainting, paintingsOn } from '../painting/find-painting';
import type { FoundPainting, PaintingLayer } from '../painting/find-painting';
import { imageHashOf } from '../painting/image-paint';
import { findSource } from './find-source';
import { paintableOf } from './paintable';
import { readSelection } from './read-selection';
import type { SelectionReading } from './read-selection';
import type { Source } from './source';

export interface Description {
  readonly state: SelectionState;
  /** Pages that hold the described sources. A painting can lie on another page than its source. */
  readonly pages: readonly PageNode[];
  /** The layers of these sources. */
  readonly nodes: readonly SceneNode[];
}

/** Describe the present selection. Never rejects: what can't be painted carries its sentence. */
export async function describeSelection(): Promise<Description> {
  const { selection } = figma.currentPage;
  if (selection.length === 0) return { state: { kind: 'nothing' }, pages: [], nodes: [] };
  const { state, ...watched } = await describe(fillTargets(selection).fillable.length, () => readSelection(selection));
  // The selection as it is by now: while its source was looked for, the person may have selected something else.
  const empty = emptyFrameOf(figma.currentPage.selection);
  const told = empty === null || (state.kind !== 'unpaintable' && state.kind !== 'paintable') ? state : { ...state, emptyFrame: summaryOfEmptyFrame(empty) };
  return { state: told, ...watched };
}

/** Describe a source by its ids, whatever is selected. Never rejects. */
export async function describeSource(ids: readonly string[]): Promise<Description> {
  return describe(fillTargets(figma.currentPage.selection).fillable.length, async () => {
    const { source } = await findSource(ids);
    paintableOf(source.nodes);
    return { sources: [source], unpaintable: [] };
  });
}

async function describe(fillable: number, read: () => Promise<SelectionReading>): Promise<Description> {
  try {
    const { sources, unpaintable } = await read();
    const pages = distinct(sources.map((source) => pageOf(source.nodes[0]!)));
    // The current page, too: a painting that was moved there still stands for its source elsewhere.
    const paintings = paintingsOn(distinct([...pages, figma.currentPage]));
    const summaries = sources.map((source) => summarise(source, paintings));
    const [only, ...others] = summaries;
    const state: SelectionState =
      only !== undefined && others.length === 0
        ? { kind: 'paintable', source: only, fillable }
        : { kind: 'several', sources: summaries, unpaintable, fillable };
    return { state, pages, nodes: ([] as SceneNode[]).concat(...sources.map((source) => source.nodes)) };
  } catch (thrown) {
    const failure = toFailure(thrown, 'This selection could not be read. Select it again.');
    if (failure.code === 'internal') console.error('Alla Prima could not read the selection:', String(thrown));
    return { state: { kind: 'unpaintable', failure, fillable, painting: selectedPainting() }, pages: [], nodes: [] };
  }
}

function distinct(pages: readonly (PageNode | null)[]): readonly PageNode[] {
  return [...new Map(pages.filter((page): page is PageNode => page !== null).map((page) => [page.id, page])).values()];
}

function summarise({ ids, name, width, height, throughPainting }: Source, paintings: readonly FoundPainting[]): SourceSummary {
  const painting = choosePainting(paintings, ids);
  return {
    sourceIds: ids,
    name,
    width,
    height,
    painting: painting === null ? null : summaryOf(painting),
    throughPainting,
  };
}

function summaryOf({ layer, recipe }: PaintingLayer): PaintingSummary {
  return { layerId: layer.id, recipe, imageHash: imageHashOf(layer.fills), carriesMask: carriesMask(layer) };
}

/** The painting that is selected alone, or null. */
function selectedPainting(): PaintingSummary | null {
  const [node, ...others] = figma.currentPage.selection;
  const painting = node === undefined || others.length > 0 ? null : asPainting(node);
  return painting === null ? null : summaryOf(painting);
}
