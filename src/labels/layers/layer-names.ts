// What the layers of a stack are called: after what is on them, and where two have the same on them, after how far away they are.
import { CLASS_NAMES } from '../../contract/classes';
import type { ClassName } from '../../contract/classes';

const WORDS: Readonly<Record<ClassName, string>> = {
  sky: 'sky',
  rock: 'rocks',
  mountain: 'mountains',
  grass: 'grass',
  plant: 'plants',
  tree: 'trees',
  water: 'water',
  river: 'river',
  sea: 'sea',
};

/** A second class is named where it takes at least this share of the layer. */
const WORTH_NAMING = 0.2;

const FAR_TO_NEAR: Readonly<Record<number, readonly string[]>> = { 2: ['far', 'near'], 3: ['far', 'middle', 'near'] };

/** @param layers cells of each class, the farthest layer first. @returns names, each once. */
export function layerNames(layers: readonly ReadonlyMap<number, number>[]): readonly string[] {
  const plain = layers.map(plainName);
  return plain.map((name, index) => {
    const same = plain.flatMap((other, i) => (other === name ? [i] : []));
    if (same.length === 1) return name;
    const place = same.indexOf(index);
    return `${name}, ${FAR_TO_NEAR[same.length]?.[place] ?? String(place + 1)}`;
  });
}

/** `Grass and trees` */
function plainName(cells: ReadonlyMap<number, number>): string {
  const all = [...cells.values()].reduce((sum, count) => sum + count, 0);
  const [first, second] = [...cells].sort(([, a], [, b]) => b - a);
  const named = [first, second !== undefined && second[1] >= WORTH_NAMING * all ? second : undefined].flatMap((entry) =>
    entry === undefined ? [] : [WORDS[CLASS_NAMES[entry[0]]!]],
  );
  const text = named.join(' and ');
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
