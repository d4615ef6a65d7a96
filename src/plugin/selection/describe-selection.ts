// What the panel is told of the selection, or of a source that it follows.
import { toFailure } from '../../contract/failure';
import type { PaintingSummary, SelectionState, SourceSummary } from '../../contract/wire/messages';
import { emptyFrameOf, summaryOfEmptyFrame } from '../drawing/empty-frame';
import { fillTargets } from '../drawing/fillable';
import { pageOf } from '../document/node-facts';
import { asPainting, carriesMask } from '../painting/find-painting';
import type { PaintingLayer } from '../painting/find-painting';
import { openGallery, unknownIn } from '../identity/gallery';
import type { Gallery } from '../identity/gallery';
import { lookUp, NOWHERE } from '../identity/marked-nodes';
import type { Whereabouts } from '../identity/marked-nodes';
import { imageHashOf } from '../painting/image-paint';
import { isStack, stackOf } from '../stack/stack-facts';
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

/**
 * Describe the present selection. Never rejects: what can't be painted carries its sentence.
 * @param alone whether selected shapes stand for themselves and not for the scene around them.
 */
export async function describeSelection(alone: boolean): Promise<Description> {
  const { selection } = figma.currentPage;
  if (selection.length === 0) return { state: { kind: 'nothing' }, pages: [], nodes: [] };
  const { state, ...watched } = await describe(fillTargets(selection).fillable.length, () => readSelection(selection, alone));
  // The selection as it is by now: while its source was looked for, the person may have selected something else.
  const empty = emptyFrameOf(figma.currentPage.selection);
  const told =
    empty === null || (state.kind !== 'unpaintable' && state.kind !== 'paintable')
      ? state
      : { ...state, emptyFrame: summaryOfEmptyFrame(empty) };
  return { state: told, ...watched };
}

/** Describe a source by its ids, whatever is selected. Never rejects. */
export async function describeSource(ids: readonly string[]): Promise<Description> {
  return describe(fillTargets(figma.currentPage.selection).fillable.length, async () => {
    const { source } = await findSource(ids);
    if (source.carrier === null) paintableOf(source.nodes);
    return { sources: [source], unpaintable: [] };
  });
}

async function describe(fillable: number, read: () => Promise<SelectionReading>): Promise<Description> {
  try {
    const { reading, elsewhere } = await readWithWhereabouts(read);
    // No await from here on.
    const { sources, unpaintable } = reading;
    const pages = distinct(sources.map((source) => pageOf(source.nodes[0]!)));
    // The current page, too: a painting that was moved there still stands for its source elsewhere.
    const gallery = openGallery(distinct([...pages, figma.currentPage]), elsewhere);
    const summaries = sources.map((source) => summarise(source, gallery));
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

/** Read, and again after every await that it takes to know which copies have their originals on other pages. */
async function readWithWhereabouts(
  read: () => Promise<SelectionReading>,
): Promise<{ readonly reading: SelectionReading; readonly elsewhere: Whereabouts }> {
  let elsewhere = NOWHERE;
  for (;;) {
    const reading = await read();
    const unknown = unknownIn(reading.sources, elsewhere);
    if (unknown.length === 0) return { reading, elsewhere };
    elsewhere = await lookUp(unknown, elsewhere);
  }
}

function distinct(pages: readonly (PageNode | null)[]): readonly PageNode[] {
  return [...new Map(pages.filter((page): page is PageNode => page !== null).map((page) => [page.id, page])).values()];
}

function summarise({ ids, name, width, height, throughPainting, scope, carrier }: Source, gallery: Gallery): SourceSummary {
  const painting = carrier ?? gallery.of(ids);
  return {
    sourceIds: ids,
    name,
    width,
    height,
    painting: painting === null ? null : summaryOf(painting),
    throughPainting,
    fromMask: carrier !== null,
    scope,
  };
}

function summaryOf({ layer, recipe }: PaintingLayer): PaintingSummary {
  return {
    layerId: layer.id,
    recipe,
    imageHash: imageHashOf(layer),
    carriesMask: carriesMask(layer),
    ...(isStack(layer) ? { asLayers: true } : {}),
  };
}

/** The painting that is selected alone, or null. */
function selectedPainting(): PaintingSummary | null {
  const [node, ...others] = figma.currentPage.selection;
  const painting = node === undefined || others.length > 0 ? null : asPainting(stackOf(node) ?? node);
  return painting === null ? null : summaryOf(painting);
}
