// The painting into the document. Everything that takes time comes first; then the document is read afresh and changed in one
// synchronous stretch, so that a teammate, a page switch or a closing panel can't come between "is it there?" and "put it there".
import type { Inserted, InsertPainting } from '../../contract/wire/messages';
import { changeDocument } from '../document/change-document';
import type { Undoing } from '../document/change-document';
import { loadPage } from '../document/load-page';
import { nodeById } from '../document/node-by-id';
import { pageOf } from '../document/node-facts';
import { lookUp, NOWHERE } from '../identity/marked-nodes';
import { findSource } from '../selection/find-source';
import type { LocatedSource } from '../selection/find-source';
import { sceneName } from '../selection/source';
import type { Source } from '../selection/source';
import { hasNewShader, importShaders } from '../document/write-paints';
import { choosePlaces } from './choose-place';
import { createLayer } from './create-layer';
import type { Origin } from './create-layer';
import { cornersOfSource } from './corners';
import type { PaintingLayer } from './find-painting';
import { openGallery, unknownIn } from '../identity/gallery';
import type { Gallery } from '../identity/gallery';
import { openOrigins } from '../identity/open-origins';
import type { Origins } from '../identity/open-origins';
import { giveWayToTwin } from './give-way';
import { checkPng, imageOf } from './painting-png';
import { isStack } from '../stack/stack-facts';
import type { StackLayer } from '../stack/put-layers';
import { updateLayer } from './update-layer';

/**
 * Update the painting of the recipe's source, else create it: the one with `layerId`, or one on the source's page or the current one. Where the
 * source is the mask on a painting, that painting is updated and still says from which layers it was made first. One undo step.
 * Throws FailureError `not-a-png`, `source-gone`, `empty`, `locked`, `image-refused` or `read-only`, with the document
 * unchanged. `keep` hears how to take it back (undo-painting.ts).
 */
export async function insertPainting(
  { png, recipe, mask, placement, layerId, layers }: InsertPainting,
  keep?: (takeBack: () => Promise<void>) => void,
): Promise<Inserted> {
  for (const { png: each } of [{ png }, ...(layers ?? [])]) checkPng(each);
  const named = layerId === undefined ? null : await loadedPageOf(layerId);
  const { source, page, existing, alike, gallery, named: nodes } = await locate(recipe.sourceIds, named, layerId, layers !== undefined);
  // No await from here on.
  const origins = openOrigins(source, nodes, gallery);
  const origin = origins.of({ recipe, mask: mask ?? null });
  const inserted = await changeDocument((undoing) => {
    const image = imageOf(png);
    const stack = layers?.map(({ name, png: each }) => ({ name, image: imageOf(each) }));
    if (existing !== null) return updated(image, origin, source, [existing, ...alike], origins, undoing, stack);
    const [place] = choosePlaces(source, page, placement, 1);
    const [what, more] = stack === undefined ? ['painting', {}] : ['layers', { layers: stack }];
    const name = `${sceneName(source)} ${what}`;
    // A stack is there beside the painting, as variations are.
    const layer = createLayer({ image, ...origin, ...more, name, variation: stack !== undefined }, source, place!, undoing);
    origins.settle([layer], undoing);
    return { layerId: layer.id, layerName: layer.name, imageHash: image.hash, updated: false };
  }, keep);
  if (!inserted.updated && layers === undefined) giveWayToTwin(inserted.layerId, recipe, page);
  return inserted;
}

interface Located extends LocatedSource {
  readonly existing: PaintingLayer | null;
  /** Other layers that it is a fill of, selected with it: who repaints one means all of them. */
  readonly alike: readonly PaintingLayer[];
  readonly gallery: Gallery;
}

/** The source and its painting, as they are until the caller's next await; what the painting shows can be written back. */
async function locate(sourceIds: readonly string[], named: PageNode | null, layerId: string | undefined, asLayers: boolean): Promise<Located> {
  let elsewhere = NOWHERE;
  for (;;) {
    const located = await findSource(sourceIds);
    const unknown = unknownIn([located.source], elsewhere);
    if (unknown.length > 0) {
      elsewhere = await lookUp(unknown, elsewhere);
      continue;
    }
    const pages = new Map(
      [located.page, figma.currentPage, named].filter((page): page is PageNode => page !== null && !page.removed).map((page) => [page.id, page]),
    );
    const gallery = openGallery([...pages.values()], elsewhere);
    const existing = asLayers ? stackFor(located.source, gallery, layerId) : flat(located.source.carrier ?? gallery.of(sourceIds, layerId));
    const alike = existing === null ? [] : gallery.alike(existing.layer);
    const strange = [existing, ...alike].find((painting) => painting !== null && hasNewShader(painting.layer.fills));
    if (strange == null) return { ...located, existing, alike, gallery };
    await importShaders(strange.layer.fills, strange.layer.name);
  }
}

async function updated(
  image: Image,
  origin: Origin,
  source: Source,
  paintings: readonly PaintingLayer[],
  origins: Origins,
  undoing: Undoing,
  stack?: readonly StackLayer[],
): Promise<Inserted> {
  const how = { ...source, corners: cornersOfSource(source) };
  await Promise.all(paintings.map((painting) => updateLayer(image, origin, how, painting, undoing, stack)));
  origins.settle(
    paintings.map(({ layer }) => layer),
    undoing,
  );
  const { id, name } = paintings[0]!.layer;
  return { layerId: id, layerName: name, imageHash: image.hash, updated: true };
}

/** The stack of a source: the one that is named, else its own one that the plugin made. */
function stackFor({ ids, carrier }: Source, gallery: Gallery, layerId: string | undefined): PaintingLayer | null {
  if (carrier !== null && isStack(carrier.layer)) return carrier;
  const stacks = gallery.allOf(ids).filter(({ layer }) => isStack(layer));
  return stacks.find(({ layer }) => layer.id === layerId) ?? stacks.find(({ layer, placed }) => placed?.layerId === layer.id) ?? null;
}

/** One picture can't be shown in a stack. */
function flat(painting: PaintingLayer | null): PaintingLayer | null {
  return painting === null || isStack(painting.layer) ? null : painting;
}

/** The page that holds the painting (a person may have moved it to another page than its source's), loaded; null where the painting is gone. */
async function loadedPageOf(layerId: string): Promise<PageNode | null> {
  const layer = await nodeById(layerId);
  const page = layer === null || layer.removed ? null : pageOf(layer);
  return page !== null && (await loadPage(page)) ? page : null;
}
