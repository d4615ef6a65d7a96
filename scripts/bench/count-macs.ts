// Multiply-accumulates of a graph's convolutions, from the graph itself: its weights' sizes and, because sizes of feature maps
// may be computed inside the graph, one run that shows every convolution's output.
import { writeOnnx } from '../onnx/file';
import type { OnnxGraph, OnnxModel } from '../onnx/schema';
import type { PlainTensor } from '../../src/inference/tensors';
import { openRaw } from './raw-session';

export interface Cost {
  readonly macs: number;
  /** Values in the graph's constants of rank 1 and more. */
  readonly parameters: number;
}

/** @throws Error when a convolution's weight is neither a constant nor cast or scaled from one. */
export async function countMacs(model: OnnxModel, feeds: Readonly<Record<string, PlainTensor>>, wasm: Uint8Array<ArrayBuffer>): Promise<Cost> {
  const convolutions = model.graph.node.filter(({ opType }) => opType === 'Conv');
  const output = convolutions.map((step) => ({ name: step.output[0]!, type: { tensorType: { elemType: 1 } } }));
  const session = await openRaw(writeOnnx({ ...model, graph: { ...model.graph, output } }), wasm);
  const sizes = new Map<string, readonly number[]>();
  await session.run(feeds, (name, dims) => sizes.set(name, dims));
  await session.release();
  const macs = convolutions.map((step) => {
    // Weights are [out, in / groups, height, width]: each output value takes one product for each of the last three.
    const [, ...perValue] = weightSizes(model.graph, step.input[1]!);
    return product(sizes.get(step.output[0]!)!) * product(perValue);
  });
  const parameters = model.graph.initializer.reduce((sum, { dims = [] }) => sum + product(dims), 0);
  return { macs: macs.reduce((sum, count) => sum + count, 0), parameters };
}

/** Sizes of a weight, through the steps that unpack it and keep its shape. */
function weightSizes(graph: OnnxGraph, name: string): readonly number[] {
  const constant = graph.initializer.find((tensor) => tensor.name === name);
  if (constant?.dims !== undefined) return constant.dims;
  const source = graph.node.find((step) => step.output[0] === name);
  if (source === undefined || !['Cast', 'Mul', 'DequantizeLinear'].includes(source.opType)) throw new Error(`The weight ${name} is not a constant.`);
  return weightSizes(graph, source.input[0]!);
}

const product = (sizes: readonly number[]): number => sizes.reduce((total, size) => total * size, 1);
