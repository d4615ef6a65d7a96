// The drawn scenes as data: complete, in class colours only, and inside what Figma reads.
import { Path2D, createCanvas } from '@napi-rs/canvas';
import { describe, expect, it } from 'vitest';
import { CLASSES, CLASS_NAMES } from '../../../../src/contract/classes';
import { pathBounds } from '../../../../src/plugin/drawing/path-bounds';
import { FOREST_RIVER } from '../../../../scripts/shared/drawn-scenes/forest-river';
import { LAKE } from '../../../../scripts/shared/drawn-scenes/lake';
import { SCENE_HEIGHT, SCENE_WIDTH } from '../../../../scripts/shared/drawn-scenes/scene';
import type { Scene } from '../../../../scripts/shared/drawn-scenes/scene';
import { SEASIDE } from '../../../../scripts/shared/drawn-scenes/seaside';

const SCENES: readonly (readonly [string, Scene])[] = [
  ['lake', LAKE],
  ['seaside', SEASIDE],
  ['forest river', FOREST_RIVER],
];

/** Visible pixels of each class, drawn without antialiasing troubles: one class index per shape, last one wins. */
function pixelsPerClass(scene: Scene): Readonly<Record<string, number>> {
  const canvas = createCanvas(SCENE_WIDTH, SCENE_HEIGHT);
  const context = canvas.getContext('2d');
  for (const { className, path } of scene) {
    context.fillStyle = `rgb(${CLASSES.find(({ name }) => name === className)!.colour.join()})`;
    context.fill(new Path2D(path));
  }
  const { data } = context.getImageData(0, 0, SCENE_WIDTH, SCENE_HEIGHT);
  const counts: Record<string, number> = { none: 0 };
  for (let i = 0; i < data.length; i += 4) {
    const exact = CLASSES.find(
      ({ colour }) => colour[0] === data[i] && colour[1] === data[i + 1] && colour[2] === data[i + 2] && data[i + 3] === 255,
    );
    const name = exact?.name ?? 'none';
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
}

describe.each(SCENES)('the %s scene', (_, scene) => {
  it('begins with a shape that covers the whole frame, so that no gap shows', () => {
    const { x, y, width, height } = pathBounds(scene[0]!.path);
    expect(x <= 0 && y <= 0 && x + width >= SCENE_WIDTH && y + height >= SCENE_HEIGHT).toBe(true);
    expect(scene[0]!.path).not.toContain('C');
  });

  it('uses classes of ours, under names of layers', () => {
    for (const { name, className } of scene) {
      expect(CLASS_NAMES).toContain(className);
      expect(name).toMatch(/^[a-z][a-z -]+$/);
    }
  });

  it('shows every class that it uses, and little besides flat colour', () => {
    const counts = pixelsPerClass(scene);
    for (const name of new Set(scene.map(({ className }) => className))) expect(counts[name], name).toBeGreaterThan(3000);
    // Antialiased edges.
    expect(counts['none']! / (SCENE_WIDTH * SCENE_HEIGHT)).toBeLessThan(0.03);
  });

  it('has no shape that lies outside the frame', () => {
    for (const { name, path } of scene) {
      const { x, y, width, height } = pathBounds(path);
      expect(x < SCENE_WIDTH && y < SCENE_HEIGHT && x + width > 0 && y + height > 0, name).toBe(true);
    }
  });
});

it('the scenes show all nine classes between them', () => {
  expect(new Set(SCENES.map(([, scene]) => scene).flatMap((scene) => scene.map(({ className }) => className))).size).toBe(9);
});
