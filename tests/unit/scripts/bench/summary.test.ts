// The bench's arithmetic: from times to ratios, and multiply-accumulates from a graph.
import { describe, expect, it } from 'vitest';
import { countMacs } from '../../../../scripts/bench/spade/count-macs';
import type { PixelTimes } from '../../../../scripts/bench/pixels/pixel-path';
import { benchmarks } from '../../../../scripts/bench/report/report';
import type { Measured } from '../../../../scripts/bench/report/report';
import { median, slope } from '../../../../scripts/bench/report/statistics';
import { summary } from '../../../../scripts/bench/report/summary';
import { floatTensor, model, node, valueInfo } from '../../../../scripts/onnx/build';
import { DATA_TYPE } from '../../../../scripts/onnx/schema';
import { CARD, WASM } from '../../inference/card';

const hundred = (value: (painting: number) => number): number[] => Array.from({ length: 100 }, (_, index) => value(index + 1));
const way = (decode: number, paint: number): PixelTimes => ({
  decode: [decode, decode, decode * 9],
  label: [20],
  tensors: [5],
  paint: [paint, paint],
  encode: [15],
});

const MEASURED: Measured = {
  card: CARD,
  cost: { macs: 2.8e9, parameters: 2.3e6 },
  nodes: [
    { kind: 'Conv 3×3 at 256²', ms: 60, macs: 0.6e9 },
    { kind: 'Conv 3×3 at 256²', ms: 20, macs: 0.2e9 },
    { kind: 'Add', ms: 19.5, macs: 0 },
    { kind: 'Cast', ms: 0.3, macs: 0 },
    { kind: 'Reshape', ms: 0.2, macs: 0 },
  ],
  coldStarts: [
    { decode: 100, compile: 300, warmUp: 900, firstPainting: 250 },
    { decode: 120, compile: 310, warmUp: 800, firstPainting: 260 },
    { decode: 90, compile: 290, warmUp: 1000, firstPainting: 240 },
  ],
  hundred: {
    ms: hundred((painting) => 200 + painting / 10),
    cpuMs: hundred((painting) => 210 + (painting % 3)),
    yardstickMs: hundred((painting) => 100 + painting / 20),
    yardstickCpuMs: hundred((painting) => 100 - painting / 10),
    residentMb: hundred((painting) => (painting < 50 ? 400 : 410)),
    wasmMb: hundred(() => 300),
  },
  chromium: {
    version: '156',
    pixelPath: { lake: way(40, 200), seaside: way(30, 200) },
    openings: [
      { shown: 100, ready: 2000 },
      { shown: 120, ready: 2400 },
      { shown: 90, ready: 1800 },
    ],
    edits: { draft: [300, 200, 250], painting: [750, 800, 700], label: [60], draftJob: [150], paintJob: [400] },
    large: { detailed: [2000, 1900, 2100], one: [8000, 8200, 7900], two: [4000, 4100, 4200], twoAtFirst: 5000 },
  },
  pixelPath: { lake: way(60, 200) },
  spade: {
    ours: [190, 200, 200, 210, 900],
    spade512: [30_000, 32_000, 31_000],
    spade256: [8_000, 8_100, 7_900],
    warmUps: { spade512: 40_000, spade256: 9_000 },
    spadeGmac512: 553.9,
    spadeParameters: 92.3e6,
    limit: { times: { '32@256': [60, 61, 62] }, speeds: { '32@256': 10, '128@128': 20 }, best: 20 },
  },
  sizes: { 'ui.html': 8_000_000, 'code.js': 80_000 },
};

