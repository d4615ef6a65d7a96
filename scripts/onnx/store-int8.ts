// A graph whose large weights are stored as 8-bit integers with one scale for each output channel. The runtime multiplies
// them out when it loads (Cast and Mul of constants fold; DequantizeLinear would not and would run at every painting), so that
// computing is float32 as before and the file is half as large as with float16.
import { floatTensor, node } from './build';
import { DATA_TYPE } from './schema';
import type { OnnxModel, OnnxNode, OnnxTensor } from './schema';

/** Tensors with fewer values stay as they are: they weigh nothing, and biases are delicate. */
const LEAST_VALUES = 1024;
/** Shares of a channel's largest value that are tried as the end of its scale: cutting one outlier off can serve the rest. */
const CUTS = [1, 0.97, 0.94, 0.91, 0.88, 0.85, 0.8, 0.75];

/** @returns a new model; the given one is left alone. Weights are constants of rank 2 and more in float32 or float16. */
export function storeInt8(model: OnnxModel): OnnxModel {
  const { graph } = model;
  const large = new Map(graph.initializer.filter(isLargeWeight).map((tensor) => [tensor.name ?? '', tensor]));
  const unpacked = new Set<string>();
  const before: OnnxNode[] = [];
  const after: OnnxNode[] = [];
  for (const step of graph.node) {
    const stored = step.opType === 'Cast' ? large.get(step.input[0]!) : undefined;
    if (stored === undefined) after.push(step);
    else {
      // The Cast from float16 was there for this weight alone; its output keeps its name.
      before.push(...unpacking(stored.name!, step.output[0]!));
      unpacked.add(stored.name!);
    }
  }
  const used = new Set(after.flatMap((step) => step.input));
  const initializer = graph.initializer.flatMap((tensor) => {
    const name = tensor.name ?? '';
    if (!large.has(name)) return [tensor];
    // A float32 weight goes straight into its operator, under its own name.
    if (used.has(name) && unpacked.has(name)) throw new Error(`${name} is used both stored and unpacked`);
    if (!unpacked.has(name)) before.push(...unpacking(name, name));
    return quantised(tensor);
  });
  return { ...model, graph: { ...graph, node: [...before, ...after], initializer } };
}

function isLargeWeight({ dims = [], dataType }: OnnxTensor): boolean {
  const floating = dataType === DATA_TYPE.float32 || dataType === DATA_TYPE.float16;
  return floating && dims.length >= 2 && dims.reduce((product, size) => product * size, 1) >= LEAST_VALUES;
}

const int8Name = (name: string): string => `${name}_int8`;
const scaleName = (name: string): string => `${name}_scale`;

function unpacking(stored: string, output: string): OnnxNode[] {
  const wide = `${stored}_wide`;
  return [node('Cast', [int8Name(stored)], [wide], { to: DATA_TYPE.float32 }), node('Mul', [wide, scaleName(stored)], [output])];
}

function quantised(tensor: OnnxTensor): [OnnxTensor, OnnxTensor] {
  const name = tensor.name ?? '';
  const dims = tensor.dims ?? [];
  const values = floatsOf(tensor);
  const channels = dims[0]!;
  const length = values.length / channels;
  const bytes = new Int8Array(values.length);
  const scales = new Float32Array(channels);
  for (let channel = 0; channel < channels; channel++) {
    const slice = values.subarray(channel * length, (channel + 1) * length);
    const scale = bestScale(slice);
    scales[channel] = scale;
    for (const [index, value] of slice.entries()) bytes[channel * length + index] = rounded(value, scale);
  }
  return [
    { name: int8Name(name), dims, dataType: DATA_TYPE.int8, rawData: new Uint8Array(bytes.buffer) },
    floatTensor(scaleName(name), dims.map((size, axis) => (axis === 0 ? size : 1)), scales),
  ];
}

/** The step between two integers that gives the smallest squared error over the values; 1 where all are zero. */
function bestScale(values: Float32Array): number {
  const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  if (largest === 0) return 1;
  let best = { scale: 0, error: Infinity };
  for (const cut of CUTS) {
    const scale = Math.fround((largest * cut) / 127);
    const error = values.reduce((sum, value) => sum + (value - rounded(value, scale) * scale) ** 2, 0);
    if (error < best.error) best = { scale, error };
  }
  return best.scale;
}

function rounded(value: number, scale: number): number {
  return Math.max(-127, Math.min(127, Math.round(value / scale)));
}

/** Values of a float32 or float16 tensor that is stored as raw bytes. @throws Error for one that is stored otherwise. */
export function floatsOf({ name, dataType, rawData }: OnnxTensor): Float32Array {
  if (rawData === undefined) throw new Error(`${name ?? 'a tensor'} is not stored as raw bytes`);
  const view = new DataView(rawData.buffer, rawData.byteOffset, rawData.byteLength);
  if (dataType === DATA_TYPE.float32) return Float32Array.from({ length: rawData.length / 4 }, (_, index) => view.getFloat32(index * 4, true));
  return Float32Array.from({ length: rawData.length / 2 }, (_, index) => fromHalf(view.getUint16(index * 2, true)));
}

function fromHalf(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 31;
  const fraction = bits & 1023;
  if (exponent === 31) return fraction === 0 ? sign * Infinity : NaN;
  return exponent === 0 ? sign * fraction * 2 ** -24 : sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}
