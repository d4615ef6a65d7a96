// From whatever is selected to the sources that it stands for. What a designer expects of a selection:
//
// - Shapes inside a frame of semantic shapes stand for that scene, unless the person asks for the shapes alone.
// - Other loose shapes and groups are one scene together, also with one frame among them (trees drawn over a frame).
// - Two frames or more (sections, components, instances) are as many pictures, each painted on its own. Loose shapes selected with them
//   make one more picture together.
// - A selected painting stands for its source, several paintings for their sources; a layer of a stack for the stack. Selected together with loose shapes a painting is
//   ignored: the shapes are what is meant.
// - A painting that a newer version made, in a form unknown here, is left out; selected alone it has a sentence.
// - A layer inside another selected layer belongs to that; nothing is painted twice.
import { FailureError, toFailure } from '../../contract/failure';
import type { Failure } from '../../contract/failure';
import type { Unpaintable } from '../../contract/wire/messages';
import { asPainting } from '../painting/find-painting';
import type { PaintingLayer } from '../painting/find-painting';
import { stackOf } from '../stack/stack-facts';
import { unreadable, unreadableVersion } from '../painting/newer-paintings';
import { sourceGone } from './find-source';
import { MAX_SELECTED, paintableOf } from './paintable';
import { sceneAround } from './scene-around';
import { sourceOfPainting } from './source-of-painting';
import { CONTAINERS, nameOf, sourceOf } from './source';
import type { Source } from './source';
import { inZOrder } from './z-order';

export interface SelectionReading {
  /** At least one, in reading order: from top to bottom, from left to right. */
  readonly sources: readonly Source[];
  /** What was selected as a picture of its own and can't be one. Empty where there is one source only. */
  readonly unpaintable: readonly Unpaintable[];
}

/**
 * The sources that the selected nodes stand for; all of them living until the caller's next await. Throws FailureError when there is
 * none: `nothing-selected`, `unsupported-node`, `invisible`, `empty`, `too-many-layers` or `source-gone`.
 */
export async function readSelection(selection: readonly SceneNode[], alone = false): Promise<SelectionReading> {
  if (selection.length === 0) throw new FailureError('nothing-selected', 'Nothing is selected. Select a frame or some shapes to paint.');
  const mine = selection.filter((node) => unreadableVersion(node) === null);
  if (mine.length === 0) throw unreadable(unreadableVersion(selection[0]!)!);
  const found = mine.map((node) => ({ node, painting: asPainting(stackOf(node) ?? node) }));
  const paintings = found.map(({ painting }) => painting).filter((painting): painting is PaintingLayer => painting !== null);
  const layers = inZOrder(found.filter(({ painting }) => painting === null).map(({ node }) => node));
  const containers = layers.filter((node) => CONTAINERS.has(node.type));
  const loose = layers.filter((node) => !CONTAINERS.has(node.type));
  const scene = containers.length === 0 ? sceneAround(loose) : null;
  if (scene !== null) {
    const source = sourceOf(paintableOf(alone ? loose : [scene]));
    const scope = alone ? ({ kind: 'alone', scene: scene.name } as const) : ({ kind: 'scene', shapes: nameOf(loose) } as const);
    return { sources: [{ ...source, scope }], unpaintable: [] };
  }
  if (containers.length < 2 && (loose.length > 0 || (containers.length > 0 && paintings.length === 0))) {
    return { sources: [sourceOf(paintableOf(layers))], unpaintable: [] };
  }
  const paintingIds = paintings.map(({ layer }) => layer.id);
  const through = loose.length > 0 ? [] : await Promise.all(paintings.map(attemptThrough));
  // No await from here on; what was looked up may be gone by now, and the selected layers, too.
  const pictures = [...containers.map((node) => [node]), ...(loose.length > 0 ? [loose] : [])].map((nodes) =>
    nodes.filter((node) => !node.removed),
  );
  const attempts = [
    ...pictures.filter((nodes) => nodes.length > 0).map(attemptPicture),
    ...through.map((attempt, i) => stillThere(attempt, paintingIds[i]!)),
  ];
  return settled(attempts);
}

type Attempt = { readonly source: Source } | Unpaintable;

function attemptPicture(nodes: readonly SceneNode[]): Attempt {
  try {
    return { source: sourceOf(paintableOf(nodes)) };
  } catch (thrown) {
    return { name: nameOf(nodes), layerIds: nodes.map((node) => node.id), failure: failureOf(thrown) };
  }
}

async function attemptThrough(painting: PaintingLayer): Promise<Attempt> {
  const { id, name } = painting.layer;
  try {
    return { source: await sourceOfPainting(painting) };
  } catch (thrown) {
    return { name, layerIds: [id], failure: failureOf(thrown) };
  }
}

/** While one painting's source was looked up, that of another may have been deleted. */
function stillThere(attempt: Attempt, paintingId: string): Attempt {
  return 'source' in attempt && attempt.source.nodes.some((node) => node.removed)
    ? { name: attempt.source.name, layerIds: [paintingId], failure: sourceGone().failure }
    : attempt;
}

function settled(attempts: readonly Attempt[]): SelectionReading {
  const unpaintable = attempts.filter((attempt): attempt is Unpaintable => !('source' in attempt));
  const known = new Map<string, Source>();
  for (const attempt of attempts) {
    if (!('source' in attempt)) continue;
    const key = [...attempt.source.ids].sort().join();
    if (!known.has(key)) known.set(key, attempt.source);
  }
  const sources = [...known.values()].sort(inReadingOrder);
  if (sources.length === 0) {
    // No reason either: a teammate deleted everything meanwhile.
    const { code, sentence } = unpaintable[0]?.failure ?? sourceGone().failure;
    throw new FailureError(code, sentence);
  }
  if (sources.length > MAX_SELECTED)
    throw new FailureError('too-many-layers', `More than ${MAX_SELECTED} pictures are selected. Select fewer at a time.`);
  return { sources, unpaintable: sources.length === 1 ? [] : unpaintable };
}

function inReadingOrder(a: Source, b: Source): number {
  const [[, , ax], [, , ay]] = a.upright;
  const [[, , bx], [, , by]] = b.upright;
  return ay - by || ax - bx;
}

function failureOf(thrown: unknown): Failure {
  const failure = toFailure(thrown, 'This layer could not be read. Select it again.');
  if (failure.code === 'internal') console.error('Alla Prima could not read a selected layer:', String(thrown));
  return failure;
}
