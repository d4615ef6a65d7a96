// Helpers for writing ONNX graphs in code: attributes, float tensors, inputs and outputs.
import { ATTRIBUTE_TYPE, DATA_TYPE } from './schema';
import type { OnnxAttribute, OnnxGraph, OnnxModel, OnnxNode, OnnxTensor, OnnxValueInfo } from './schema';

export function node(
  opType: string,
  input: string[],
  output: string[],
  attributes: Readonly<Record<string, number | string | number[]>> = {},
): OnnxNode {
  return { opType, name: output[0] ?? '', input, output, attribute: Object.entries(attributes).map(([name, value]) => attribute(name, value)) };
}

/** An integer becomes ONNX's INT, a list INTS; for a float that may be an integer use `floatAttribute`. */
function attribute(name: string, value: number | string | number[]): OnnxAttribute {
  if (Array.isArray(value)) return { name, type: ATTRIBUTE_TYPE.ints, ints: value };
  if (typeof value === 'string') return { name, type: ATTRIBUTE_TYPE.string, s: new TextEncoder().encode(value) };
  return Number.isInteger(value) ? { name, type: ATTRIBUTE_TYPE.int, i: value } : floatAttribute(name, value);
}

function floatAttribute(name: string, f: number): OnnxAttribute {
  return { name, type: ATTRIBUTE_TYPE.float, f };
}

export function floatTensor(name: string, dims: number[], values: Float32Array): OnnxTensor {
  return { name, dims, dataType: DATA_TYPE.float32, rawData: bytesOf(values) };
}

export function int64Tensor(name: string, dims: number[], values: readonly number[]): OnnxTensor {
  return { name, dims, dataType: DATA_TYPE.int64, rawData: bytesOf(BigInt64Array.from(values, BigInt)) };
}

/** @param shape numbers, or names for symbolic sizes. */
export function valueInfo(name: string, type: keyof typeof DATA_TYPE, shape: readonly (number | string)[]): OnnxValueInfo {
  const dim = shape.map((size) => (typeof size === 'number' ? { dimValue: size } : { dimParam: size }));
  return { name, type: { tensorType: { elemType: DATA_TYPE[type], shape: { dim } } } };
}

/** @param opset version of the default operator set. */
export function model(graph: OnnxGraph, opset = 17): OnnxModel {
  return { irVersion: 8, opsetImport: [{ domain: '', version: opset }], producerName: 'alla-prima', graph };
}

function bytesOf(values: Float32Array | BigInt64Array): Uint8Array {
  return new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
}
