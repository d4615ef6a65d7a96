// A lake under high mountains, forest on the far shore, firs around the near one.
import { inset, lean } from '../composition';
import type { Composition } from '../composition';
import { hill } from '../motifs/hill';
import { ridge } from '../motifs/ridge';
import { tongue } from '../motifs/tongue';
import { firLine } from '../motifs/tree-line';
import { frameTrees, scatter } from '../planting';
import type { Side } from '../random';

export function alpineLake(c: Composition): void {
  const { stage, width, height, horizon, size, bleed, focus, heavy, sliders } = c;
  const [from, to] = [-bleed, width + bleed];
  const depth = height - horizon;
  const shore = horizon + depth * 0.03;

  const high = Math.min(horizon * 0.8, width * 0.62) * lean(sliders.ruggedness, [0.62, 1, 1.08]);
  stage.add('far mountains', 'mountain', ridge(c.random.stream('mountains'), { from, to, base: horizon, height: high, focus, ruggedness: sliders.ruggedness }).band(shore + depth * 0.06));

  // Spurs come down from both sides and leave the focus free.
  for (const side of [heavy, -heavy as Side]) {
    const random = c.random.stream(`spur ${side}`);
    const reach = width * random.between(0.3, 0.42) * (side === heavy ? 1 : 0.8);
    const root = side < 0 ? from : to;
    const top = horizon - high * random.between(0.28, 0.44) * (side === heavy ? 1 : 0.7);
    const tip = inset(c, side, reach);
    const line = side < 0 ? { from: root, to: tip, start: top, end: shore } : { from: tip, to: root, start: shore, end: top };
    stage.add('rocky spur', 'rock', hill(random, { ...line, swell: high * 0.02, waves: high * 0.02 }).band(shore + depth * 0.06));
  }

  const foot = hill(c.random.stream('far shore'), { from, to, start: shore, end: shore, waves: depth * 0.012 });
  for (const side of [-1, 1] as const) {
    const random = c.random.stream(`forest ${side}`);
    const gap = width * random.between(0.05, 0.12);
    const end = side < 0 ? Math.max(width * 0.2, focus - gap) : Math.min(width * 0.8, focus + gap);
    const tall = Math.min(high * 0.36, size * 0.13) * lean(sliders.trees, [0, 1, 1.5]);
    if (tall < size * 0.02) continue;
    const span = side < 0 ? end - from : to - end;
    const forest = { from: side < 0 ? from : end, to: side < 0 ? end : to, foot, pitch: tall * 0.4, below: depth * 0.02, height: (x: number): number => tall * (0.22 + 0.78 * Math.min(1, Math.abs(x - end) / (span * 0.75))) };
    stage.add('far forest', 'tree', firLine(random, forest));
  }
  stage.add('far meadow', 'grass', foot.band(shore + depth * 0.1));

  const lake = hill(c.random.stream('waterline'), { from, to, start: shore + depth * 0.045, end: shore + depth * 0.04, waves: depth * 0.006 });
  stage.add('lake', 'water', lake.band(height + bleed));

  // In the picture's depth, from far to near, by turns from both sides.
  const near = { [heavy]: lean(sliders.water, [0.24, 0.46, 0.72]), [-heavy]: lean(sliders.water, [0.56, 0.84, 0.96]) } as Record<Side, number>;
  const tongues = c.random.stream('tongues');
  let side: Side = -heavy as Side;
  for (let y = 0.12 + tongues.between(0, 0.05); y < near[side] - 0.14 && y < 0.6; y += tongues.between(0.13, 0.2)) {
    const reach = width * tongues.between(0.22, 0.42) * lean(sliders.water, [1.15, 1, 0.7]);
    const [root, tip] = [side < 0 ? from : to, inset(c, side, reach)];
    const at = shore + depth * y;
    stage.add('headland', 'grass', tongue(tongues, { root, tip, y: at, up: depth * 0.05 + at * 0, down: depth * (0.035 + y * 0.1) }));
    side = -side as Side;
  }

  const bank = hill(c.random.stream('near shore'), { from, to, start: horizon + depth * near[-1], end: horizon + depth * near[1], swell: -depth * 0.05, waves: depth * 0.012 });
  stage.add('near shore', 'grass', bank.band(height + bleed));

  const ground: readonly ['grass'] = ['grass'];
  scatter(c, { what: 'bush', name: 'headland bushes', count: 3, x: [0, width], y: [shore + depth * 0.08, horizon + depth * 0.42], near: size * 0.42, least: size * 0.06, on: ground, steep: 0.4 });
  scatter(c, { what: 'fir', name: 'fir by the lake', count: Math.round(lean(sliders.trees, [0, 3, 9])), x: [0, width], y: [shore + depth * 0.08, horizon + depth * 0.5], near: size * 0.5, least: size * 0.1, on: ground });
  scatter(c, { what: 'bush', name: 'bushes', count: 5, x: [-bleed, width + bleed], y: [horizon + depth * 0.6, height * 0.97], near: size * 0.28, on: ground });
  scatter(c, { what: 'boulder', name: 'boulder', count: Math.round(lean(sliders.ruggedness, [1, 3, 6])), x: [width * 0.2, width * 0.8], y: [horizon + depth * 0.5, height * 0.98], near: size * 0.14, on: ground });
  frameTrees(c, { tree: 'fir', own: 5 });
  stage.settle();
}
