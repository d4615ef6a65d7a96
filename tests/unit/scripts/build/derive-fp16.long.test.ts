// Graph files, and the half-precision generator: what it computes, in WASM, which rounds to half precision from step to step.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { deriveFp16 } from '../../../../scripts/build/derive-fp16';
import { floatTensor, model, node, valueInfo } from '../../../../scripts/onnx/build';
import { readOnnx, writeOnnx } from '../../../../scripts/onnx/file';
import { foldConstants } from '../../../../scripts/onnx/fold-constants';
import { halfBits } from '../../../../scripts/onnx/half';
import { DATA_TYPE } from '../../../../scripts/onnx/schema';
import { floatsOf } from '../../../../scripts/onnx/floats-of';
import { openSession } from '../../../../src/inference/backend/runtime';
import { difference, isRight, testJob } from '../../../../src/inference/backend/self-test';
import { paintingInputs } from '../../../../src/inference/paint/tensors';
import { CARD, MODEL, WASM } from '../../inference/card';
import { wetOnWet } from '../../contract/wet-on-wet';

test('a file that is read and written is the same, byte for byte', () => {
  expect(Buffer.compare(writeOnnx(readOnnx(MODEL)), MODEL)).toBe(0);
  expect(() => readOnnx(new Uint8Array(0))).toThrow('holds no graph');
});

test('half precision: every bit pattern comes back, and what lies between goes to the nearest', () => {
  const value = (bits: number): number => floatsOf({ dataType: DATA_TYPE.float16, rawData: new Uint8Array(Uint16Array.of(bits).buffer) })[0]!;
  const patterns = Array.from({ length: 0x10000 }, (_, bits) => bits).filter((bits) => !Number.isNaN(value(bits)));
  expect(patterns.filter((bits) => halfBits(value(bits)) !== bits)).toEqual([]);
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 0x7bfe }), fc.double({ min: 0, max: 1, noNaN: true }), (bits, share) => {
      const [below, above] = [value(bits), value(bits + 1)];
      const between = Math.fround(below + (above - below) * share);
      const nearest = Math.abs(value(halfBits(between)) - between);
      expect(nearest).toBeLessThanOrEqual(Math.min(between - below, above - between));
    }),
  );
  expect(halfBits(65520)).toBe(0x7c00);
  expect(halfBits(1 + 2 ** -11)).toBe(0x3c00);
  expect(halfBits(NaN)).toBe(0x7e00);
});

test('the derived generator keeps its inputs and outputs and paints the same picture within the tolerance', async () => {
  const half = deriveFp16(MODEL);
  const [before, after] = [readOnnx(MODEL).graph, readOnnx(half).graph];
  expect(after.input).toEqual(before.input);
  expect(after.output).toEqual(before.output);
  // All convolutions compute in half precision: the weights that are stored are (the class tables' are made from the style).
  const halves = new Set(after.initializer.filter(({ dataType }) => dataType === DATA_TYPE.float16).map(({ name }) => name));
  const convolutions = after.node.filter(({ opType }) => opType === 'Conv');
  expect(convolutions.length).toBe(before.node.filter(({ opType }) => opType === 'Conv').length);
  const stored = new Set(after.initializer.map(({ name }) => name));
  expect(convolutions.filter(({ input }) => halves.has(input[1])).length).toBeGreaterThan(20);
  expect(convolutions.every(({ input }) => halves.has(input[1]) || !stored.has(input[1]))).toBe(true);

  const [full, narrow] = [await openSession(WASM, MODEL, CARD), await openSession(WASM, half, CARD)];
  for (const [side, style] of [
    [128, CARD.styles[0]!.id],
    [256, CARD.styles.at(-1)!.id],
  ] as const) {
    const inputs = paintingInputs(CARD, testJob({ width: side, height: side }, wetOnWet(style)));
    const [wanted, got] = [await full.run(inputs, ['image'] as const), await narrow.run(inputs, ['image'] as const)];
    const found = difference(wanted[0], got[0])!;
    // Rounded somewhere, and well inside what a card is allowed.
    expect(found.worst).toBeGreaterThan(1e-4);
    expect(found.worst).toBeLessThan(0.02);
    expect(isRight(found, 'float16')).toBe(true);
  }
  await full.release();
  await narrow.release();
}, 120_000);

const graph = (weight: number, opType: string): Uint8Array =>
  writeOnnx(
    model({
      name: 'one',
      input: [valueInfo('x', 'float32', [1])],
      output: [valueInfo('y', 'float32', [1])],
      initializer: [floatTensor('w', [1], Float32Array.of(weight))],
      node: [node(opType, ['x', 'w'], ['y'])],
    }),
  );

test('what half precision can’t hold, or is not known to be good in it, is not derived', () => {
  expect(() => deriveFp16(graph(1, 'Mul'))).not.toThrow();
  expect(() => deriveFp16(graph(70_000, 'Mul'))).toThrow('w holds 70000, beyond half precision');
  expect(() => deriveFp16(graph(1, 'Pow'))).toThrow('Pow is not known to be good in half precision');
});

test('constants are multiplied out as ONNX broadcasts', () => {
  const folded = foldConstants(
    model({
      name: 'constants',
      input: [valueInfo('x', 'float32', [2, 3])],
      output: [valueInfo('y', 'float32', [2, 3])],
      initializer: [
        { name: 'stored', dims: [2, 3], dataType: DATA_TYPE.int8, rawData: Uint8Array.of(1, 2, 3, 253, 254, 255) },
        floatTensor('scale', [2, 1], Float32Array.of(0.5, 2)),
      ],
      node: [
        node('Cast', ['stored'], ['wide'], { to: DATA_TYPE.float32 }),
        node('Mul', ['wide', 'scale'], ['weight']),
        node('Add', ['x', 'weight'], ['y']),
      ],
    }),
  ).graph;
  expect(folded.node.map(({ opType }) => opType)).toEqual(['Add']);
  expect(folded.initializer.map(({ name }) => name)).toEqual(['weight']);
  expect([...floatsOf(folded.initializer[0]!)]).toEqual([0.5, 1, 1.5, -6, -4, -2]);
});
