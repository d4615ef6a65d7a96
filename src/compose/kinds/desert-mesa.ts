// Table mountains over a dry plain, a creek with a little green along it.
import { ground, mountains } from '../backdrop';
import { lean } from '../composition';
import type { Composition } from '../composition';
import { mesa } from '../motifs/mesa';
import { river } from '../motifs/river';
import { frameTrees, scatter } from '../planting';
import type { Side } from '../random';

export function desertMesa(c: Composition): void {
  const { stage, width, height, horizon, size, bleed, focus, heavy, sliders } = c;
  const depth = height - horizon;
  const light = -heavy as Side;
  mountains({ ...c, sliders: { ...sliders, ruggedness: sliders.ruggedness * 0.8 } }, 'far mountains', {
    height: size * 0.12,
    below: depth * 0.1,
  });

  // From far to near: small ones about the horizon, the great one at the focus, a butte across from it.
  const own = c.random.stream('mesas');
  const high = Math.min(horizon * 0.72, width * 0.5) * lean(sliders.ruggedness, [0.6, 1, 1.15]) * own.between(0.85, 1);
  // A broad foot may reach far beyond a narrow frame.
  const beyond = Math.max(width, height) * 0.25;
  const put = (name: string, x: number, tall: number, wide: number, foot: number): void => {
    stage.add(
      name,
      'rock',
      mesa(c.random.stream(`${name} ${Math.round(x)}`), {
        x: Math.min(width * 0.97, Math.max(width * 0.03, x)),
        foot: horizon + depth * foot,
        width: wide,
        height: tall,
        ruggedness: sliders.ruggedness,
        between: [-beyond, width + beyond],
      }),
    );
  };
  const many = Math.max(2, Math.round((width / size) * 1.3));
  for (let i = 0; i < many; i++)
    put('far mesa', width * ((i + own.between(0.15, 0.85)) / many), high * own.between(0.24, 0.42), high * own.between(0.3, 0.9), 0.035);
  put('butte', focus + light * -1 * width * own.between(0.3, 0.4), high * own.between(0.55, 0.75), high * own.between(0.14, 0.26), 0.06);
  put('great mesa', focus, high, Math.min(width * 0.38, high * own.between(0.55, 1.1)), 0.08);
  put('needle', focus + light * (high * own.between(0.9, 1.3)), high * own.between(0.4, 0.7), high * own.between(0.06, 0.12), 0.075);

  const plain = ground(c, 'dry plain', 'grass', {
    start: horizon + depth * 0.07,
    end: horizon + depth * 0.07,
    waves: depth * 0.008,
    swell: depth * 0.008,
  });
  const layout = c.random.stream('creek');
  if (sliders.water > 0.02) {
    const x = focus + light * width * layout.between(0.02, 0.2);
    const source = plain.at(x) + depth * 0.01;
    stage.add(
      'creek',
      'river',
      river(layout, {
        horizon: source - depth * 0.05,
        source,
        sourceX: x,
        bottom: height,
        mouthX: width / 2 + light * width * layout.between(0, 0.2),
        width: size * lean(sliders.water, [0, 0.28, 0.7]),
        swing: width * layout.between(0.2, 0.3),
        side: heavy,
      }),
    );
  }
  ground(
    c,
    'rock shelf',
    'rock',
    heavy < 0
      ? { start: horizon + depth * layout.between(0.66, 0.78), end: height + bleed * 0.5, waves: depth * 0.03 }
      : { start: height + bleed * 0.5, end: horizon + depth * layout.between(0.66, 0.78), waves: depth * 0.03 },
  );
  scatter(c, {
    what: 'bush',
    name: 'sagebrush',
    count: 12,
    x: [-bleed, width + bleed],
    y: [horizon + depth * 0.13, height * 0.97],
    near: size * 0.2,
    least: size * 0.035,
    steep: 0.45,
    on: ['grass'],
  });
  scatter(c, {
    what: 'boulder',
    name: 'boulder',
    count: Math.round(lean(sliders.ruggedness, [2, 5, 9])),
    x: [0, width],
    y: [horizon + depth * 0.2, height * 0.97],
    near: size * 0.2,
    least: size * 0.04,
    on: ['grass', 'river'],
  });
  scatter(c, {
    what: 'oak',
    name: 'cottonwood',
    count: Math.round(lean(sliders.trees, [0, 3, 10])),
    x: [0, width],
    y: [horizon + depth * 0.1, horizon + depth * 0.45],
    near: size * 0.5,
    least: size * 0.08,
    on: ['grass'],
  });
  frameTrees(c, { tree: 'pine', own: 2, tall: 0.54 });
  stage.settle();
}
