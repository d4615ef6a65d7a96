// A pond before a wood: reeds at its edge, lily pads, trees that lean over.
import { farForest, ground } from '../backdrop';
import { inset, lean } from '../composition';
import type { Composition } from '../composition';
import { mountains } from '../backdrop';
import { pool } from '../motifs/pool';
import { tongue } from '../motifs/tongue';
import { frameTrees, scatter } from '../planting';
import type { Side } from '../random';

export function reedPond(c: Composition): void {
  const { stage, width, height, horizon, size, bleed, focus, heavy, sliders } = c;
  const depth = height - horizon;
  const light = -heavy as Side;
  mountains({ ...c, sliders: { ...sliders, ruggedness: sliders.ruggedness * 0.58 } }, 'far hills', {
    height: size * 0.22 * lean(sliders.ruggedness, [0.5, 1, 1.6]),
    below: depth * 0.1,
  });
  const rim = ground(c, 'far meadow', 'grass', { start: horizon + depth * 0.04, end: horizon + depth * 0.04, waves: depth * 0.012 });
  farForest(c, { name: 'wood', look: 'crowns', foot: rim, tall: size * 0.2, gap: focus, open: width * 0.13, below: depth * 0.035 });
  scatterFar(c, depth);

  const full = lean(sliders.water, [0.5, 1, 1.3]);
  const own = c.random.stream('pond');
  const middle = horizon + depth * 0.46;
  const [wide, tall] = [
    width * Math.min(1.15, own.between(1, 1.2) * full),
    Math.min(depth * own.between(0.56, 0.64), width * 0.95) * Math.min(full, 1.2),
  ];
  stage.add('pond', 'water', pool(own, width / 2 + light * width * own.between(0.04, 0.14), middle, wide, tall, 0.12));
  const spit = {
    root: light < 0 ? -bleed : width + bleed,
    tip: inset(c, light, width * own.between(0.26, 0.4)),
    y: middle - tall * own.between(0.1, 0.22),
    up: Math.min(depth, width) * 0.06,
    down: Math.min(depth, width) * 0.08,
  };
  stage.add('spit', 'grass', tongue(own, spit));
  ground(c, 'near bank', 'grass', {
    ...(heavy < 0
      ? { start: horizon + depth * 0.62, end: horizon + depth * 0.9 }
      : { start: horizon + depth * 0.9, end: horizon + depth * 0.62 }),
    swell: -depth * 0.1,
    waves: depth * 0.015,
  });

  for (let i = 0; i < 7; i++) {
    const pads = c.random.stream(`lily pads ${i}`);
    const y = middle + tall * pads.between(-0.12, 0.36);
    const x = width * pads.between(0.1, 0.9);
    const broad = size * 0.24 * ((y - horizon) / depth) * pads.between(0.7, 1.4);
    if (stage.isGround(x, y, broad * 0.55, ['water']) && stage.isGround(x, y + broad * 0.16, broad * 0.3, ['water']))
      stage.stand(y, 'lily pads', 'plant', pool(pads, x, y, broad, broad * 0.26, 0.14));
  }
  scatter(c, {
    what: 'reeds',
    name: 'reeds',
    count: 9,
    x: [0, width],
    y: [middle - tall * 0.4, horizon + depth * 0.92],
    near: size * 0.3,
    least: size * 0.08,
    steep: 1.15,
    on: ['water', 'grass'],
  });
  scatter(c, {
    what: 'bush',
    name: 'bushes',
    count: 4,
    x: [-bleed, width + bleed],
    y: [horizon + depth * 0.6, height * 0.97],
    near: size * 0.2,
    on: ['grass'],
  });
  scatter(c, {
    what: 'boulder',
    name: 'stone',
    count: Math.round(lean(sliders.ruggedness, [0, 3, 6])),
    x: [0, width],
    y: [horizon + depth * 0.4, height * 0.96],
    near: size * 0.13,
    on: ['grass', 'water'],
  });
  scatter(c, {
    what: 'oak',
    name: 'tree on the far bank',
    count: Math.round(lean(sliders.trees, [0, 3, 8])),
    x: [0, width],
    y: [horizon + depth * 0.06, horizon + depth * 0.36],
    near: size * 0.85,
    least: size * 0.2,
    on: ['grass'],
  });
  frameTrees(c, { tree: 'oak', own: 2, tall: 0.74 });
  stage.settle();
}

/** Bushes along the far bank, before the wood. */
function scatterFar(c: Composition, depth: number): void {
  scatter(c, {
    what: 'bush',
    name: 'far bushes',
    count: 5,
    x: [0, c.width],
    y: [c.horizon + depth * 0.08, c.horizon + depth * 0.14],
    near: c.size * 0.6,
    least: c.size * 0.08,
    steep: 0.42,
    on: ['grass'],
  });
  c.stage.settle();
}
