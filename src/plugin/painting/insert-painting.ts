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
import { updateLayer } from './update-layer';

/**
 * Update the painting of the recipe's source, else create it: the one with `layerId`, or one on the source's page or the current one. Where the
 * source is the mask on a painting, that painting is updated and still says from which layers it was made first. One undo step.
 * Throws FailureError `not-a-png`, `source-gone`, `empty`, `locked`, `image-refused` or `read-only`, with the document
 * unchanged. `keep` hears how to take it back (undo-painting.ts).
 */
export async function insertPainting(
  { png, recipe, mask, placement, layerId }: InsertPainting,
  keep?: (takeBack: () => Promise<void>) => void,
): Promise<Inserted> {
  checkPng(png);
  const named = layerId === undefined ? null : await loadedPageOf(layerId);
  const { source, page, existing, gallery, named: nodes } = await locate(recipe.sourceIds, named, layerId);
  // No await from here on.
  const origins = openOrigins(source, nodes, gallery);
  const origin = origins.of({ recipe, mask: mask ?? null });
  const inserted = await changeDocument((undoing) => {
    const image = imageOf(png);
    if (existing !== null) return updated(image, origin, source, existing, origins, undoing);
    const [place] = choosePlaces(source, page, placement, 1);
    const layer = createLayer({ image, ...origin, name: `${source.name} painting`, variation: false }, source, place!, undoing);
    origins.settle([layer], undoing);
    return { layerId: layer.id, layerName: layer.name, imageHash: image.hash, updated: false };
  }, keep);
  if (!inserted.updated) giveWayToTwin(inserted.layerId, recipe, page);
  return inserted;
}

interface Located extends LocatedSource {
  readonly existing: PaintingLayer | null;
  readonly gallery: Gallery;
}

/** The source and its painting, as they are until the caller's next await; what the painting shows can be written back. */
async function locate(sourceIds: readonly string[], named: PageNode | null, layerId: string | undefined): Promise<Located> {
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
    const existing = located.source.carrier ?? gallery.of(sourceIds, layerId);
    if (existing === null || !hasNewShader(existing.layer.fills)) return { ...located, existing, gallery };
    await importShaders(existing.layer.fills, existing.layer.name);
  }
}

async function updated(
  image: Image,
  origin: Origin,
  source: Source,
  existing: PaintingLayer,
  origins: Origins,
  undoing: Undoing,
): Promise<Inserted> {
  await updateLayer(image, origin, { ...source, corners: cornersOfSource(source) }, existing, undoing);
  origins.settle([existing.layer], undoing);
  return { layerId: existing.layer.id, layerName: existing.layer.name, imageHash: image.hash, updated: true };
}

/** The page that holds the painting (a person may have moved it to another page than its source's), loaded; null where the painting is gone. */
async function loadedPageOf(layerId: string): Promise<PageNode | null> {
  const layer = await nodeById(layerId);
  const page = layer === null || layer.removed ? null : pageOf(layer);
  return page !== null && (await loadPage(page)) ? page : null;
}
