// Multiply-accumulates of a graph's convolutions, from the graph itself: its weights' sizes and, because sizes of feature maps
// may be computed inside the graph, one run that shows every convolution's output.
import { writeOnnx } from '../../onnx/file';
import type { OnnxModel, OnnxNode } from '../../onnx/schema';
import type { PlainTensor } from '../../../src/inference/model/plain-tensor';
import { openRaw } from './raw-session';

export interface Cost {
  readonly macs: number;
  /** Values in the graph's constants of rank 1 and more. */
  readonly parameters: number;
}

export async function countMacs(model: OnnxModel, feeds: Readonly<Record<string, PlainTensor>>, wasm: Uint8Array<ArrayBuffer>): Promise<Cost> {
  const { graph } = model;
  const sizes = new Map<string, readonly number[]>(graph.initializer.map(({ name = '', dims = [] }) => [name, dims]));
  const convolutions = graph.node.filter(({ opType }) => opType === 'Conv');
  // Weights that are unpacked or made on the way tell their size in the run, too.
  const unknown = new Set(convolutions.flatMap(({ input, output }) => [output[0]!, input[1]!]).filter((name) => !sizes.has(name)));
  const output = [...unknown].map((name) => ({ name, type: { tensorType: { elemType: 1 } } }));
  const session = await openRaw(writeOnnx({ ...model, graph: { ...graph, output } }), wasm);
  await session.run(feeds, (name, dims) => sizes.set(name, dims));
  await session.release();
  const macs = convolutions.map((node) => convolutionMacs(node, sizes));
  const parameters = graph.initializer.reduce((sum, { dims = [] }) => sum + product(dims), 0);
  return { macs: macs.reduce((sum, count) => sum + count, 0), parameters };
}

/** @param sizes of the convolution's weights and of what it gives, at least. */
export function convolutionMacs({ input, output }: OnnxNode, sizes: ReadonlyMap<string, readonly number[]>): number {
  // Weights are [out, in / groups, height, width]: each output value takes one product for each of the last three.
  const [, ...perValue] = sizes.get(input[1]!)!;
  return product(sizes.get(output[0]!)!) * product(perValue);
}

export const product = (sizes: readonly number[]): number => sizes.reduce((total, size) => total * size, 1);
