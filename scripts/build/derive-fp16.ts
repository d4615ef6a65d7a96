// The generator that computes in half precision, derived from the shipped one: for graphics cards with `shader-f16`, of which it
// asks half the memory traffic. Inputs and outputs keep their types. Which of the two paints is decided on the spot (choose-backend.ts).
import { foldConstants } from '../onnx/fold-constants';
import { readOnnx, writeOnnx } from '../onnx/file';
import { halfBits, LARGEST_HALF } from '../onnx/half';
import { node } from '../onnx/build';
import { DATA_TYPE } from '../onnx/schema';
import type { OnnxModel, OnnxNode, OnnxTensor } from '../onnx/schema';
import { floatsOf } from '../onnx/floats-of';

/** Operators that our generators use and that are exact enough in half precision. */
const NARROW = new Set([
  'Conv',
  'Gemm',
  'MatMul',
  'Add',
  'Sub',
  'Mul',
  'Div',
  'Reciprocal',
  'LeakyRelu',
  'AveragePool',
  'Pad',
  'Concat',
  'Slice',
  'Split',
  'Reshape',
  'Unsqueeze',
  'Squeeze',
  'Resize',
  'DepthToSpace',
  'Cast',
  'Identity',
  'InstanceNormalization',
  'BatchNormalization',
  'Relu',
  'Transpose',
  'Expand',
]);
/** Operators that stay in float32: the last ones, whose rounding would be visible in the picture. They are cheap. */
const WIDE = new Set(['Tanh', 'Clip', 'Sigmoid']);
/** Operators whose outputs are no floats. */
const OTHER = new Set(['Shape', 'Equal', 'Gather']);
/** Inputs that ONNX's specification wants in float32 even where the data is float16. */
const ALWAYS_WIDE: Readonly<Record<string, readonly number[]>> = { Resize: [2] };

/**
 * @param bytes of the shipped ONNX file: float32 computing, weights stored in any way.
 * @throws Error when the graph has a step that is not known to be good in half precision, or a weight beyond its range.
 */
export function deriveFp16(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return writeOnnx(narrow(foldConstants(readOnnx(bytes))));
}

function narrow(model: OnnxModel): OnnxModel {
  const { graph } = model;
  const constants = new Map(graph.initializer.map((tensor) => [tensor.name ?? '', tensor]));
  /** Element type of every value of the original graph. */
  const types = new Map<string, number>([
    ...graph.initializer.map(({ name = '', dataType }) => [name, dataType] as const),
    ...graph.input.map(({ name, type }) => [name, type.tensorType.elemType] as const),
  ]);
  /** Values that the new graph has in float32. */
  const wide = new Set(graph.input.map(({ name }) => name));
  const steps: OnnxNode[] = [];
  const initializer = new Map<string, OnnxTensor>();

  /** The name under which a value is to be had at a precision; adds what turns it over. */
  function at(precision: 'half' | 'full', name: string): string {
    const constant = constants.get(name);
    if (types.get(name) !== DATA_TYPE.float32) {
      if (constant !== undefined) initializer.set(name, constant);
      return name;
    }
    if (constant !== undefined) {
      const made = precision === 'half' ? halfTensor(constant) : constant;
      initializer.set(made.name ?? '', made);
      return made.name ?? '';
    }
    if (wide.has(name) === (precision === 'full')) return name;
    const turned = `${name}_${precision}`;
    if (!steps.some(({ output }) => output[0] === turned)) {
      steps.push(node('Cast', [name], [turned], { to: precision === 'half' ? DATA_TYPE.float16 : DATA_TYPE.float32 }));
    }
    return turned;
  }

  for (const step of graph.node) {
    const { opType, input, output } = step;
    const full = WIDE.has(opType) || isLastResize(step, graph.node);
    if (!full && !NARROW.has(opType) && !OTHER.has(opType)) throw new Error(`${opType} is not known to be good in half precision`);
    const names = input.map((name, index) =>
      name === '' ? '' : at(full || ALWAYS_WIDE[opType]?.includes(index) === true ? 'full' : 'half', name),
    );
    const type = typeOf(step, types);
    for (const name of output) {
      types.set(name, type);
      if (full) wide.add(name);
    }
    steps.push({ ...step, input: names, attribute: opType === 'Cast' && !full ? narrowCast(step) : (step.attribute ?? []) });
  }

  // Outputs keep their names and types.
  for (const { name } of graph.output) {
    if (wide.has(name)) continue;
    for (const step of steps) {
      if (step.name === name) step.name = `${name}_half`;
      step.output = step.output.map((output) => (output === name ? `${name}_half` : output));
      step.input = step.input.map((input) => (input === name ? `${name}_half` : input));
    }
    steps.push(node('Cast', [`${name}_half`], [name], { to: DATA_TYPE.float32 }));
  }
  return { ...model, graph: { ...graph, node: steps, initializer: [...initializer.values()], valueInfo: [] } };
}

/** The enlargement of the finished image comes after the last WIDE step. */
function isLastResize({ opType, input }: OnnxNode, all: readonly OnnxNode[]): boolean {
  return opType === 'Resize' && all.some((step) => WIDE.has(step.opType) && step.output.includes(input[0]!));
}

function typeOf({ opType, input, attribute }: OnnxNode, types: ReadonlyMap<string, number>): number {
  if (opType === 'Shape') return DATA_TYPE.int64;
  if (opType === 'Equal') return DATA_TYPE.bool;
  if (opType === 'Cast') return attribute?.find(({ name }) => name === 'to')?.i ?? DATA_TYPE.float32;
  const type = types.get(input[0]!);
  if (type === undefined) throw new Error(`${opType} works on ${input[0]!}, which nothing makes`);
  return type;
}

function narrowCast({ attribute = [] }: OnnxNode): NonNullable<OnnxNode['attribute']> {
  return attribute.map((entry) => (entry.name === 'to' && entry.i === DATA_TYPE.float32 ? { ...entry, i: DATA_TYPE.float16 } : entry));
}

function halfTensor(tensor: OnnxTensor): OnnxTensor {
  const values = floatsOf(tensor);
  const beyond = values.find((value) => !(Math.abs(value) <= LARGEST_HALF));
  if (beyond !== undefined) throw new Error(`${tensor.name ?? 'a constant'} holds ${beyond}, beyond half precision`);
  const bits = Uint16Array.from(values, halfBits);
  return { name: `${tensor.name ?? ''}_half`, dims: tensor.dims ?? [], dataType: DATA_TYPE.float16, rawData: new Uint8Array(bits.buffer) };
}
