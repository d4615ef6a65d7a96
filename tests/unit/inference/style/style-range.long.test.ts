// Pictures of plain or neon colours, which no painting had: their style is drawn in, and the painting is a painting, no noise and not black. The
// shipped encoder and generator.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readModelFiles } from '../../../../scripts/shared/model-files';
import { reaches, styleRange, withinRange } from '../../../../src/inference/api/styles/style-range';
import { openGenerator } from '../../../../src/inference/paint/generator';
import { openStyleEncoder } from '../../../../src/inference/style/style-encoder';
import { styleVector } from '../../../../src/inference/style/style-vector';
import { CARD, MODEL, WASM } from '../card';

const VECTORS = CARD.styles.map(({ vector }) => vector);
const RANGE = styleRange(VECTORS);
const SIDE = 64;

/** A picture by the colour of each place, 0…1 across and down. */
function picture(colour: (x: number, y: number) => readonly [number, number, number]): { rgba: Uint8Array; width: number; height: number } {
  const rgba = Uint8Array.from({ length: SIDE * SIDE * 4 }, () => 255);
  for (let at = 0; at < SIDE * SIDE; at++) rgba.set(colour((at % SIDE) / SIDE, Math.floor(at / SIDE) / SIDE), at * 4);
  return { rgba, width: SIDE, height: SIDE };
}

const SATURATED = {
  red: picture(() => [255, 0, 0]),
  lime: picture(() => [0, 255, 0]),
  blue: picture(() => [0, 0, 255]),
  magenta: picture(() => [255, 0, 255]),
  cyan: picture(() => [0, 255, 255]),
  neon: picture((x) => [Math.round(255 * x), 0, Math.round(255 * (1 - x))]),
} as const;

describe('the range of styles', () => {
  it('holds the named styles as they are, and brings every other vector to its edge', () => {
    for (const vector of VECTORS) expect(withinRange(RANGE, vector)).toEqual(vector);
    const any = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: RANGE.middle.length, maxLength: RANGE.middle.length });
    fc.assert(
      fc.property(any, (vector) => {
        expect(reaches(RANGE, withinRange(RANGE, vector))).toBeLessThanOrEqual(1 + 1e-9);
      }),
    );
  });

  it('is not told by one or two styles', () => {
    expect(withinRange(styleRange(VECTORS.slice(0, 2)), VECTORS[5]!)).toEqual(VECTORS[5]);
  });
});

describe('pictures of colours that no painting had', () => {
  it('are told from paintings, and painted as paintings', async () => {
    const encoder = await openStyleEncoder(CARD, () => Promise.resolve(new Uint8Array(readModelFiles(CARD.painter.id).styleEncoder!)), WASM);
    const generator = await openGenerator(CARD, MODEL, WASM);
    const labels = Uint8Array.from({ length: 128 * 128 }, (_, at) => (at < 64 * 128 ? 0 : at % 128 < 64 ? 3 : 6));
    const paint = async (vector: readonly number[]): Promise<Uint8ClampedArray> => {
      const style = { painter: CARD.painter.id, first: { kind: 'picture', name: 'Swatch', vector }, second: null, share: 0 } as const;
      return (await generator.paint({ labels, width: 128, height: 128, style, seed: 1, repaints: [], edges: 0 })).rgba;
    };
    /** Share of channels that are burnt out or drowned. */
    const clipped = (rgba: Uint8ClampedArray): number =>
      rgba.reduce((sum, value, at) => sum + (at % 4 < 3 && (value < 3 || value > 252) ? 1 : 0), 0) / (rgba.length * 0.75);
    const named = await Promise.all(VECTORS.map(async (vector) => clipped(await paint(vector))));
    const most = Math.max(...named);
    for (const [name, shown] of Object.entries(SATURATED)) {
      const vector = await encoder.styleOf(shown);
      expect(reaches(RANGE, vector), name).toBeGreaterThan(1.5);
      expect(
        reaches(RANGE, [...styleVector(CARD, { first: { kind: 'picture', name, vector }, second: null, share: 0 })]),
        name,
      ).toBeLessThanOrEqual(1.001);
      // As they come from the encoder these vectors paint glaring noise.
      expect(clipped(await paint(vector)), name).toBeLessThan(Math.max(0.15, 2 * most));
    }
    await encoder.release();
    await generator.release();
  }, 120_000);
});
