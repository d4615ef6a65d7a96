// A river in a canyon: stepped walls on both sides, a gap of light between them.
import { ground, mountains } from '../backdrop';
import { lean } from '../composition';
import type { Composition } from '../composition';
import { river } from '../motifs/river';
import type { Point } from '../pen';
import { frameTrees, scatter } from '../planting';
import type { Random, Side } from '../random';
import { Skyline } from '../skyline';

export function canyon(c: Composition): void {
  const { stage, width, height, horizon, size, bleed, focus, heavy, sliders } = c;
  const depth = height - horizon;
  const high = Math.min(horizon * 0.86, width * 0.9) * lean(sliders.ruggedness, [0.6, 1, 1.08]);
  mountains(c, 'far mountains', { height: high * 0.42, below: depth * 0.3 });
  for (let i = 0; i < 4; i++) {
    const side = (i % 2 === 0 ? -heavy : heavy) as Side;
    const t = i / 3;
    const own = c.random.stream(`wall ${i}`);
    const tip = focus + side * width * (0.05 + 0.14 * t) * own.between(0.8, 1.25);
    const foot = horizon + depth * (0.02 + 0.1 * t * t);
    const root = side < 0 ? -bleed : width + bleed;
    if ((root - tip) * side < size * 0.08) continue;
    const wall = steps(own, side, root, tip, foot, high * (0.5 + 0.5 * t) * own.between(0.88, 1.05), sliders.ruggedness);
    stage.add(i < 2 ? 'far wall' : 'canyon wall', i < 2 ? 'mountain' : 'rock', wall.band(horizon + depth * 0.3));
  }
  const floor = ground(c, 'canyon floor', 'grass', {
    start: horizon + depth * 0.12,
    end: horizon + depth * 0.12,
    swell: depth * 0.06,
    waves: depth * 0.01,
  });
  const layout = c.random.stream('river');
  const source = floor.at(focus) + depth * 0.01;
  stage.add(
    'river',
    'river',
    river(layout, {
      horizon: source - depth * 0.06,
      source,
      sourceX: focus,
      bottom: height,
      mouthX: width / 2 - heavy * width * layout.between(0, 0.14),
      width: Math.min(width * 0.7, size * lean(sliders.water, [0.24, 0.5, 0.95])),
      swing: width * layout.between(0.14, 0.22),
      side: heavy,
    }),
  );
  scatter(c, {
    what: 'bush',
    name: 'willows',
    count: 9,
    x: [-bleed, width + bleed],
    y: [horizon + depth * 0.16, height * 0.97],
    near: size * 0.28,
    least: size * 0.05,
    on: ['grass'],
  });
  scatter(c, {
    what: 'boulder',
    name: 'fallen rock',
    count: Math.round(lean(sliders.ruggedness, [2, 6, 10])),
    x: [0, width],
    y: [horizon + depth * 0.2, height * 0.97],
    near: size * 0.22,
    least: size * 0.045,
    steep: 0.6,
    on: ['grass', 'river'],
  });
  scatter(c, {
    what: 'oak',
    name: 'cottonwood',
    count: Math.round(lean(sliders.trees, [0, 4, 10])),
    x: [0, width],
    y: [horizon + depth * 0.14, horizon + depth * 0.5],
    near: size * 0.55,
    least: size * 0.1,
    on: ['grass'],
  });
  frameTrees(c, { tree: 'pine', own: 4, tall: 0.66 });
  stage.settle();
}

/** From the rim at the frame's side down to the canyon floor at `tip`: plumb walls and shelves. */
function steps(own: Random, side: Side, root: number, tip: number, foot: number, tall: number, ruggedness: number): Skyline {
  const long = Math.abs(root - tip);
  const points: Point[] = [{ x: tip, y: foot }];
  let [away, up] = [Math.min(long * 0.06, tall * 0.1), 0.1];
  points.push({ x: tip + side * away, y: foot - tall * up });
  while (up < 0.96 && away < long * 0.8) {
    // A wall, then a shelf or a slope of rubble.
    up = Math.min(1, up + own.between(0.22, 0.4));
    const thin = tall * own.between(0.015, 0.05);
    away = Math.min(long * 0.9, away + thin);
    points.push({ x: tip + side * away, y: foot - tall * up });
    away = Math.min(long * 0.9, away + tall * own.between(0.08, 0.26) * (1.3 - 0.6 * ruggedness));
    up = Math.min(1, up + own.between(0.02, 0.09));
    points.push({ x: tip + side * away, y: foot - tall * up });
  }
  while (away < long - tall * 0.2) {
    away = Math.min(long, away + tall * own.between(0.14, 0.3));
    points.push({ x: tip + side * Math.min(away, long - 1), y: foot - tall * (up + own.between(-0.05, 0.03) * (0.5 + ruggedness)) });
  }
  points.push({ x: root, y: foot - tall * up });
  return new Skyline(side < 0 ? points.reverse() : points, 'rugged');
}
