// People own the recipes of earlier painters: they give the same pixels for ever. The fixtures hold, for ten recipes, the sha256 of the pixels
// that the painter of that version made of them (RGBA, row-major).
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { openGenerator } from '../../../../../src/inference/paint/generator';
import { readRecipeFile } from '../../../../../src/labels/recipe-file';
import { CARD, MODEL, WASM } from '../../card';

interface Fixture {
  readonly recipe: unknown;
  readonly pixels: string;
}

const HERE = new URL('./', import.meta.url);
const FILES = readdirSync(HERE).filter((name) => name.endsWith('.json'));

test.each(FILES)(
  '%s',
  async (name) => {
    const generator = await openGenerator(CARD, MODEL, WASM);
    const fixtures = JSON.parse(readFileSync(new URL(name, HERE), 'utf8')) as readonly Fixture[];
    expect(fixtures).toHaveLength(10);
    for (const { recipe, pixels } of fixtures) {
      const { name: what, way, labels } = readRecipeFile(JSON.stringify(recipe));
      // They name no painter: they are from before there were several.
      expect(way.style.painter, what).toBe(CARD.painter.id);
      expect([CARD.sha256, ...(CARD.formerly ?? [])], what).toContain(way.modelHash);
      const { rgba } = await generator.paint({
        labels,
        ...way.size,
        style: way.style,
        seed: way.seed,
        repaints: way.repaints,
        edges: way.edges,
      });
      expect(createHash('sha256').update(rgba).digest('hex'), what).toBe(pixels);
    }
    await generator.release();
  },
  300_000,
);