describe('summary', () => {
  const found = summary(MEASURED, 300);

  it('divides medians, warm-ups apart', () => {
    expect(found).toMatchObject({ vsSpade512: 155, vsSpade256: 40, ofLimit: 0.7, uiHtmlBytes: 8_000_000, paintMs: 200 });
    expect(found.gmac).toEqual({ ours: 2.8, spade512: 553.9, spade256: 138.5 });
  });

  it('compares memory around painting 10 and painting 100, and tells a drift of ours from the machine’s', () => {
    expect(found.memoryGrowth).toBeCloseTo(0.025, 4);
    // On the clock both slow down alike; of processor time only the yardstick changes.
    expect(found.drift.clock).toEqual({ painting: 0.049, yardstick: 0.049, beyond: 0, interval: [0, 0] });
    const {
      painting,
      beyond,
      interval: [low, high],
    } = found.drift.processor;
    expect(painting).toBe(0);
    expect(beyond).toBeCloseTo(0.105, 2);
    expect(low).toBeGreaterThan(0);
    expect(high).toBeLessThan(0.13);
  });

  it('takes the picture that is slowest, in the browser where there is one', () => {
    expect(found).toMatchObject({ restOfPaint: 0.375, labelOfPaint: 0.1, restOfPaintIn: 'chromium' });
    expect(found.pixelShares.chromium).toMatchObject({ picture: 'lake', decode: 0.2 });
    expect(summary({ ...MEASURED, chromium: null }, 300)).toMatchObject({ restOfPaint: 0.475, restOfPaintIn: 'node', openingMs: null });
  });

  it('says how soon a draft comes and what a second worker gains; nothing of it without a browser', () => {
    expect(found.hand).toMatchObject({
      editToDraft: 250,
      editToPainting: 750,
      draftOfPainting: 0.357,
      largeGain: 1.95,
      largeByTwoAtFirst: 5000,
    });
    expect(benchmarks(MEASURED, found)).toContain('**1.95**');
    expect(benchmarks({ ...MEASURED, chromium: null }, summary({ ...MEASURED, chromium: null }, 300))).not.toContain('While the hand moves');
  });

  it('keeps every raw time under a name of its own', () => {
    expect(found.raw['spade512']).toEqual([30_000, 32_000, 31_000]);
    expect(found.raw['spade512 warm-up']).toEqual([40_000]);
    expect(found.raw['hundred paintings']).toHaveLength(100);
    expect(found.raw['chromium lake decode']).toEqual([40, 40, 360]);
    expect(found.raw['opening ready']).toEqual([2000, 2400, 1800]);
    expect(found.raw['cold start compile']).toEqual([300, 310, 290]);
    expect(JSON.parse(JSON.stringify(found))).toEqual(found);
  });

  it('adds up the operators by kind; what takes next to nothing is told together', () => {
    const text = benchmarks(MEASURED, found);
    expect(text).toMatch(
      /\| Conv 3×3 at 256² \| 2 \| 0\.800 \| 0\.80 \| 10\.0 \|\n\| Add \| 1 \| 0\.195 \| +\| +\|\n\| all others \| 2 \| 0\.005 \|/,
    );
  });

  it('is written out for people with nothing missing', () => {
    const text = benchmarks(MEASURED, found);
    for (const part of ['| 155.0 |', '| 40.0 |', '**0.70**', '+2.5 %', '8,000,000', 'session open, ready to paint | 2000'])
      expect(text).toContain(part);
    for (const written of [text, benchmarks({ ...MEASURED, chromium: null }, summary({ ...MEASURED, chromium: null }, 300))])
      expect(written).not.toMatch(/undefined|NaN|null/);
  });
});

describe('statistics', () => {
  it('are those of the middle', () => {
    expect(median([9, 1, 5])).toBe(5);
    expect(median([4, 1, 2, 3])).toBe(2.5);
    expect(slope([1, 3, 5, 7, 900])).toBe(2);
  });
});

describe('countMacs', () => {
  it('counts convolutions as they run: strides, groups and unpacked weights included', async () => {
    const graph = model({
      name: 'two',
      node: [
        node('Cast', ['stored'], ['wide'], { to: DATA_TYPE.float32 }),
        node('Mul', ['wide', 'scale'], ['full']),
        node('Conv', ['x', 'full'], ['a'], { pads: [1, 1, 1, 1], strides: [2, 2] }),
        node('Conv', ['a', 'grouped'], ['y'], { pads: [1, 1, 1, 1], group: 4 }),
      ],
      initializer: [
        { name: 'stored', dims: [16, 8, 3, 3], dataType: DATA_TYPE.int8, rawData: new Uint8Array(16 * 8 * 9).fill(1) },
        floatTensor('scale', [16, 1, 1, 1], new Float32Array(16).fill(0.5)),
        floatTensor('grouped', [16, 4, 3, 3], new Float32Array(16 * 4 * 9).fill(1)),
      ],
      input: [valueInfo('x', 'float32', [1, 8, 'height', 'width'])],
      output: [valueInfo('y', 'float32', [1, 16, 'h', 'w'])],
    });
    const x = { data: new Float32Array(8 * 32 * 16), sizes: [1, 8, 32, 16] };
    expect((await countMacs(graph, { x }, WASM)).macs).toBe(16 * 16 * 8 * (8 * 9) + 16 * 16 * 8 * (4 * 9));
  });
});
