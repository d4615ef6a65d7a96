// A glade in a forest: walls of trees to both sides, light between them, a stream through ferns.
import { farForest, ground, mountains } from '../backdrop';
import { lean } from '../composition';
import type { Composition } from '../composition';
import { hill } from '../motifs/hill';
import { river } from '../motifs/river';
import { crownLine, firLine } from '../motifs/tree-line';
import { frameTrees, scatter } from '../planting';

export function forestGlade(c: Composition): void {
  const { stage, width, height, horizon, size, bleed, focus, heavy, sliders } = c;
  const depth = height - horizon;
  mountains(c, 'far mountains', { height: Math.min(horizon * 0.6, size * 0.36) * lean(sliders.ruggedness, [0.6, 1, 1.3]), below: depth * 0.08 });
  const wood = c.random.stream('wood').pick<'fir' | 'oak'>(['fir', 'oak']);
  const floor = ground(c, 'glade', 'grass', { start: horizon + depth * 0.03, end: horizon + depth * 0.03, waves: depth * 0.01 });
  farForest(c, { look: 'firs', foot: floor, tall: size * 0.15, gap: focus, open: width * 0.05, below: depth * 0.03 });
  const rim = hill(c.random.stream('rim'), {
    from: -bleed,
    to: width + bleed,
    start: horizon + depth * 0.16,
    end: horizon + depth * 0.16,
    waves: depth * 0.014,
  });
  if (sliders.trees > 0.02)
    for (const side of [-1, 1] as const) {
      const own = c.random.stream(`edge ${side}`);
      const end = focus + side * width * own.between(0.17, 0.24);
      const [from, to] = side < 0 ? [-bleed, end] : [end, width + bleed];
      const tall = Math.min(horizon * 0.9, size * 0.42) * lean(sliders.trees, [0.3, 1, 1.2]) * own.between(0.85, 1.1);
      if (to - from < tall * 1.3) continue;
      // A wall where the glade is narrow; in a banner it begins with small trees.
      const rise = Math.min(1.5, Math.max(0.4, (1.2 * tall) / (to - from)));
      const draw = wood === 'fir' ? firLine : crownLine;
      stage.add(
        'edge of the wood',
        'tree',
        draw(own, {
          from,
          to,
          foot: rim,
          below: depth * 0.05,
          pitch: tall * (draw === firLine ? 0.22 : 0.34),
          height: (x) => tall * (0.06 + 0.94 * Math.min(1, (rise * Math.abs(x - end)) / tall, 0.4 + Math.abs(x - end) / Math.abs(to - from))),
        }),
      );
    }
  stage.add('near glade', 'grass', rim.band(height + bleed));
  if (sliders.water > 0.02) {
    const layout = c.random.stream('stream');
    const source = rim.at(focus) + depth * 0.012;
    stage.add(
      'stream',
      'river',
      river(layout, {
        horizon: source - depth * 0.07,
        source,
        sourceX: focus,
        bottom: height,
        mouthX: width / 2 - heavy * width * layout.between(0, 0.16),
        width: size * lean(sliders.water, [0, 0.26, 0.7]),
        swing: width * layout.between(0.14, 0.24),
        side: heavy,
      }),
    );
  }
  scatter(c, {
    what: 'bush',
    name: 'ferns',
    count: 10,
    x: [-bleed, width + bleed],
    y: [horizon + depth * 0.18, height * 0.97],
    near: size * 0.3,
    least: size * 0.06,
    on: ['grass'],
  });
  scatter(c, {
    what: 'boulder',
    name: 'mossy rock',
    count: Math.round(lean(sliders.ruggedness, [1, 4, 8])),
    x: [0, width],
    y: [horizon + depth * 0.25, height * 0.97],
    near: size * 0.18,
    on: ['grass', 'river'],
  });
  scatter(c, {
    what: 'fir',
    name: 'fir in the glade',
    count: Math.round(lean(sliders.trees, [0, 4, 10])),
    x: [0, width],
    y: [horizon + depth * 0.16, horizon + depth * 0.5],
    near: size * 0.85,
    least: size * 0.18,
    on: ['grass'],
  });
  frameTrees(c, { tree: wood, own: 5, tall: 0.78 });
  stage.settle();
}
