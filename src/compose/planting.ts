// Putting things on the ground of a scene: always on ground that may carry them, smaller where it is farther.
import type { ClassName } from '../contract/classes';
import { inset, lean } from './composition';
import type { Composition } from './composition';
import { boulder } from './motifs/boulder';
import { birch, roundTree } from './motifs/broadleaf';
import { bush } from './motifs/bush';
import { fir } from './motifs/fir';
import { pine } from './motifs/pine';
import { reeds } from './motifs/reeds';
import type { Outline } from './pen';
import type { Random, Side } from './random';

type DrawTree = (random: Random, x: number, foot: number, height: number) => Outline;
type DrawClump = (random: Random, x: number, foot: number, width: number, height: number) => Outline;

const TREES = { fir, pine, birch, oak: roundTree } as const satisfies Readonly<Record<string, DrawTree>>;
export type TreeName = keyof typeof TREES;

const CLUMPS = {
  bush: { className: 'plant', draw: bush },
  boulder: { className: 'rock', draw: boulder },
  reeds: { className: 'plant', draw: reeds },
} as const satisfies Readonly<Record<string, { readonly className: ClassName; readonly draw: DrawClump }>>;

const LAND: readonly ClassName[] = ['grass', 'plant', 'rock'];

export interface FrameTrees {
  readonly tree: TreeName;
  /** How many in the kind's own picture, the frame's proportion aside. */
  readonly own: number;
  /** Height of the tallest, as a part of the composition's size. */
  readonly tall?: number;
  readonly on?: readonly ClassName[];
}

/** Half the width of a crown, as a part of the tree's height. */
const SPREAD: Readonly<Record<TreeName, number>> = { fir: 0.2, pine: 0.25, birch: 0.14, oak: 0.4 };

/** Groups of trees at the sides of the foreground, tallest outside, that lead the eye in. */
export function frameTrees(c: Composition, { tree, own, tall = 0.74, on = LAND }: FrameTrees): void {
  const random = c.random.stream(`frame ${tree}`);
  const wide = Math.sqrt(Math.max(1, c.width / c.height / 1.5));
  const count = Math.min(24, Math.round(lean(c.sliders.trees, [0, own * wide, own * wide * 2.2])));
  const lead = Math.min(c.height * 0.8, c.size * tall);
  const lowest = c.height * 0.985;
  const light = c.heavy === 1 ? -1 : 1;
  const sides: Record<Side, { away: number; height: number; planted: number }> = {
    [-1]: { away: c.size * SPREAD[tree] * random.between(0.15, 0.5), height: lead * random.between(0.88, 1), planted: 0 },
    [1]: { away: c.size * SPREAD[tree] * random.between(0.15, 0.5), height: lead * random.between(0.88, 1), planted: 0 },
  };
  sides[light].height *= random.between(0.55, 0.78);
  for (let i = 0; i < count; i++) {
    const side: Side = i % 5 < 3 ? c.heavy : light;
    const next = sides[side];
    const [jitter, apart, shrink, gap, anywhere, seed] = [
      random.between(-0.05, 0.05),
      random.between(0.75, 1.2),
      random.between(0.6, 0.86),
      random.between(0.1, 0.3),
      random.next(),
      random.whole(0, 0xffffff),
    ];
    let { away, height } = next;
    // Groups of three, the next one farther away.
    const ends = next.planted++ % 3 === 2;
    next.height = Math.max(lead * 0.26, ends ? lead * (0.3 + gap) : height * shrink);
    next.away += (height + next.height) * SPREAD[tree] * apart + (ends ? c.size * gap : 0);
    // The view between them stays open: who finds no room at the side stands farther back there.
    const room = (side === c.heavy ? Math.max(c.width - c.focus, c.focus) * 0.8 : c.width * 0.34) - height * SPREAD[tree] * 0.7;
    if (away > room) [away, height] = [Math.max(0, room) * anywhere, lead * (0.26 + gap)];
    const x = inset(c, side, away);
    // As tall as it is near, then nearer until it stands on ground.
    const wanted = c.horizon + (lowest - c.horizon) * (0.42 + 0.58 * Math.min(1, height / lead) + jitter);
    const foot = footOn(c, x, Math.min(lowest, wanted), height * 0.03, on);
    if (foot !== null)
      c.stage.stand(foot, nameOf(tree, height / c.size), 'tree', TREES[tree](c.random.stream(`${tree} ${seed}`), x, foot, height));
  }
}

/** The first y from `wanted` downwards where the ground is of these classes; null if there is none. */
function footOn(c: Composition, x: number, wanted: number, reach: number, on: readonly ClassName[]): number | null {
  for (let y = wanted; y <= c.height * 0.99; y += c.size * 0.02)
    if (c.stage.isGround(x, y, reach, on) && c.stage.isGround(x, y - c.size * 0.012, reach, on)) return y;
  return null;
}

function nameOf(tree: TreeName, height: number): string {
  return height < 0.22 ? `young ${tree}` : tree;
}

export interface Scatter {
  readonly what: TreeName | keyof typeof CLUMPS;
  readonly name: string;
  readonly count: number;
  /** Where they may stand. */
  readonly x: readonly [number, number];
  readonly y: readonly [number, number];
  /** Width of a clump or height of a tree when it stands at the bottom of the frame. */
  readonly near: number;
  /** Smallest, in composition units. Default 22. */
  readonly least?: number;
  /** Height of a clump as a part of its width. */
  readonly steep?: number;
  readonly on: readonly ClassName[];
  /** Nothing within `radius` of this x: a view that stays free. */
  readonly clear?: { readonly x: number; readonly radius: number };
}

/** Up to `count` things at random places that carry them, none too near another. One more never moves those before it. */
export function scatter(c: Composition, { what, name, count, x, y, near, least = 22, steep = 0.5, on, clear }: Scatter): void {
  const random = c.random.stream(`scatter ${name}`);
  const taken: { x: number; y: number; size: number }[] = [];
  for (let tries = 0; tries < count * 9 && taken.length < count; tries++) {
    const place = { x: random.between(...x), y: random.between(...y) };
    const variety = random.between(0.75, 1.25);
    const seed = random.whole(0, 0xffffff);
    const scale = Math.max(0.08, (place.y - c.horizon) / (c.height - c.horizon));
    const size = Math.max(least, near * scale * variety);
    if (clear !== undefined && Math.abs(place.x - clear.x) < clear.radius) continue;
    if (
      taken.some((other) => Math.abs(other.x - place.x) < (other.size + size) * 0.45 && Math.abs(other.y - place.y) < (other.size + size) * 0.2)
    )
      continue;
    const isClump = what in CLUMPS;
    const reach = size * (isClump ? 0.42 : 0.05);
    if (!c.stage.isGround(place.x, place.y, reach, on) || !c.stage.isGround(place.x, place.y + size * 0.06, reach * 0.6, on)) continue;
    // A trunk on the last of the land would stand in the water.
    if (!isClump && !c.stage.isGround(place.x, place.y - size * 0.02, reach * 0.6, on)) continue;
    taken.push({ ...place, size });
    const own = c.random.stream(`${name} ${seed}`);
    if (what === 'bush' || what === 'boulder' || what === 'reeds') {
      c.stage.stand(
        place.y,
        name,
        CLUMPS[what].className,
        CLUMPS[what].draw(own, place.x, place.y, size, size * steep * own.between(0.85, 1.15)),
      );
    } else c.stage.stand(place.y, name, 'tree', TREES[what](own, place.x, place.y, size));
  }
}
