// Four paintings that differ: in the clouds alone, in the light, in the palette, in what covers the ground. What differs is a share of
// another style of the painter's, blended into the chosen one, so that each is still of its family, and a recipe says all of it.
import type { StyleMix, StyleSource } from '../style';

/** A style of the chosen one's painter. */
interface NamedStyle {
  readonly id: string;
  readonly name: string;
  readonly retired?: true | undefined;
}

/** What a variation is painted with, and what it differs in. */
export interface Variation {
  readonly seed: number;
  readonly style: StyleMix;
  /** `Clouds`, `Light: Golden evening`; `With Golden evening` where nobody said what that style changes. */
  readonly word: string;
}

interface Way {
  readonly word: string;
  /** Of the other style, 0…1. */
  readonly share: number;
  /** Ids of styles that differ in it, of all painters. A painter that has none of them takes any. */
  readonly styles: readonly string[];
}

const WAYS: readonly Way[] = [
  { word: 'Light', share: 0.65, styles: ['golden-evening', 'moonlit-night', 'last-light', 'moonrise'] },
  { word: 'Palette', share: 0.65, styles: ['ember', 'first-light', 'deep-forest', 'rose-dusk', 'blue-hour', 'old-gold'] },
  { word: 'Cover', share: 0.65, styles: ['winter-morning', 'autumn-glow', 'first-frost', 'golden-autumn'] },
];

/** One variation for each seed: the style as it is, then each way in turn. @param seeds four; which other styles come is theirs to say. */
export function fourWays(style: StyleMix, styles: readonly NamedStyle[], seeds: readonly number[]): readonly Variation[] {
  const base = mainSource(style);
  const taken = new Set([style.first, style.second].map((source) => (source?.kind === 'named' ? source.id : null)));
  return seeds.map((seed, index) => {
    const way = WAYS[index - 1];
    const other = way === undefined ? undefined : otherStyle(way, seed, styles, taken);
    if (way === undefined || other === undefined) return { seed, style, word: 'Clouds' };
    taken.add(other.id);
    return {
      seed,
      style: { ...style, first: base, second: { kind: 'named', id: other.id }, share: way.share },
      word: way.styles.includes(other.id) ? `${way.word}: ${other.name}` : `With ${other.name}`,
    };
  });
}

/** Four seeds of one style. */
export function onlySeeds(style: StyleMix, seeds: readonly number[]): readonly Variation[] {
  return seeds.map((seed) => ({ seed, style, word: `Seed ${seed}` }));
}

/** Of a blend, the style that there is more of: a third can't be blended in. */
function mainSource({ first, second, share }: StyleMix): StyleSource {
  return second !== null && share > 0.5 ? second : first;
}

function otherStyle(
  { styles: wanted }: Way,
  seed: number,
  styles: readonly NamedStyle[],
  taken: ReadonlySet<string | null>,
): NamedStyle | undefined {
  const free = styles.filter(({ id, retired }) => retired !== true && !taken.has(id));
  const fitting = free.filter(({ id }) => wanted.includes(id));
  const from = fitting.length > 0 ? fitting : free;
  return from[seed % from.length];
}
