// A wide moor: low hills far off, heather, dark pools, birches.
import { farForest, ground, mountains } from '../backdrop';
import { lean } from '../composition';
import type { Composition } from '../composition';
import { pool } from '../motifs/pool';
import { tongue } from '../motifs/tongue';
import { frameTrees, scatter } from '../planting';
import type { Side } from '../random';

export function birchMoor(c: Composition): void {
  const { stage, width, height, horizon, size, bleed, focus, heavy, sliders } = c;
  const depth = height - horizon;
  const light = -heavy as Side;
  mountains({ ...c, sliders: { ...sliders, ruggedness: sliders.ruggedness * 0.56 } }, 'far fells', {
    height: size * 0.17 * lean(sliders.ruggedness, [0.5, 1, 1.7]),
    below: depth * 0.08,
  });
  const rim = ground(c, 'far heath', 'plant', {
    start: horizon + depth * 0.03,
    end: horizon + depth * 0.03,
    waves: depth * 0.015,
    swell: depth * 0.012,
  });
  farForest(c, { name: 'birch wood', look: 'crowns', foot: rim, tall: size * 0.075, gap: focus, open: width * 0.16, below: depth * 0.03 });
  ground(c, 'moor', 'grass', { start: horizon + depth * 0.1, end: horizon + depth * 0.1, waves: depth * 0.012 });

  // Heath and pools by turns, from far to near.
  const own = c.random.stream('pools');
  const much = lean(sliders.water, [0, 1, 1.75]);
  const rows = [0.17, 0.3, 0.5];
  for (const [index, row] of rows.entries()) {
    const y = horizon + depth * row;
    const side = index % 2 === 0 ? light : heavy;
    const x = focus + (index === 2 ? 0 : side * width * own.between(0.14, 0.3));
    const patch = c.random.stream(`heath ${index}`);
    stage.add(
      'heath',
      'plant',
      tongue(patch, {
        root: side < 0 ? width + bleed : -bleed,
        tip: x + side * width * patch.between(-0.12, 0.02),
        y: y + depth * (0.02 + 0.06 * row),
        up: depth * (0.02 + 0.08 * row),
        down: depth * (0.03 + 0.12 * row),
      }),
    );
    const [wide, flat] = [Math.min(width * 0.9, size * (0.5 + 0.55 * row) * own.between(0.85, 1.2)), depth * (0.035 + 0.24 * row)];
    if (much > 0.05)
      stage.add(
        'pool',
        'water',
        pool(
          c.random.stream(`pool ${index}`),
          Math.min(width - wide * 0.3, Math.max(wide * 0.3, x)),
          y,
          wide * Math.min(1.3, 0.4 + 0.6 * much),
          flat * Math.min(1.45, 0.4 + 0.6 * much),
          0.26,
        ),
      );
  }
  ground(c, 'near heath', 'plant', {
    ...(heavy < 0
      ? { start: horizon + depth * 0.7, end: horizon + depth * 0.88 }
      : { start: horizon + depth * 0.88, end: horizon + depth * 0.7 }),
    swell: -depth * 0.06,
    waves: depth * 0.02,
  });
  ground(c, 'near moor', 'grass', {
    start: horizon + depth * (heavy < 0 ? 0.82 : 0.93),
    end: horizon + depth * (heavy < 0 ? 0.93 : 0.82),
    swell: -depth * 0.035,
    waves: depth * 0.02,
  });
  scatter(c, {
    what: 'bush',
    name: 'heather',
    count: 8,
    x: [-bleed, width + bleed],
    y: [horizon + depth * 0.2, height * 0.97],
    near: size * 0.26,
    steep: 0.34,
    on: ['grass'],
  });
  scatter(c, {
    what: 'boulder',
    name: 'boulder',
    count: Math.round(lean(sliders.ruggedness, [1, 4, 8])),
    x: [0, width],
    y: [horizon + depth * 0.2, height * 0.97],
    near: size * 0.17,
    least: size * 0.04,
    on: ['grass', 'plant', 'water'],
  });
  scatter(c, {
    what: 'birch',
    name: 'birch on the moor',
    count: Math.round(lean(sliders.trees, [0, 4, 12])),
    x: [0, width],
    y: [horizon + depth * 0.13, horizon + depth * 0.55],
    near: size * 0.8,
    least: size * 0.14,
    on: ['grass', 'plant'],
  });
  frameTrees(c, { tree: 'birch', own: 5, tall: 0.82 });
  stage.settle();
}
