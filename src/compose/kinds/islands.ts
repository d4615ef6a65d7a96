// Islands in a calm sea, wooded and rocky, seen from a shore.
import { mountains, openWater } from '../backdrop';
import { inset, lean } from '../composition';
import type { Composition } from '../composition';
import { hill } from '../motifs/hill';
import { island } from '../motifs/island';
import { crownLine, firLine } from '../motifs/tree-line';
import { frameTrees, scatter } from '../planting';
import type { Side } from '../random';

export function islands(c: Composition): void {
  const { stage, width, height, horizon, size, bleed, focus, heavy, sliders } = c;
  const depth = height - horizon;
  const light = -heavy as Side;
  const own = c.random.stream('far');
  mountains(c, 'far islands', {
    height: size * own.between(0.1, 0.2) * lean(sliders.ruggedness, [0.6, 1, 1.4]),
    below: depth * 0.02,
    focus: inset(c, own.side(), width * own.between(0, 0.2)),
    sides: -0.6,
  });
  // The painter puts breakers into wide seas: open sea far off, calm water around the islands.
  openWater(c, 'open sea', 'sea');
  const calm = horizon + depth * own.between(0.1, 0.16);
  stage.add(
    'calm water',
    'water',
    hill(own, { from: -bleed, to: width + bleed, start: calm, end: calm, waves: depth * 0.004 }).band(height + bleed),
  );

  const places = c.random.stream('islands');
  const count = Math.max(3, Math.min(6, Math.round((width / size) * 1.6 + height / size)));
  for (let i = 0; i < count; i++) {
    const t = (i + 0.5) / count;
    const y = horizon + depth * (0.035 + 0.4 * t * t) * places.between(0.9, 1.1);
    const wide = Math.min(size, width * 0.85) * (0.16 + 0.42 * t) * places.between(0.75, 1.3) * lean(sliders.water, [1.35, 1, 0.66]);
    // The largest stands at the focus; the others keep to both sides of it.
    const wanted = i === count - 1 ? focus : focus + (i % 2 === 0 ? heavy : light) * width * places.between(0.16, 0.5);
    const x = Math.min(width - wide * 0.2, Math.max(wide * 0.2, wanted));
    const tall = wide * places.between(0.22, 0.4) * lean(sliders.ruggedness, [0.6, 1, 1.5]);
    const drawn = island(c.random.stream(`island ${i}`), { x, water: y, width: wide, height: tall, ruggedness: sliders.ruggedness });
    const trees = tall * 0.55 * lean(sliders.trees, [0, 1, 1.5]);
    if (trees > 5) {
      const [from, to] = [x - wide * places.between(0.22, 0.3), x + wide * places.between(0.22, 0.3)];
      const wood = c.random.stream(`wood ${i}`);
      const firs = wood.chance(0.45);
      stage.add(
        'island wood',
        'tree',
        (firs ? firLine : crownLine)(wood, {
          from,
          to,
          foot: drawn.top,
          below: tall * 0.25,
          pitch: Math.max(12, trees * (firs ? 0.42 : 0.7)),
          height: (at) => trees * Math.min(1, 0.4 + Math.min(at - from, to - at) / (wide * 0.15)),
        }),
      );
    } else places.between(0, 1);
    stage.add('island rock', 'rock', drawn.rock);
    stage.add('island meadow', i % 3 === 1 ? 'plant' : 'grass', drawn.green);
  }

  const near = c.random.stream('near shore');
  const reach = lean(sliders.water, [1.3, 1, 0.55]);
  const corner = (name: string, className: 'rock' | 'grass', side: Side, up: number, across: number): void => {
    const start = height - Math.min(depth, size * 0.7) * up * reach;
    const tip = inset(c, side, width * across * reach);
    const line =
      side < 0 ? { from: -bleed, to: tip, start, end: height + bleed } : { from: tip, to: width + bleed, start: height + bleed, end: start };
    stage.add(name, className, hill(c.random.stream(name), { ...line, swell: -depth * 0.015, waves: depth * 0.016 }).band(height + bleed));
  };
  corner('rocky shore', 'rock', heavy, 0.44, near.between(0.6, 0.76));
  corner('near shore', 'grass', heavy, 0.33, near.between(0.46, 0.58));
  scatter(c, {
    what: 'boulder',
    name: 'skerry',
    count: Math.round(lean(sliders.ruggedness, [1, 4, 7])),
    x: [width * 0.05, width * 0.95],
    y: [horizon + depth * 0.45, height * 0.95],
    near: size * 0.2,
    steep: 0.36,
    on: ['sea', 'water'],
  });
  scatter(c, {
    what: 'bush',
    name: 'bushes',
    count: 4,
    x: [-bleed, width + bleed],
    y: [height - depth * 0.28, height * 0.98],
    near: size * 0.26,
    on: ['grass'],
  });
  frameTrees(c, { tree: 'pine', own: 4, tall: 0.72, on: ['grass', 'plant', 'rock'] });
  stage.settle();
}
