// Which layers each painting stands for. A painting says from which layers it was made (their ids and the names of their marks) and which
// layer it was itself when that was written. From that follows, for every painting on the loaded pages:
//
// - One that is still the layer that the plugin made stands for the layers with those ids, if they bear those names. A foreign file has
//   layers with the same ids, but not with the names.
// - A copy stands for the original's layers or for copies of them, whichever it is nearest to: frame and painting that were copied together,
//   within a file or into another, stay together.
// - Where the layers of a painting are gone, and a copy of them has no painting, it is that copy's: cutting and pasting gives new ids.
// - One that was written before there were marks stands for the layers with its ids, as it did then.
import type { FoundPainting } from '../painting/find-painting';
import type { MarkedNodes, Whereabouts } from './marked-nodes';
import type { Point } from '../geometry/affine';
import { compareNearness, nearnessOf, offsetOf } from './nearness';
import type { Nearness } from './nearness';

/** Ids of the layers by the id of their painting's layer; null where they are gone. */
export type Pairs = ReadonlyMap<string, readonly string[] | null>;

interface Choice {
  readonly ids: readonly string[];
  readonly nearness: Nearness;
}

/**
 * Pair the paintings of some loaded pages with what they were made from. `marked` are the marked layers on those pages; `elsewhere` tells of
 * layers on others.
 */
export function pairUp(paintings: readonly FoundPainting[], marked: MarkedNodes, elsewhere: Whereabouts): Pairs {
  const byId = new Map(paintings.map((painting) => [painting.layer.id, painting]));
  const pairs = new Map<string, readonly string[] | null>();
  const homeless: FoundPainting[] = [];
  const claimed = new Set<string>();
  for (const painting of paintings) {
    const { recipe, placed, layer } = painting;
    if (placed === null || placed.marks === null) {
      pairs.set(layer.id, recipe.sourceIds);
      continue;
    }
    const originals = originalsOf(painting, marked);
    const known = originals !== null || areElsewhere(painting, elsewhere);
    if (placed.layerId === layer.id) {
      if (known) pairs.set(layer.id, recipe.sourceIds);
      else homeless.push(painting);
      continue;
    }
    // What this painting is a copy of, and the way to it from what that was made from.
    const model = byId.get(placed.layerId)?.layer ?? null;
    const wayTo = (nodes: readonly SceneNode[] | null): Point | null => (model === null || nodes === null ? null : offsetOf(model, nodes));
    const copies = nearestCopies(painting, marked, (index) => wayTo(originals === null ? null : [originals[index]!]));
    const choices: readonly Choice[] = [copies, originals]
      .filter((nodes): nodes is readonly SceneNode[] => nodes !== null)
      .map((nodes) => ({ ids: nodes.map(({ id }) => id), nearness: nearnessOf(layer, nodes, wayTo(originals)) }));
    const nearest = [...choices].sort((a, b) => compareNearness(a.nearness, b.nearness))[0]?.ids ?? (known ? recipe.sourceIds : null);
    pairs.set(layer.id, nearest);
    if (nearest !== null) claimed.add(keyOf(nearest));
  }
  for (const painting of homeless) {
    const ids = nearestCopies(painting, marked, () => null)?.map(({ id }) => id) ?? null;
    pairs.set(painting.layer.id, ids === null || claimed.has(keyOf(ids)) ? null : ids);
  }
  return pairs;
}

/** The very layers that the recipe names, where all of them are here and bear the names that they should. */
function originalsOf(painting: FoundPainting, marked: MarkedNodes): readonly SceneNode[] | null {
  return all(painting.recipe.sourceIds.map((id, i) => bearersOf(painting, i, marked).find((node) => node.id === id)));
}

/** Whether they are on pages that are not loaded. */
function areElsewhere({ recipe, placed }: FoundPainting, elsewhere: Whereabouts): boolean {
  return recipe.sourceIds.every((id, i) => {
    const name = elsewhere.get(id) ?? '';
    return name !== '' && name === placed?.marks?.[i];
  });
}

/** For each layer that the recipe names the copy that is nearest to this painting; null where one of them has no copy here. */
function nearestCopies(painting: FoundPainting, marked: MarkedNodes, wayTo: (index: number) => Point | null): readonly SceneNode[] | null {
  return all(
    painting.recipe.sourceIds.map((id, i) => {
      const copies = bearersOf(painting, i, marked).filter((node) => node.id !== id);
      return copies
        .map((node) => ({ node, nearness: nearnessOf(painting.layer, [node], wayTo(i)) }))
        .sort((a, b) => compareNearness(a.nearness, b.nearness))[0]?.node;
    }),
  );
}

/** The layers on these pages that bear the mark of the painting's layer with this index, copies included. */
function bearersOf({ recipe, placed }: FoundPainting, index: number, marked: MarkedNodes): readonly SceneNode[] {
  const [name, id] = [placed?.marks?.[index], recipe.sourceIds[index]];
  return name === undefined || id === undefined ? [] : marked.of(name, id);
}

function all(nodes: readonly (SceneNode | undefined)[]): readonly SceneNode[] | null {
  return nodes.every((node): node is SceneNode => node !== undefined) ? nodes : null;
}

function keyOf(ids: readonly string[]): string {
  return [...ids].sort().join();
}
