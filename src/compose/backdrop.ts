// What kinds of scene have in common behind their own ground: mountains, forests on a far shore, banks of water.
import type { ClassName } from '../contract/classes';
import { lean } from './composition';
import type { Composition } from './composition';
import { hill } from './motifs/hill';
import type { Hill } from './motifs/hill';
import { ridge } from './motifs/ridge';
import { crownLine, firLine } from './motifs/tree-line';
import { Skyline } from './skyline';

/** How high mountains may stand on the horizon, in composition units, for the ruggedness wanted. */
export function mountainHeight(c: Composition, part: number): number {
  return (
    Math.min(c.horizon * 0.84, c.width * 1.05) *
    part *
    lean(c.sliders.ruggedness, [0.6, 1, 1.12]) *
    c.random.stream('mountain height').between(0.82, 1.08)
  );
}

/** A range over the whole frame, highest at the focus; it reaches below the horizon by `below`. */
export function mountains(
  c: Composition,
  name: string,
  {
    height,
    below,
    base = c.horizon,
    focus = c.focus,
    sides,
  }: { readonly height: number; readonly below: number; readonly base?: number; readonly focus?: number; readonly sides?: number },
): Skyline {
  const random = c.random.stream(name);
  const line = ridge(random, {
    from: -c.bleed,
    to: c.width + c.bleed,
    base,
    height,
    focus,
    ruggedness: c.sliders.ruggedness,
    sides: sides ?? random.between(0.45, 0.95),
  });
  c.stage.add(name, 'mountain', line.band(base + below));
  return line;
}

export interface FarForest {
  readonly name?: string;
  readonly look: 'firs' | 'crowns';
  readonly foot: Skyline;
  /** Height of its trees, in composition units. */
  readonly tall: number;
  /** x where the two halves leave a gap, and its half width. */
  readonly gap: number;
  readonly open: number;
  readonly below?: number;
}

/** Forest to both sides of a gap, lower towards it. None where nobody wants trees. */
export function farForest(c: Composition, { name = 'far forest', look, foot, tall, gap, open, below = 4 }: FarForest): void {
  const height = tall * lean(c.sliders.trees, [0, 1, 1.35]);
  if (height < c.size * 0.02) return;
  for (const side of [-1, 1] as const) {
    const random = c.random.stream(`${name} ${side}`);
    const end = gap + side * open * random.between(0.7, 1.3);
    const [from, to] = side < 0 ? [-c.bleed, end] : [end, c.width + c.bleed];
    const span = to - from;
    if (span < height) continue;
    const at = (x: number): number =>
      height * (0.07 + 0.93 * Math.min(1, (0.25 * Math.abs(x - end)) / height, 0.3 + Math.abs(x - end) / (span * 0.9)));
    const draw = look === 'firs' ? firLine : crownLine;
    c.stage.add(name, 'tree', draw(random, { from, to, foot, below, pitch: Math.max(13, height * (look === 'firs' ? 0.4 : 0.62)), height: at }));
  }
}

/** Ground over the whole frame from a line down to the bottom. */
export function ground(
  c: Composition,
  name: string,
  className: ClassName,
  line: Omit<Hill, 'from' | 'to'>,
  bottom = c.height + c.bleed,
): Skyline {
  const top = hill(c.random.stream(`ground ${name}`), { from: -c.bleed, to: c.width + c.bleed, ...line });
  c.stage.add(name, className, top.band(bottom));
  return top;
}

/** Water up to the horizon, which is straight. */
export function openWater(c: Composition, name: string, className: 'sea' | 'water'): void {
  const level = (x: number): { x: number; y: number } => ({ x, y: c.horizon });
  c.stage.add(name, className, new Skyline([level(-c.bleed), level(c.width + c.bleed)], 'rugged').band(c.height + c.bleed));
}
