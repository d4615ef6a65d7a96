// Constant folding: operators whose inputs are all constants are computed now. Weights stored as small integers or float16 become plain
// float32, and a normalisation's constants one multiplication. Only operators that our generators have; others stay in the graph.
import { floatTensor } from './build';
import { DATA_TYPE } from './schema';
import type { OnnxModel, OnnxNode, OnnxTensor } from './schema';
import { floatsOf } from './floats-of';

interface Floats {
  readonly dims: readonly number[];
  readonly values: Float32Array;
}

/** @returns a new model that computes the same; the given one is left alone. */
export function foldConstants(model: OnnxModel): OnnxModel {
  const constants = new Map(model.graph.initializer.map((tensor) => [tensor.name ?? '', tensor]));
  for (const { opType, output, attribute } of model.graph.node) {
    const tensor = attribute?.find(({ name }) => name === 'value')?.t;
    if (opType === 'Constant' && tensor !== undefined) constants.set(output[0]!, { ...tensor, name: output[0]! });
  }
  const steps: OnnxNode[] = [];
  for (const step of model.graph.node) {
    if (step.opType === 'Constant' && constants.has(step.output[0]!)) continue;
    const inputs = step.input.map((name) => constants.get(name));
    const folded = inputs.every((tensor) => tensor !== undefined) ? fold(step, inputs) : null;
    if (folded === null) steps.push(step);
    else constants.set(step.output[0]!, floatTensor(step.output[0]!, [...folded.dims], folded.values));
  }
  const used = new Set(steps.flatMap(({ input }) => input));
  return { ...model, graph: { ...model.graph, node: steps, initializer: [...constants.values()].filter(({ name = '' }) => used.has(name)) } };
}

function fold(step: OnnxNode, inputs: readonly OnnxTensor[]): Floats | null {
  const [first, second] = inputs;
  if (first === undefined || !isNumeric(first)) return null;
  switch (step.opType) {
    case 'Cast':
      return step.attribute?.some(({ name, i }) => name === 'to' && i === DATA_TYPE.float32) === true ? floats(first) : null;
    case 'Reciprocal':
      return { dims: first.dims ?? [], values: floats(first).values.map((value) => 1 / value) };
    case 'Mul':
      return second !== undefined && isNumeric(second) ? multiply(floats(first), floats(second)) : null;
    case 'Reshape':
      return second === undefined ? null : reshape(floats(first), integers(second));
    default:
      return null;
  }
}

const isNumeric = ({ dataType }: OnnxTensor): boolean => ([DATA_TYPE.float32, DATA_TYPE.float16, DATA_TYPE.int8] as number[]).includes(dataType);

function floats(tensor: OnnxTensor): Floats {
  const { dims = [], dataType, rawData } = tensor;
  if (dataType !== DATA_TYPE.int8) return { dims, values: floatsOf(tensor) };
  if (rawData === undefined) throw new Error(`${tensor.name ?? 'a tensor'} holds its integers as a list`);
  return { dims, values: Float32Array.from(new Int8Array(rawData.buffer, rawData.byteOffset, rawData.length)) };
}

function integers({ name, dataType, rawData, int64Data = [] }: OnnxTensor): number[] {
  if (dataType !== DATA_TYPE.int64) throw new Error(`${name ?? 'a shape'} is no list of int64`);
  if (rawData === undefined || rawData.length === 0) return int64Data;
  const view = new DataView(rawData.buffer, rawData.byteOffset, rawData.length);
  return Array.from({ length: rawData.length / 8 }, (_, index) => Number(view.getBigInt64(index * 8, true)));
}

/** With ONNX's broadcasting: shapes are aligned at their ends, a size of 1 is repeated. */
function multiply(one: Floats, other: Floats): Floats {
  const rank = Math.max(one.dims.length, other.dims.length);
  const padded = [one, other].map(({ dims }) => [...Array<number>(rank - dims.length).fill(1), ...dims]);
  const dims = padded[0]!.map((size, axis) => Math.max(size, padded[1]![axis]!));
  const values = new Float32Array(dims.reduce((product, size) => product * size, 1));
  const place = (index: number, sizes: readonly number[]): number => {
    let at = 0;
    let stride = 1;
    for (let axis = rank - 1; axis >= 0; axis--) {
      if (sizes[axis] !== 1) at += (index % dims[axis]!) * stride;
      index = Math.floor(index / dims[axis]!);
      stride *= sizes[axis]!;
    }
    return at;
  };
  for (let index = 0; index < values.length; index++)
    values[index] = one.values[place(index, padded[0]!)]! * other.values[place(index, padded[1]!)]!;
  return { dims, values };
}

function reshape({ dims, values }: Floats, shape: readonly number[]): Floats {
  const kept = shape.map((size, axis) => (size === 0 ? dims[axis]! : size));
  const known = kept.filter((size) => size !== -1).reduce((product, size) => product * size, 1);
  return { dims: kept.map((size) => (size === -1 ? values.length / known : size)), values };
}
