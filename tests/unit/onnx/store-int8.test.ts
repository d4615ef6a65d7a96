// Weights as 8-bit integers: what is stored, how exact it is, and that a session computes the same as before.
import fc from 'fast-check';
import { env, InferenceSession, Tensor } from 'onnxruntime-web/wasm';
import { expect, test } from 'vitest';
import { floatTensor, model, node, valueInfo } from '../../../scripts/onnx/build';
import { writeOnnx } from '../../../scripts/onnx/file';
import { DATA_TYPE } from '../../../scripts/onnx/schema';
import type { OnnxModel, OnnxTensor } from '../../../scripts/onnx/schema';
import { floatsOf, storeInt8 } from '../../../scripts/onnx/store-int8';

const CHANNELS = 16;
const DIMS = [CHANNELS, 8, 3, 3];
const SIZE = DIMS.reduce((product, size) => product * size, 1);

/** One convolution; `half` stores its weight as float16 bits behind a Cast, as the training writes it. */
function convolution(weight: Float32Array, half?: Uint16Array): OnnxModel {
  const stored: OnnxTensor = half === undefined
    ? floatTensor('weight', DIMS, weight)
    : { name: 'weight_f16', dims: DIMS, dataType: DATA_TYPE.float16, rawData: new Uint8Array(half.buffer) };
  return model({
    name: 'one',
    node: [
      ...(half === undefined ? [] : [node('Cast', ['weight_f16'], ['weight'], { to: DATA_TYPE.float32 })]),
      node('Conv', ['x', 'weight', 'bias'], ['y'], { pads: [1, 1, 1, 1] }),
    ],
    initializer: [stored, floatTensor('bias', [CHANNELS], new Float32Array(CHANNELS).fill(0.25))],
    input: [valueInfo('x', 'float32', [1, 8, 6, 6])],
    output: [valueInfo('y', 'float32', [1, CHANNELS, 6, 6])],
  });
}

/** The weight as a session will compute it. */
function unpacked(stored: OnnxModel, name: string): Float32Array {
  const find = (suffix: string): OnnxTensor => stored.graph.initializer.find((tensor) => tensor.name === name + suffix)!;
  const bytes = find('_int8').rawData!;
  const scales = floatsOf(find('_scale'));
  return Float32Array.from(new Int8Array(bytes.buffer, bytes.byteOffset, bytes.length), (value, index) => value * scales[Math.floor(index / (SIZE / CHANNELS))]!);
}

async function run(graph: OnnxModel): Promise<Float32Array> {
  env.wasm.numThreads = 1;
  const session = await InferenceSession.create(writeOnnx(graph), { executionProviders: ['wasm'] });
  const x = new Tensor('float32', Float32Array.from({ length: 8 * 36 }, (_, index) => Math.sin(index)), [1, 8, 6, 6]);
  const { y } = await session.run({ x });
  const values = (y!.data as Float32Array).slice();
  await session.release();
  return values;
}

const largest = (values: Float32Array): number => values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);

test('the squared error of a channel is never above that of the plain scale, whatever the weights', () => {
  const weights = fc.array(fc.double({ min: -2, max: 2, noNaN: true }), { minLength: SIZE, maxLength: SIZE }).map((values) => Float32Array.from(values));
  fc.assert(fc.property(weights, (weight) => {
    const back = unpacked(storeInt8(convolution(weight)), 'weight');
    const per = SIZE / CHANNELS;
    for (let channel = 0; channel < CHANNELS; channel++) {
      const slice = weight.subarray(channel * per, (channel + 1) * per);
      const plain = slice.reduce((sum, value) => sum + (value - Math.round((value * 127) / (largest(slice) || 1)) * (largest(slice) / 127)) ** 2, 0);
      const found = slice.reduce((sum, value, index) => sum + (value - back[channel * per + index]!) ** 2, 0);
      expect(found).toBeLessThanOrEqual(plain + 1e-6);
    }
  }), { numRuns: 20 });
});

test('a channel of zeros stays zero', () => {
  const weight = new Float32Array(SIZE).fill(0.5, 0, SIZE / 2);
  const back = unpacked(storeInt8(convolution(weight)), 'weight');
  expect(largest(back.subarray(SIZE / 2))).toBe(0);
  expect(back[0]).toBeCloseTo(0.5, 2);
});

test('a session computes what the stored weights say, from float32 and from float16', async () => {
  const weight = Float32Array.from({ length: SIZE }, (_, index) => Math.cos(index * 1.7) / 4);
  const small = storeInt8(convolution(weight));
  const exact = await run(convolution(unpacked(small, 'weight')));
  const found = await run(small);
  expect(largest(found.map((value, index) => value - exact[index]!))).toBeLessThan(1e-6);
  // 1 is 0x3c00 as a half, −0.5 is 0xb800.
  const half = Uint16Array.from({ length: SIZE }, (_, index) => (index % 2 === 0 ? 0x3c00 : 0xb800));
  const fromHalf = await run(storeInt8(convolution(weight, half)));
  const wanted = await run(convolution(Float32Array.from(half, (bits) => (bits === 0x3c00 ? 1 : -0.5))));
  expect(largest(fromHalf.map((value, index) => value - wanted[index]!))).toBeLessThan(0.02);
});

test('the file shrinks, and what is stored already is left alone', () => {
  const weight = Float32Array.from({ length: SIZE }, (_, index) => Math.sin(index));
  const graph = convolution(weight);
  const once = storeInt8(graph);
  expect(writeOnnx(once).length).toBeLessThan(writeOnnx(graph).length / 2.5);
  expect(storeInt8(once)).toEqual(once);
});
