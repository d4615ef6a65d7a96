// A lake under high mountains, forest on the far shore, firs around the near one.
import { farForest, ground, mountainHeight, mountains } from '../backdrop';
import { inset, lean } from '../composition';
import type { Composition } from '../composition';
import { hill } from '../motifs/hill';
import { tongue } from '../motifs/tongue';
import { frameTrees, scatter } from '../planting';
import type { Side } from '../random';

export function alpineLake(c: Composition): void {
  const { stage, width, height, horizon, size, bleed, focus, heavy, sliders } = c;
  const [from, to] = [-bleed, width + bleed];
  const depth = height - horizon;
  const shore = horizon + depth * 0.03;

  const high = mountainHeight(c, 1);
  mountains(c, 'far mountains', { height: high, below: depth * 0.09 });

  // Spurs come down from both sides and leave the focus free.
  for (const side of [heavy, -heavy as Side]) {
    const random = c.random.stream(`spur ${side}`);
    if (random.chance(0.25)) continue;
    const root = side < 0 ? from : to;
    const tip = inset(c, side, width * random.between(0.22, 0.42));
    const top = horizon - high * random.between(0.22, 0.5);
    const line = side < 0 ? { from: root, to: tip, start: top, end: shore } : { from: tip, to: root, start: shore, end: top };
    stage.add(
      'rocky spur',
      'rock',
      hill(random, { ...line, swell: high * random.between(-0.04, 0.05), waves: high * 0.02 }).band(shore + depth * 0.06),
    );
  }

  const foot = hill(c.random.stream('far shore'), { from, to, start: shore, end: shore, waves: depth * 0.012 });
  farForest(c, { look: 'firs', foot, tall: Math.min(high * 0.36, size * 0.13), gap: focus, open: width * 0.09, below: depth * 0.02 });
  stage.add('far meadow', 'grass', foot.band(shore + depth * 0.1));
  ground(c, 'lake', 'water', { start: shore + depth * 0.045, end: shore + depth * 0.04, waves: depth * 0.006 });

  // From far to near, by turns from both sides, as far as the near shore leaves room.
  const near = { [heavy]: lean(sliders.water, [0.26, 0.44, 0.7]), [-heavy]: lean(sliders.water, [0.6, 0.84, 0.96]) } as Record<Side, number>;
  const random = c.random.stream('headlands');
  let side: Side = -heavy as Side;
  for (let y = random.between(0.11, 0.17); y < 0.55; y += random.between(0.15, 0.26)) {
    const reach = width * random.between(0.3, 0.5) * lean(sliders.water, [1.15, 1, 0.7]) * (1 - 0.3 * y);
    const shape = {
      root: side < 0 ? from : to,
      tip: inset(c, side, reach),
      y: shore + depth * y,
      up: depth * (0.035 + y * 0.1),
      down: depth * (0.03 + y * 0.16),
    };
    if (y < near[side] - 0.16) stage.add('headland', 'grass', tongue(c.random.stream(`headland ${y}`), shape));
    side = -side as Side;
  }
  ground(c, 'near shore', 'grass', {
    start: horizon + depth * near[-1],
    end: horizon + depth * near[1],
    swell: -depth * 0.05,
    waves: depth * 0.012,
  });

  const meadow: readonly ['grass'] = ['grass'];
  scatter(c, {
    what: 'bush',
    name: 'headland bushes',
    count: 3,
    x: [0, width],
    y: [shore + depth * 0.08, horizon + depth * 0.42],
    near: size * 0.42,
    least: size * 0.06,
    on: meadow,
    steep: 0.4,
  });
  scatter(c, {
    what: 'fir',
    name: 'fir by the lake',
    count: Math.round(lean(sliders.trees, [0, 4, 10])),
    x: [0, width],
    y: [shore + depth * 0.08, horizon + depth * 0.5],
    near: size * 0.5,
    least: size * 0.1,
    on: meadow,
  });
  scatter(c, {
    what: 'bush',
    name: 'bushes',
    count: 5,
    x: [-bleed, width + bleed],
    y: [horizon + depth * 0.6, height * 0.97],
    near: size * 0.3,
    on: meadow,
  });
  scatter(c, {
    what: 'boulder',
    name: 'boulder',
    count: Math.round(lean(sliders.ruggedness, [1, 3, 6])),
    x: [width * 0.15, width * 0.85],
    y: [horizon + depth * 0.5, height * 0.98],
    near: size * 0.15,
    on: ['grass', 'water'],
  });
  frameTrees(c, { tree: 'fir', own: 5 });
  stage.settle();
}
