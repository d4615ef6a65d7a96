// A fjord: walls that stand in the water one behind the other, a strip of meadow at their feet.
import { mountainHeight, mountains, openWater } from '../backdrop';
import { inset, lean } from '../composition';
import type { Composition } from '../composition';
import { hill } from '../motifs/hill';
import { flank } from '../motifs/ridge';
import { tongue } from '../motifs/tongue';
import { firLine } from '../motifs/tree-line';
import { Pen } from '../pen';
import type { Outline, Point } from '../pen';
import { frameTrees, scatter } from '../planting';
import type { Side } from '../random';
import { Skyline } from '../skyline';

export function fjord(c: Composition): void {
  const { stage, width, height, horizon, size, bleed, focus, heavy, sliders } = c;
  const depth = height - horizon;
  const high = mountainHeight(c, 0.9);
  mountains(c, 'far mountains', { height: high * 0.5, below: depth * 0.02, sides: 0.9 });
  openWater(c, 'fjord', 'water');

  // By turns from both sides, each nearer, taller and farther from the middle.
  const open = lean(sliders.water, [0.55, 1, 1.6]);
  const walls = 4;
  for (let i = 0; i < walls; i++) {
    const side = (i % 2 === 0 ? -heavy : heavy) as Side;
    const t = i / (walls - 1);
    const own = c.random.stream(`wall ${i}`);
    const root = side < 0 ? -bleed : width + bleed;
    const gap = width * (0.015 + 0.2 * t) * open * own.between(0.85, 1.2);
    const tip = Math.min(width * 0.88, Math.max(width * 0.12, focus + side * gap));
    const far = i < walls / 2;
    // The far ones stand where the water ends.
    const foot = far ? horizon : horizon + depth * (0.004 + 0.05 * t * t);
    const tall = Math.min(foot - height * 0.07, high * (0.62 + 0.42 * t) * own.between(0.85, 1.1));
    // The waterline comes nearer towards the frame's side.
    const long = Math.abs(tip - root);
    const fall = Math.min(depth, size * 0.7) * (0.012 + 0.12 * t) * Math.min(1, long / size);
    const water =
      side < 0
        ? new Skyline(
            [
              { x: root, y: foot + fall },
              { x: tip, y: foot },
            ],
            'rugged',
          )
        : new Skyline(
            [
              { x: tip, y: foot },
              { x: root, y: foot + fall },
            ],
            'rugged',
          );
    const wall = flank(own, { tip, root, foot, height: tall, ruggedness: sliders.ruggedness });
    stage.add(far ? 'far wall' : 'wall', far ? 'mountain' : 'rock', wall.band(water.at(Math.min(tip, root)), water.at(Math.max(tip, root))));
    const trees = size * (0.03 + 0.05 * t) * lean(sliders.trees, [0, 1, 1.5]);
    if (trees > 6 && !far) {
      const inner = tip + side * long * own.between(0.06, 0.16);
      const [start, end] = side < 0 ? [root, inner] : [inner, root];
      stage.add(
        'shore forest',
        'tree',
        firLine(own, {
          from: start,
          to: end,
          foot: water,
          pitch: Math.max(12, trees * 0.45),
          height: (x) => trees * (0.1 + 0.9 * Math.min(1, (0.25 * Math.abs(x - inner)) / trees, 0.35 + Math.abs(x - inner) / long)),
        }),
      );
    }
    if (!far) stage.add('shore meadow', 'grass', shoreStrip(water, side, tip, root, Math.min(depth, size) * (0.05 + 0.05 * t)));
  }
  // Low land on the way to the far end; flat in a column, too.
  const flat = Math.min(depth, width);
  for (const [index, side] of ([-heavy, heavy] as Side[]).entries()) {
    const own = c.random.stream(`headland ${index}`);
    const at = own.between(0.24, 0.32) + 0.13 * index;
    const tip = inset(c, side, width * own.between(0.2, 0.34) * lean(sliders.water, [1.3, 1, 0.6]));
    stage.add(
      'headland',
      'grass',
      tongue(own, { root: side < 0 ? -bleed : width + bleed, tip, y: horizon + depth * at, up: flat * 0.05, down: flat * (0.03 + 0.1 * at) }),
    );
  }
  const near = lean(sliders.water, [0.52, 0.66, 0.84]);
  const [left, right] = heavy < 0 ? [near, near + 0.3] : [near + 0.3, near];
  const shore = { from: -bleed, to: width + bleed, swell: -depth * 0.05, waves: depth * 0.014 };
  stage.add(
    'rocky shore',
    'rock',
    hill(c.random.stream('rocky shore'), { ...shore, start: horizon + depth * left, end: horizon + depth * right }).band(height + bleed),
  );
  stage.add(
    'near shore',
    'grass',
    hill(c.random.stream('near shore'), { ...shore, start: horizon + depth * (left + 0.09), end: horizon + depth * (right + 0.06) }).band(
      height + bleed,
    ),
  );
  scatter(c, {
    what: 'boulder',
    name: 'boulder',
    count: Math.round(lean(sliders.ruggedness, [1, 4, 7])),
    x: [0, width],
    y: [horizon + depth * 0.55, height * 0.97],
    near: size * 0.16,
    on: ['grass', 'water'],
  });
  scatter(c, {
    what: 'bush',
    name: 'bushes',
    count: 5,
    x: [-bleed, width + bleed],
    y: [horizon + depth * 0.6, height * 0.97],
    near: size * 0.26,
    on: ['grass'],
  });
  scatter(c, {
    what: 'fir',
    name: 'fir on the shore',
    count: Math.round(lean(sliders.trees, [0, 3, 8])),
    x: [0, width],
    y: [horizon + depth * 0.1, horizon + depth * 0.5],
    near: size * 0.7,
    least: size * 0.1,
    on: ['grass'],
  });
  frameTrees(c, { tree: 'fir', own: 4, tall: 0.66 });
  stage.settle();
}

/** A strip of land along a waterline, from nothing at the tip to `wide` at the frame's side. */
function shoreStrip(water: Skyline, side: Side, tip: number, root: number, wide: number): Outline {
  const along = (t: number, part: number): Point => ({ x: tip + (root - tip) * t, y: water.at(tip + (root - tip) * t) + wide * part });
  const start = { x: tip - side * wide * 0.3, y: water.at(tip) };
  return new Pen(start.x, start.y)
    .smooth([along(0.08, -0.06), along(0.5, -0.12), along(1, -0.15)])
    .line(along(1, 1))
    .smooth([along(0.72, 0.72), along(0.45, 0.52), along(0.2, 0.34), start])
    .close();
}
