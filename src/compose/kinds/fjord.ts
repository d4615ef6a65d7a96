// A fjord: walls that stand in the water one behind the other, a strip of meadow at their feet.
import { mountainHeight, mountains } from '../backdrop';
import { lean } from '../composition';
import type { Composition } from '../composition';
import { hill } from '../motifs/hill';
import { ridge } from '../motifs/ridge';
import { tongue } from '../motifs/tongue';
import { firLine } from '../motifs/tree-line';
import { frameTrees, scatter } from '../planting';
import type { Side } from '../random';
import { Skyline } from '../skyline';

export function fjord(c: Composition): void {
  const { stage, width, height, horizon, size, bleed, focus, heavy, sliders } = c;
  const depth = height - horizon;
  const high = mountainHeight(c, 0.9);
  mountains(c, 'far mountains', { height: high * 0.5, below: depth * 0.02, sides: 0.9 });
  stage.add('fjord', 'sea', hill(c.random.stream('water'), { from: -bleed, to: width + bleed, start: horizon, end: horizon }).band(height + bleed));

  // By turns from both sides, each nearer and taller, leaving the water between.
  const open = lean(sliders.water, [0.6, 1, 1.5]);
  for (let i = 0; i < 4; i++) {
    const side = (i % 2 === 0 ? -heavy : heavy) as Side;
    const t = i / 3;
    const own = c.random.stream(`wall ${i}`);
    const root = side < 0 ? -bleed : width + bleed;
    const gap = width * (0.03 + 0.12 * t + (side === heavy ? 0.05 : 0.1) * t) * open * own.between(0.8, 1.2);
    const tip = Math.min(width * 0.92, Math.max(width * 0.08, focus + side * gap));
    const foot = horizon + depth * (0.012 + 0.1 * t * t);
    const tall = high * (0.55 + 0.5 * t) * own.between(0.85, 1.1);
    const [from, to] = side < 0 ? [root, tip] : [tip, root];
    const wall = ridge(own, { from, to, base: foot, height: Math.min(tall, foot - height * 0.06), focus: root - side * Math.abs(tip - root) * own.between(0.1, 0.35), ruggedness: sliders.ruggedness, sides: 0.1 });
    const shut = closeAt(wall, side, tip, foot);
    stage.add(i < 2 ? 'far wall' : 'wall', i < 2 ? 'mountain' : 'rock', shut.band(foot + depth * 0.01));
    const long = Math.abs(tip - root);
    const line = new Skyline([{ x: Math.min(root, tip), y: foot }, { x: Math.max(root, tip), y: foot }], 'rugged');
    const trees = size * (0.03 + 0.05 * t) * lean(sliders.trees, [0, 1, 1.5]);
    if (trees > 6 && i > 0) {
      const [start, end] = side < 0 ? [root, tip - long * own.between(0.1, 0.3)] : [tip + long * own.between(0.1, 0.3), root];
      const inner = side < 0 ? end : start;
      stage.add('shore forest', 'tree', firLine(own, { from: start, to: end, foot: line, below: depth * 0.012, pitch: Math.max(12, trees * 0.45), height: (x) => trees * (0.25 + 0.75 * Math.min(1, Math.abs(x - inner) / (long * 0.5))) }));
    }
    if (i > 1) stage.add('shore meadow', 'grass', tongue(own, { root, tip: tip + side * long * 0.05, y: foot + depth * 0.012, up: depth * 0.025, down: depth * (0.05 + 0.05 * t) }));
  }
  const near = lean(sliders.water, [0.52, 0.66, 0.84]);
  const [left, right] = heavy < 0 ? [near, near + 0.3] : [near + 0.3, near];
  const shore = { from: -bleed, to: width + bleed, swell: -depth * 0.05, waves: depth * 0.014 };
  stage.add('rocky shore', 'rock', hill(c.random.stream('rocky shore'), { ...shore, start: horizon + depth * left, end: horizon + depth * right }).band(height + bleed));
  stage.add('near shore', 'grass', hill(c.random.stream('near shore'), { ...shore, start: horizon + depth * (left + 0.09), end: horizon + depth * (right + 0.06) }).band(height + bleed));
  scatter(c, { what: 'boulder', name: 'boulder', count: Math.round(lean(sliders.ruggedness, [1, 4, 7])), x: [0, width], y: [horizon + depth * 0.55, height * 0.97], near: size * 0.16, on: ['grass', 'sea'] });
  scatter(c, { what: 'bush', name: 'bushes', count: 5, x: [-bleed, width + bleed], y: [horizon + depth * 0.6, height * 0.97], near: size * 0.26, on: ['grass'] });
  scatter(c, { what: 'fir', name: 'fir on the shore', count: Math.round(lean(sliders.trees, [0, 3, 8])), x: [0, width], y: [horizon + depth * 0.1, horizon + depth * 0.3], near: size * 0.7, least: size * 0.1, on: ['grass'] });
  frameTrees(c, { tree: 'fir', own: 4, tall: 0.66 });
  stage.settle();
}

/** The line with its end on the water at the tip, so that a wall comes down to it. */
function closeAt(line: Skyline, side: Side, tip: number, foot: number): Skyline {
  const points = side < 0 ? line.points.slice(0, -1) : line.points.slice(1);
  const end = { x: tip, y: foot };
  return new Skyline(side < 0 ? [...points, end] : [end, ...points], points.length > 4 ? 'rugged' : 'smooth');
}
