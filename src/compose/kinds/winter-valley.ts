// A broad valley between steep mountains, dark firs in groups, a frozen river. The winter comes with the style.
import { farForest, ground, mountainHeight, mountains } from '../backdrop';
import { lean } from '../composition';
import type { Composition } from '../composition';
import { flank } from '../motifs/ridge';
import { river } from '../motifs/river';
import { frameTrees, scatter } from '../planting';

export function winterValley(c: Composition): void {
  const { stage, width, height, horizon, size, bleed, focus, heavy, sliders } = c;
  const depth = height - horizon;
  const high = mountainHeight(c, 0.72);
  mountains(c, 'far mountains', { height: high, below: depth * 0.1 });
  // The valley's sides, higher towards those of the frame.
  for (const side of [-1, 1] as const) {
    const own = c.random.stream(`side ${side}`);
    const root = side < 0 ? -bleed : width + bleed;
    const tip = Math.min(width * 0.88, Math.max(width * 0.12, focus + side * width * own.between(0.12, 0.26)));
    stage.add(
      'valley side',
      'rock',
      flank(own, {
        tip,
        root,
        foot: horizon + depth * 0.04,
        height: Math.min(horizon * 0.86, high * own.between(0.8, 1.25)),
        ruggedness: sliders.ruggedness,
      }).band(horizon + depth * 0.2),
    );
  }
  const floor = ground(c, 'valley floor', 'grass', {
    start: horizon + depth * 0.02,
    end: horizon + depth * 0.02,
    swell: -depth * 0.05,
    waves: depth * 0.008,
  });
  const layout = c.random.stream('river');
  const source = floor.at(focus) + depth * 0.012;
  stage.add(
    'frozen river',
    'river',
    river(layout, {
      horizon: source - depth * 0.05,
      source,
      sourceX: focus,
      bottom: height,
      mouthX: width / 2 - heavy * width * layout.between(0.05, 0.2),
      width: size * lean(sliders.water, [0.14, 0.36, 0.8]),
      swing: width * layout.between(0.2, 0.3),
      side: heavy,
    }),
  );
  farForest(c, { look: 'firs', foot: floor, tall: size * 0.12, gap: focus, open: width * 0.08, below: depth * 0.03 });
  scatter(c, {
    what: 'fir',
    name: 'fir in the valley',
    count: Math.round(lean(sliders.trees, [0, 9, 22])),
    x: [0, width],
    y: [horizon + depth * 0.14, horizon + depth * 0.6],
    near: size * 0.85,
    least: size * 0.1,
    on: ['grass'],
  });
  scatter(c, {
    what: 'boulder',
    name: 'snowy boulder',
    count: Math.round(lean(sliders.ruggedness, [1, 4, 7])),
    x: [0, width],
    y: [horizon + depth * 0.3, height * 0.97],
    near: size * 0.18,
    on: ['grass', 'river'],
  });
  scatter(c, {
    what: 'bush',
    name: 'bushes',
    count: 4,
    x: [-bleed, width + bleed],
    y: [horizon + depth * 0.5, height * 0.97],
    near: size * 0.22,
    on: ['grass'],
  });
  frameTrees(c, { tree: 'fir', own: 5, tall: 0.78 });
  stage.settle();
}
