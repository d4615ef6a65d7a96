// “Use as fill”: a painting becomes a fill of the selected layers, which are and stay somebody's own. It is cropped to each as Figma crops any
// picture. The layers carry what a painted layer carries, so that it can be painted again where it is.
import { FailureError } from '../../contract/failure';
import type { FilledLayers, FillLayers } from '../../contract/wire/messages';
import { changeDocument } from '../document/change-document';
import type { Undoing } from '../document/change-document';
import { hasNewShader, importShaders, keepFills, writeFills } from '../document/write-paints';
import { openOrigins } from '../identity/open-origins';
import { keepOrigin, noteOrigin } from '../painting/create-layer';
import type { Origin } from '../painting/create-layer';
import { paintingTargets } from './fill-targets';
import { findPainting, maskOn } from '../painting/find-painting';
import type { FillNode } from '../painting/find-painting';
import { imageHashOf, withFill } from '../painting/image-paint';
import { locateSource } from '../painting/locate-source';
import { checkPng, imageOf } from '../painting/painting-png';
import { readPlaced } from '../painting/placed';

/**
 * Fill the layers that are selected when this begins to write. One undo step. Throws FailureError `nothing-to-fill`, `locked`, `not-a-png`,
 * `image-refused`, `painting-gone`, `source-gone` or `read-only`, with the document unchanged. `keep` hears how to take it back (undo-painting.ts).
 */
export async function fillLayers(ask: FillLayers, keep: (takeBack: () => Promise<void>) => void): Promise<FilledLayers> {
  await importShadersOfSelection();
  const layerId = 'layerId' in ask ? ask.layerId : null;
  const { origin, image, settle } = 'layerId' in ask ? await fromLayer(ask.layerId) : await fromPanel(ask);
  // No await from here on.
  const { fillable, skipped, locked } = paintingTargets(figma.currentPage.selection, { ...origin.recipe, layerId });
  if (fillable.length === 0) {
    throw locked > 0
      ? new FailureError('locked', 'The selected layers are locked. Unlock them to fill them.')
      : new FailureError('nothing-to-fill', 'None of the selected layers can be filled. Select frames, shapes or text.');
  }
  return changeDocument(async (undoing) => {
    const picture = image();
    const written = fillable.map((node) => fillOne(node, picture, origin, undoing));
    settle(fillable, undoing);
    await Promise.all(written);
    const layers = fillable.map(({ id, name }) => ({ layerId: id, layerName: name }));
    return { layers, imageHash: picture.hash, skipped };
  }, keep);
}

/** What the fills are of, as it is until the caller's next await. */
interface Made {
  readonly origin: Origin;
  readonly image: () => Image;
  readonly settle: (layers: readonly SceneNode[], undoing: Undoing) => void;
}

async function fromLayer(layerId: string): Promise<Made> {
  const { layer, recipe } = await findPainting(layerId);
  const hash = imageHashOf(layer);
  const image = hash === null ? null : figma.getImageByHash(hash);
  if (image === null) throw new FailureError('painting-gone', `The picture of “${layer.name}” was taken out of its layer. Paint it again.`);
  return { origin: { recipe, mask: maskOn(layer), marks: readPlaced(layer)?.marks ?? null }, image: () => image, settle: () => undefined };
}

async function fromPanel({ png, recipe, mask }: Exclude<FillLayers, { readonly layerId: string }>): Promise<Made> {
  checkPng(png);
  const { source, named, gallery } = await locateSource(recipe.sourceIds);
  const origins = openOrigins(source, named, gallery);
  return { origin: origins.of({ recipe, mask: mask ?? null }), image: () => imageOf(png), settle: origins.settle };
}

/** Synchronous but for a pattern among its fills. */
function fillOne(node: FillNode, image: Image, origin: Origin, undoing: Undoing): Promise<void> {
  const { width, height } = node;
  undoing(keepFills(node));
  undoing(keepOrigin(node));
  const written = writeFills(node, withFill(node.fills, image));
  // As a variation: painting the source again leaves it alone, unless it is selected.
  noteOrigin(node, origin, { width, height, variation: true, corners: null, fill: image.hash, stack: null });
  return written;
}

/** What a person selects meanwhile, with shaders of its own, is refused when it is written. */
async function importShadersOfSelection(): Promise<void> {
  for (const { fills, name } of paintingTargets(figma.currentPage.selection, { sourceIds: [], layerId: null }).fillable)
    if (hasNewShader(fills)) await importShaders(fills, name);
}
