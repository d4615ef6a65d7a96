// Water that falls over a wall of rock into a pool, and leaves it as a river.
import { ground, mountains } from '../backdrop';
import { lean } from '../composition';
import type { Composition } from '../composition';
import { bush } from '../motifs/bush';
import { pool } from '../motifs/pool';
import { river } from '../motifs/river';
import { firLine } from '../motifs/tree-line';
import { Pen } from '../pen';
import type { Point } from '../pen';
import { frameTrees, scatter } from '../planting';
import type { Random } from '../random';
import { Skyline } from '../skyline';

export function waterfall(c: Composition): void {
  const { stage, width, height, horizon, size, bleed, focus, sliders } = c;
  const depth = height - horizon;
  const own = c.random.stream('wall');
  const tall = Math.min(horizon * 0.7, width * 1.4) * own.between(0.85, 1) * lean(sliders.ruggedness, [0.82, 1, 1.08]);
  const brink = horizon - tall;
  if (brink > height * 0.12)
    mountains(c, 'far mountains', {
      base: brink,
      height: Math.min(brink * 0.7, size * 0.2) * lean(sliders.ruggedness, [0.6, 1, 1.2]),
      below: tall,
    });

  // The wall's top sinks to the lip of the fall.
  const wide = size * lean(sliders.water, [0.06, 0.13, 0.26]) * own.between(0.85, 1.15);
  const wall = wallTop(own, c, brink, tall, wide);
  if (sliders.trees > 0.02) forestOnTop(c, wall, wide);
  stage.add('rock wall', 'rock', wall.band(horizon + depth * 0.3));
  ledges(c, wall, tall, wide);

  const lip = wall.at(focus);
  const floor = ground(c, 'valley floor', 'grass', {
    start: horizon - tall * 0.02,
    end: horizon - tall * 0.02,
    swell: -depth * 0.07,
    waves: depth * 0.012,
  });
  const foot = floor.at(focus) + depth * 0.04;
  const basin = {
    x: focus,
    y: foot + depth * 0.05,
    width: Math.min(width * 0.7, size * lean(sliders.water, [0.4, 0.62, 0.95])),
    height: Math.min(depth, size * 0.6) * lean(sliders.water, [0.17, 0.22, 0.3]),
  };
  const layout = c.random.stream('outflow');
  const source = basin.y + basin.height * 0.12;
  stage.add(
    'river',
    'river',
    river(layout, {
      horizon: source - depth * 0.34,
      source,
      sourceX: focus,
      bottom: height,
      mouthX: width * layout.between(0.35, 0.65),
      width: size * lean(sliders.water, [0.24, 0.42, 0.7]),
      swing: width * 0.1,
      side: layout.side(),
    }),
  );
  stage.add('pool', 'water', pool(layout, basin.x, basin.y, basin.width, basin.height, 0.16));
  stage.add('waterfall', 'river', fall(c.random.stream('fall'), focus, lip - 2, foot + depth * 0.02, wide));
  const beside = c.random.stream('side fall');
  if (beside.chance(0.55)) {
    const x = focus + wide * beside.side() * beside.between(1.1, 1.5);
    stage.add('side fall', 'river', fall(beside, x, wall.at(x) - 2, foot + depth * 0.005, wide * 0.3));
  }

  scatter(c, {
    what: 'boulder',
    name: 'boulder',
    count: 5,
    x: [focus - basin.width * 0.6, focus + basin.width * 0.6],
    y: [foot, basin.y + basin.height * 0.75],
    near: size * 0.3,
    least: size * 0.05,
    on: ['grass', 'water', 'river'],
  });
  scatter(c, {
    what: 'bush',
    name: 'ferns',
    count: 6,
    x: [-bleed, width + bleed],
    y: [horizon + depth * 0.1, height * 0.97],
    near: size * 0.3,
    on: ['grass'],
  });
  scatter(c, {
    what: 'boulder',
    name: 'river boulder',
    count: Math.round(lean(sliders.ruggedness, [1, 3, 6])),
    x: [0, width],
    y: [horizon + depth * 0.5, height * 0.97],
    near: size * 0.18,
    on: ['river', 'grass'],
  });
  scatter(c, {
    what: 'fir',
    name: 'fir in the valley',
    count: Math.round(lean(sliders.trees, [0, 5, 12])),
    x: [0, width],
    y: [horizon + depth * 0.02, horizon + depth * 0.4],
    near: size * 0.8,
    least: size * 0.2,
    on: ['grass'],
    clear: { x: focus, radius: wide * 0.9 + size * 0.06 },
  });
  frameTrees(c, { tree: 'fir', own: 5, tall: 0.7 });
  stage.settle();
}

