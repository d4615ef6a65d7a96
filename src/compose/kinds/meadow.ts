// Rolling country: wooded hills, meadows with hedges, a lone oak, a stream.
import { farForest, ground, mountains } from '../backdrop';
import { inset, lean } from '../composition';
import type { Composition } from '../composition';
import { roundTree } from '../motifs/broadleaf';
import { river } from '../motifs/river';
import { crownLine } from '../motifs/tree-line';
import { frameTrees, scatter } from '../planting';
import type { Side } from '../random';

export function meadow(c: Composition): void {
  const { stage, width, height, horizon, size, bleed, focus, heavy, sliders } = c;
  const depth = height - horizon;
  const light = -heavy as Side;
  const swell = lean(sliders.ruggedness, [0.3, 1, 1.9]);
  const slope = (y: number, rise: number, high: Side): { start: number; end: number } => {
    const [up, down] = [horizon + depth * (y - rise * swell), horizon + depth * (y + rise * swell)];
    return high < 0 ? { start: up, end: down } : { start: down, end: up };
  };
  mountains({ ...c, sliders: { ...sliders, ruggedness: sliders.ruggedness * 0.58 } }, 'far hills', {
    height: size * 0.15 * lean(sliders.ruggedness, [0.6, 1, 1.6]),
    below: depth * 0.2,
  });
  const wooded = ground(c, 'heath', 'plant', { ...slope(0.04, 0.06, heavy), swell: size * 0.03 * swell, waves: depth * 0.01 });
  farForest(c, {
    name: 'wood',
    look: 'crowns',
    foot: wooded,
    tall: size * 0.085,
    gap: inset(c, light, width * 0.3),
    open: width * 0.12,
    below: depth * 0.03,
  });
  const middle = ground(c, 'far meadow', 'grass', { ...slope(0.14, 0.05, light), swell: size * 0.02 * swell, waves: depth * 0.012 });
  hedge(c, 'hedge', middle, depth);
  ground(c, 'pasture', 'plant', { ...slope(0.3, 0.09, heavy), swell: size * 0.02 * swell, waves: depth * 0.01 });
  const front = ground(c, 'meadow', 'grass', { ...slope(0.4, 0.1, light), swell: size * 0.035 * swell, waves: depth * 0.012 });
  const wet = lean(sliders.water, [0, 0.16, 0.5]);
  if (wet > 0.01) {
    const own = c.random.stream('stream');
    const x = inset(c, heavy, width * own.between(0.32, 0.46));
    const source = front.at(x) + depth * 0.006;
    stage.add(
      'stream',
      'river',
      river(own, {
        horizon: source - depth * 0.07,
        source,
        sourceX: x,
        bottom: height,
        mouthX: width / 2 + light * width * 0.08,
        width: size * wet,
        swing: width * 0.2,
        side: light,
      }),
    );
  }
  // The tree that the eye finds.
  if (sliders.trees > 0.02) {
    const own = c.random.stream('lone oak');
    const foot = front.at(focus) + depth * own.between(0.03, 0.1);
    if (stage.isGround(focus, foot, 8, ['grass']))
      stage.stand(foot, 'lone oak', 'tree', roundTree(own, focus, foot, size * own.between(0.3, 0.4)));
  }
  scatter(c, {
    what: 'bush',
    name: 'bushes',
    count: 6,
    x: [-bleed, width + bleed],
    y: [horizon + depth * 0.45, height * 0.97],
    near: size * 0.28,
    steep: 0.4,
    on: ['grass'],
  });
  scatter(c, {
    what: 'oak',
    name: 'oak',
    count: Math.round(lean(sliders.trees, [0, 4, 12])),
    x: [0, width],
    y: [horizon + depth * 0.14, horizon + depth * 0.5],
    near: size * 0.5,
    least: size * 0.11,
    on: ['grass', 'plant'],
  });
  scatter(c, {
    what: 'boulder',
    name: 'stone',
    count: Math.round(lean(sliders.ruggedness, [0, 2, 5])),
    x: [0, width],
    y: [horizon + depth * 0.5, height * 0.97],
    near: size * 0.12,
    on: ['grass', 'river'],
  });
  frameTrees(c, { tree: 'oak', own: 2, tall: 0.62 });
  stage.settle();
}

/** A row of bushes along the crest of a hill. */
function hedge(c: Composition, name: string, foot: ReturnType<typeof ground>, depth: number): void {
  const own = c.random.stream(name);
  const [from, to] = [c.width * own.between(0.05, 0.3), c.width * own.between(0.6, 0.95)];
  const tall = Math.max(10, depth * 0.05);
  c.stage.add(
    name,
    'plant',
    crownLine(own, {
      from,
      to,
      foot,
      below: 3,
      pitch: tall * 1.2,
      height: (x) => tall * Math.min(1, (x - from) / (tall * 3) + 0.2, (to - x) / (tall * 3) + 0.2),
    }),
  );
}
