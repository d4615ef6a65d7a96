// A river that winds out of a wooded valley.
import { farForest, ground, mountainHeight, mountains } from '../backdrop';
import { lean } from '../composition';
import type { Composition } from '../composition';
import { river } from '../motifs/river';
import { frameTrees, scatter } from '../planting';

export function forestRiver(c: Composition): void {
  const { stage, width, height, horizon, size, bleed, focus, heavy, sliders } = c;
  const depth = height - horizon;
  mountains(c, 'far mountains', { height: mountainHeight(c, 0.8), below: depth * 0.12 });

  const floor = ground(c, 'valley floor', 'grass', {
    start: horizon + depth * 0.06,
    end: horizon + depth * 0.06,
    swell: depth * 0.03,
    waves: depth * 0.008,
  });
  const layout = c.random.stream('river');
  const source = floor.at(focus) + depth * 0.01;
  stage.add(
    'river',
    'river',
    river(layout, {
      horizon: source - depth * 0.055,
      source,
      sourceX: focus,
      bottom: height,
      mouthX: width / 2 + heavy * -width * layout.between(0.02, 0.16),
      width: Math.min(width * 0.6, size * lean(sliders.water, [0.24, 0.46, 0.85])),
      swing: width * layout.between(0.16, 0.26),
      side: heavy,
    }),
  );
  farForest(c, { look: 'firs', foot: floor, tall: size * 0.2, gap: focus, open: width * 0.1, below: depth * 0.035 });
  const bank: readonly ['grass'] = ['grass'];
  scatter(c, {
    what: 'bush',
    name: 'bushes',
    count: 7,
    x: [-bleed, width + bleed],
    y: [horizon + depth * 0.16, height * 0.97],
    near: size * 0.36,
    least: size * 0.06,
    on: bank,
  });
  scatter(c, {
    what: 'boulder',
    name: 'river boulder',
    count: Math.round(lean(sliders.ruggedness, [1, 4, 7])),
    x: [width * 0.1, width * 0.9],
    y: [horizon + depth * 0.22, height * 0.95],
    near: size * 0.17,
    on: ['river'],
  });
  scatter(c, {
    what: 'boulder',
    name: 'bank boulder',
    count: Math.round(lean(sliders.ruggedness, [0, 2, 5])),
    x: [0, width],
    y: [horizon + depth * 0.3, height * 0.97],
    near: size * 0.2,
    on: bank,
  });
  scatter(c, {
    what: 'fir',
    name: 'fir on the bank',
    count: Math.round(lean(sliders.trees, [0, 4, 12])),
    x: [0, width],
    y: [horizon + depth * 0.12, horizon + depth * 0.4],
    near: size * 0.9,
    least: size * 0.16,
    on: bank,
  });
  frameTrees(c, { tree: 'fir', own: 6 });
  stage.settle();
}