function wallTop(own: Random, { width, bleed, focus, sliders }: Composition, brink: number, tall: number, wide: number): Skyline {
  const jag = tall * (0.02 + 0.07 * sliders.ruggedness);
  const dip = tall * own.between(0.06, 0.12);
  const flank = (side: -1 | 1): Point[] => {
    const points: Point[] = [
      { x: focus + side * wide * 0.5, y: brink + dip },
      { x: focus + side * wide * 0.62, y: brink + dip * 0.55 },
    ];
    const end = side < 0 ? -bleed : width + bleed;
    let y = brink;
    const fallAway = own.between(0.02, 0.12);
    for (
      let x = focus + side * (wide * 0.62 + tall * own.between(0.1, 0.2));
      side < 0 ? x > end + 6 : x < end - 6;
      x += side * tall * own.between(0.12, 0.36)
    ) {
      const step = own.between(-0.8, 0.6) * jag * (own.chance(0.3) ? 2.4 : 1);
      points.push({ x, y }, { x: x + side * tall * 0.03, y: y + step });
      y += step + fallAway * tall * 0.25;
    }
    points.push({ x: end, y: y - jag * 0.3 });
    return points.filter(({ x }) => (side < 0 ? x >= end : x <= end));
  };
  return new Skyline([...flank(-1).reverse(), ...flank(1)], 'rugged');
}

function forestOnTop(c: Composition, wall: Skyline, wide: number): void {
  const tall = c.size * lean(c.sliders.trees, [0.03, 0.09, 0.13]);
  for (const side of [-1, 1] as const) {
    const own = c.random.stream(`forest on top ${side}`);
    const end = c.focus + side * wide * 0.7;
    const [from, to] = side < 0 ? [-c.bleed, end] : [end, c.width + c.bleed];
    if (to - from < tall) continue;
    c.stage.add(
      'forest above',
      'tree',
      firLine(own, {
        from,
        to,
        foot: wall,
        // Under the wall that is drawn over it, however far that steps down.
        below: tall * 2.2,
        pitch: tall * 0.42,
        height: (x) => tall * Math.min(1, 0.35 + Math.abs(x - end) / (tall * 3)),
      }),
    );
  }
}

/** Bushes that hold on to shelves of the wall, away from the water. */
function ledges(c: Composition, wall: Skyline, tall: number, wide: number): void {
  const own = c.random.stream('ledges');
  for (const side of [-1, 1] as const) {
    let away = wide * own.between(1, 1.8);
    for (let i = 0; i < 3; i++) {
      const long = c.size * own.between(0.09, 0.2);
      const x = c.focus + side * (away + long / 2);
      away += long * own.between(1, 1.9);
      if (x < 0 || x > c.width) continue;
      const y = wall.at(x) + tall * own.between(0.3, 0.72);
      c.stage.add('bushes on a ledge', 'plant', bush(own, x, y, long, long * own.between(0.24, 0.36)));
    }
  }
}

/** Wider below, with a waist. */
function fall(own: Random, x: number, top: number, foot: number, wide: number): ReturnType<Pen['close']> {
  const tall = foot - top;
  const drift = wide * own.between(-0.12, 0.12);
  const edge = (t: number, part: number): Point => ({ x: x + drift * t + wide * part, y: top + tall * t });
  return new Pen(x - wide * 0.5, top)
    .line(edge(0, 0.5))
    .smooth([edge(0.12, 0.43), edge(0.45, own.between(0.42, 0.5)), edge(0.72, own.between(0.5, 0.6)), edge(1, 0.72)])
    .curve({ x: x + drift + wide * 0.4, y: foot + wide * 0.16 }, { x: x + drift - wide * 0.4, y: foot + wide * 0.16 }, edge(1, -0.72))
    .smooth([edge(0.72, own.between(-0.6, -0.5)), edge(0.45, own.between(-0.5, -0.42)), edge(0.12, -0.43), edge(0, -0.5)])
    .close();
}
