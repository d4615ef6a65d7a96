// What the kinds promise: their classes, their proportions, what the sliders do, and that the plugin's labelling reads the map back.
import { Path2D, createCanvas } from '@napi-rs/canvas';
import { describe, expect, it } from 'vitest';
import { composeScene } from '../../../src/compose/compose-scene';
import { KIND_IDS, OWN_SLIDERS } from '../../../src/contract/roll';
import type { Sliders } from '../../../src/contract/roll';
import { PAINTER_IDS, readModelFiles } from '../../../scripts/shared/model-files';
import { validateModelCard } from '../../../src/inference/api/model-card';
import { KINDS } from '../../../src/compose/scene-kinds';
import type { KindId } from '../../../src/contract/roll';
import { CLASS_NAMES } from '../../../src/contract/classes';
import { labelPicture } from '../../../src/labels/read/label-picture';
import { SIZES, own, scenePixels, sceneRgba, shares } from './scene-pixels';

const SEEDS = [21, 22, 23, 24, 25, 26, 27, 28];

it('asks for styles that a painter has', () => {
  const ids = PAINTER_IDS.flatMap((id) => validateModelCard(readModelFiles(id).card).styles.map((style) => style.id));
  for (const kind of Object.values(KINDS)) if ('style' in kind) expect(ids).toContain(kind.style);
});

it('shows all nine classes between the kinds', () => {
  expect(new Set(Object.values(KINDS).flatMap(({ classes }) => classes)).size).toBe(9);
});

describe.each(KIND_IDS)('%s', (kind) => {
  it('shows every class of its own in every proportion, and keeps them in bounds', () => {
    for (const size of SIZES)
      for (const seed of SEEDS) {
        const seen = shares(scenePixels(composeScene(own(kind, size, seed)), 40_000));
        const hint = `${kind} ${seed} ${size.join('x')} ${JSON.stringify(seen)}`;
        for (const name of KINDS[kind].classes) expect(seen[name], `${name}: ${hint}`).toBeGreaterThan(0.001);
        expect(seen.sky, hint).toBeGreaterThan(0.05);
        expect(seen.sky, hint).toBeLessThan(0.5);
        expect(seen.tree, hint).toBeLessThan(0.42);
        expect(seen.plant, hint).toBeLessThan(0.2);
        const wet = seen.water + seen.river + seen.sea;
        expect(wet, hint).toBeGreaterThan(0.003);
        expect(wet, hint).toBeLessThan(0.62);
      }
  });

  /** The mean share over the seeds, for a slider at 0, 0.25 … 1. */
  const sweep = (slider: keyof Sliders, share: (seen: ReturnType<typeof shares>) => number): readonly number[] =>
    [0, 0.25, 0.5, 0.75, 1].map((value) => {
      const sum = SEEDS.reduce(
        (total, seed) =>
          total +
          share(shares(scenePixels(composeScene({ ...own(kind, [1200, 900], seed), sliders: { ...OWN_SLIDERS, [slider]: value } }), 20_000))),
        0,
      );
      return sum / SEEDS.length;
    });
  const expectGrowing = (values: readonly number[]): void => {
    for (let i = 1; i < values.length; i++) expect(values[i], values.join(' ')).toBeGreaterThan(values[i - 1]!);
  };

  it('has more water the farther its slider goes', () => {
    expectGrowing(sweep('water', ({ water, river, sea }) => water + river + sea));
  });

  it('has more trees the farther their slider goes, and none at 0', () => {
    const trees = sweep('trees', ({ tree }) => tree);
    expect(trees[0]).toBe(0);
    expectGrowing(trees);
  });

  it('has less sky the higher its horizon', () => {
    expectGrowing(sweep('horizon', ({ sky }) => -sky));
  });

  it('has a longer skyline the more rugged it is', () => {
    const skylines = [0, 0.5, 1].map((ruggedness) => SEEDS.reduce((sum, seed) => sum + skylineOf(kind, seed, ruggedness), 0));
    expect(skylines[1], skylines.join(' ')).toBeGreaterThan(skylines[0]!);
    expect(skylines[2], skylines.join(' ')).toBeGreaterThan(skylines[1]!);
  });

  it('keeps its mountains and its water where they are when there are more trees', () => {
    const order = own(kind, [1200, 900], 31);
    const paths = (sliders: Partial<Sliders>): readonly string[] =>
      composeScene({ ...order, sliders: { ...OWN_SLIDERS, ...sliders } })
        .shapes.filter(({ className }) => ['mountain', 'water', 'river', 'sea'].includes(className))
        .map(({ path }) => path);
    expect(paths({ trees: 0.8 })).toEqual(paths({}));
    expect(paths({}).length).toBeGreaterThan(0);
  });

  it('is read back by the plugin as it was composed', () => {
    for (const size of [
      [1200, 900],
      [1600, 400],
    ] as const) {
      const scene = composeScene(own(kind, size, 41));
      const [width, height] = [size[0] * 1.2, size[1] * 1.2];
      const rgba = sceneRgba(scene, width, height);
      const { labels } = labelPicture(
        { width, height, rgba: new Uint8Array(rgba.buffer), box: { x: 0, y: 0, width, height } },
        [
          [width, 0, 0],
          [0, height, 0],
        ],
        { width: 512, height: 512 },
      );
      const context = createCanvas(1, 1).getContext('2d');
      const shapes = [...scene.shapes]
        .reverse()
        .map(({ className, path }) => ({ label: CLASS_NAMES.indexOf(className), path: new Path2D(path) }));
      let [same, all] = [0, 0];
      for (let y = 3; y < 512; y += 7)
        for (let x = 3; x < 512; x += 7, all++) {
          const [at, down] = [((x + 0.5) / 512) * scene.width, ((y + 0.5) / 512) * scene.height];
          if (shapes.find(({ path }) => context.isPointInPath(path, at, down))?.label === labels[y * 512 + x]) same++;
        }
      expect(same / all, size.join('x')).toBeGreaterThan(0.97);
    }
  });
});

/** Ups and downs of the line where the sky ends, trees aside: pixels a column. */
function skylineOf(kind: KindId, seed: number, ruggedness: number): number {
  const { width, height, labels } = scenePixels(
    composeScene({ ...own(kind, [1200, 900], seed), sliders: { ...OWN_SLIDERS, ruggedness, trees: 0 } }),
    40_000,
  );
  let [sum, before] = [0, -1];
  for (let x = 0; x < width; x++) {
    let y = 0;
    while (y < height && (labels[y * width + x] === 0 || labels[y * width + x] === 254)) y++;
    if (before >= 0) sum += Math.abs(y - before);
    before = y;
  }
  return sum / width;
}
