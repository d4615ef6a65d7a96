// Cliffs that recede along a coast, stacks before them, a beach on the other side.
import { mountains, openWater } from '../backdrop';
import { inset, lean } from '../composition';
import type { Composition } from '../composition';
import { headland, stack } from '../motifs/cliff';
import { hill } from '../motifs/hill';
import { frameTrees, scatter } from '../planting';
import type { Side } from '../random';

export function coast(c: Composition): void {
  const { stage, width, height, horizon, size, bleed, heavy, sliders } = c;
  const depth = height - horizon;
  const light = -heavy as Side;
  const root = (side: Side): number => (side < 0 ? -bleed : width + bleed);

  const far = c.random.stream('far coast');
  if (far.chance(0.75))
    mountains(c, 'far coast', {
      height: size * far.between(0.08, 0.16),
      below: depth * 0.03,
      focus: inset(c, light, -width * 0.05),
      sides: -0.25,
    });
  openWater(c, 'sea', 'sea');

  // From the farthest to the nearest: each taller, and reaching less far into the view.
  const random = c.random.stream('cliffs');
  const cliffs = width > height * 1.3 ? 3 : 2;
  for (let i = 0; i < cliffs; i++) {
    const t = (i + 1) / cliffs;
    const own = c.random.stream(`cliff ${i}`);
    const water = horizon + depth * (0.03 + 0.24 * t * t) * lean(sliders.water, [1.25, 1, 0.85]);
    const tall = size * (0.07 + 0.27 * t) * random.between(0.85, 1.15) * lean(sliders.ruggedness, [0.6, 1, 1.2]);
    const edge = inset(c, heavy, width * (0.62 - 0.34 * t) * random.between(0.85, 1.05) * lean(sliders.water, [1.15, 1, 0.72]));
    const shape = headland(own, {
      root: root(heavy),
      side: heavy,
      edge,
      top: Math.max(height * 0.1, water - tall),
      water,
      rise: tall * random.between(0.06, 0.2),
      fall: Math.min(depth, size * 0.62) * (0.03 + 0.3 * t * t),
      ruggedness: sliders.ruggedness,
    });
    stage.add(t < 1 ? 'far cliffs' : 'cliffs', 'rock', shape.rock);
    stage.add(t < 1 ? 'far cliff top' : 'cliff-top meadow', 'grass', shape.green);
    if (i === cliffs - 2) stacks(c);
  }

  // The near corner on the light side: shallows, beach, dune.
  const beach = c.random.stream('beach');
  const reach = lean(sliders.water, [1.2, 1, 0.62]) * beach.between(0.9, 1.1);
  const corner = (name: string, className: 'water' | 'rock' | 'grass', up: number, across: number): void => {
    const start = horizon + depth * (1 - up * reach);
    const tip = inset(c, light, width * across * reach);
    const line =
      light < 0 ? { from: -bleed, to: tip, start, end: height + bleed } : { from: tip, to: width + bleed, start: height + bleed, end: start };
    stage.add(name, className, hill(c.random.stream(name), { ...line, swell: -depth * 0.02, waves: depth * 0.016 }).band(height + bleed));
  };
  corner('shallow water', 'water', 0.62, 0.74);
  corner('beach', 'rock', 0.48, 0.58);
  corner('dune', 'grass', 0.34, 0.42);

  scatter(c, {
    what: 'bush',
    name: 'cliff-top bushes',
    count: 4,
    x: light < 0 ? [width * 0.5, width] : [0, width * 0.5],
    y: [horizon - size * 0.3, horizon + depth * 0.4],
    near: size * 0.34,
    least: size * 0.1,
    steep: 0.42,
    on: ['grass'],
  });
  scatter(c, {
    what: 'pine',
    name: 'cliff-top pine',
    count: Math.round(lean(sliders.trees, [0, 3, 8])),
    x: light < 0 ? [width * 0.6, width] : [0, width * 0.4],
    y: [horizon - size * 0.3, horizon + depth * 0.25],
    near: size * 0.5,
    least: size * 0.17,
    on: ['grass'],
  });
  scatter(c, {
    what: 'boulder',
    name: 'boulder in the surf',
    count: 3,
    x: [width * 0.2, width * 0.8],
    y: [horizon + depth * 0.5, height * 0.95],
    near: size * 0.16,
    steep: 0.4,
    on: ['water', 'sea'],
  });
  scatter(c, {
    what: 'bush',
    name: 'dune bushes',
    count: 3,
    x: [0, width],
    y: [horizon + depth * 0.62, height * 0.98],
    near: size * 0.26,
    on: ['grass'],
  });
  frameTrees({ ...c, heavy: light }, { tree: 'pine', own: 3, tall: 0.6, on: ['grass'] });
  stage.settle();
}

/** Off the cliffs, in open water. */
function stacks({ stage, random, width, height, horizon, size, focus, heavy, sliders }: Composition): void {
  const own = random.stream('stacks');
  const count = own.whole(1, 3);
  const depth = height - horizon;
  for (let i = 0; i < count; i++) {
    const tall = size * own.between(0.1, 0.24) * (1 - 0.25 * i) * lean(sliders.ruggedness, [0.7, 1, 1.3]);
    const x = focus - heavy * width * (0.04 + 0.085 * i) * own.between(0.8, 1.2);
    stage.add('sea stack', 'rock', stack(own, x, horizon + depth * own.between(0.1, 0.24), tall * own.between(0.55, 0.9), tall));
  }
}
