// Pictures that are no landscapes: the shipped encoders give them a style as near to a training painting's as these are to each other, and the painting
// is a painting, no noise and not black. And the range for vectors that came from encoders of before.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PAINTER_IDS, readModelFiles } from '../../../../scripts/shared/model-files';
import { readOnnx, writeOnnx } from '../../../../scripts/onnx/file';
import { foldConstants } from '../../../../scripts/onnx/fold-constants';
import { floatsOf } from '../../../../scripts/onnx/floats-of';
import { validateModelCard } from '../../../../src/inference/api/model-card';
import { reaches, styleRange, withinRange } from '../../../../src/inference/api/styles/style-range';
import { openGenerator } from '../../../../src/inference/paint/generator';
import { openSession } from '../../../../src/inference/backend/runtime';
import { squashPicture } from '../../../../src/inference/model/squash-picture';
import { openStyleEncoder } from '../../../../src/inference/style/style-encoder';
import { pictureStyle } from '../../../../src/contract/style';
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

/** What no landscape painter made. */
const HOSTILE = {
  ...SATURATED,
  black: picture(() => [0, 0, 0]),
  white: picture(() => [255, 255, 255]),
  checkerboard: picture((x, y) => ((Math.floor(8 * x) + Math.floor(6 * y)) % 2 === 0 ? [0, 0, 0] : [255, 255, 255])),
  text: picture((x, y) => (Math.floor(16 * y) % 2 === 0 && Math.floor(29 * x + 7 * y) % 4 !== 0 ? [0, 0, 0] : [255, 255, 255])),
  logo: picture((x, y) => (Math.hypot(x - 0.5, y - 0.5) < 0.3 ? [230, 0, 40] : [255, 255, 255])),
} as const;

/** Like a painting: a pale sky over dull green land, with clouds and tufts. */
const LANDSCAPE = picture((x, y) => {
  const wave = Math.sin(23 * x + 11 * y) * Math.sin(17 * y - 5 * x) * 18;
  return y < 0.5 ? [150 + 60 * y + wave, 170 + 50 * y + wave, 195 + wave] : [95 + wave, 100 - 20 * y + wave, 60 + wave];
});

describe.each(PAINTER_IDS)('the style encoder of %s', (id) => {
  const { card: raw, styleEncoder } = readModelFiles(id);
  const card = validateModelCard(raw);
  const file = new Uint8Array(styleEncoder!);
  const graph = foldConstants(readOnnx(file)).graph;
  const tensor = (hint: string): Float32Array => floatsOf(graph.initializer.find(({ name }) => name!.startsWith(`${hint}_`))!);
  const [anchors, reach] = [tensor('anchors'), Math.sqrt(tensor('reach')[0]!)];
  const far = (style: readonly number[]): number =>
    Math.min(
      ...Array.from({ length: anchors.length / style.length }, (_, row) =>
        Math.hypot(...style.map((value, axis) => value - anchors[row * style.length + axis]!)),
      ),
    );

  it('keeps pictures that no painting is like within the reach, and a landscape as it is', async () => {
    const encoder = await openStyleEncoder(card, () => Promise.resolve(file), WASM);
    // The net alone: the same file up to its last layer.
    const bare = readOnnx(file);
    const last = bare.graph.node.findIndex(({ opType }) => opType === 'Gemm');
    const node = bare.graph.node.slice(0, last + 1);
    node[last] = { ...node[last]!, output: ['bare'] };
    const used = new Set(node.flatMap(({ input }) => input));
    const initializer = bare.graph.initializer.filter(({ name = '' }) => used.has(name));
    const net = { ...bare.graph, node, initializer, output: [{ ...bare.graph.output[0]!, name: 'bare' }] };
    const session = await openSession(WASM, writeOnnx({ ...bare, graph: net }), { inputs: card.styleEncoder!.input, outputs: { bare: null } });
    const bareStyle = async (shown: Parameters<typeof squashPicture>[0]): Promise<readonly number[]> => [
      ...(
        await session.run({ picture: { data: squashPicture(shown, { width: SIDE, height: SIDE })!, sizes: [1, 3, SIDE, SIDE] } }, [
          'bare',
        ] as const)
      )[0],
    ];
    for (const [name, shown] of Object.entries(HOSTILE)) expect(far(await encoder.styleOf(shown)), name).toBeLessThanOrEqual(reach + 1e-3);
    // Without it they lie several reaches away.
    for (const [name, shown] of Object.entries(SATURATED)) expect(far(await bareStyle(shown)), name).toBeGreaterThan(1.5 * reach);
    const [kept, was] = [await encoder.styleOf(LANDSCAPE), await bareStyle(LANDSCAPE)];
    expect(far(was)).toBeLessThan(reach);
    expect(Math.max(...kept.map((value, axis) => Math.abs(value - was[axis]!)))).toBeLessThan(1e-4);
    await session.release();
    await encoder.release();
  }, 120_000);
});

describe('pictures of colours that no painting had', () => {
  it('are painted as paintings', async () => {
    const encoder = await openStyleEncoder(CARD, () => Promise.resolve(new Uint8Array(readModelFiles(CARD.painter.id).styleEncoder!)), WASM);
    const generator = await openGenerator(CARD, MODEL, WASM);
    const labels = Uint8Array.from({ length: 128 * 128 }, (_, at) => (at < 64 * 128 ? 0 : at % 128 < 64 ? 3 : 6));
    const paint = async (vector: readonly number[]): Promise<Uint8ClampedArray> => {
      const style = { painter: CARD.painter.id, first: pictureStyle('Swatch', vector), second: null, share: 0 };
      return (await generator.paint({ labels, width: 128, height: 128, style, seed: 1, repaints: [], edges: 0 })).rgba;
    };
    /** Share of channels that are burnt out or drowned. */
    const clipped = (rgba: Uint8ClampedArray): number =>
      rgba.reduce((sum, value, at) => sum + (at % 4 < 3 && (value < 3 || value > 252) ? 1 : 0), 0) / (rgba.length * 0.75);
    const named = await Promise.all(VECTORS.map(async (vector) => clipped(await paint(vector))));
    const most = Math.max(...named);
    // Without the range these vectors paint glaring noise.
    for (const [name, shown] of Object.entries(SATURATED))
      expect(clipped(await paint(await encoder.styleOf(shown))), name).toBeLessThan(Math.max(0.15, 2 * most));
    await encoder.release();
    await generator.release();
  }, 120_000);
});
