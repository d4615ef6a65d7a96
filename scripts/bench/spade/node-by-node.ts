// Where a painting's time goes: each operator of the generator alone in a graph of its own, with inputs of the sizes that it has in a painting.
import { model as modelOf, valueInfo } from '../../onnx/build';
import { writeOnnx } from '../../onnx/file';
import type { OnnxModel, OnnxNode, OnnxTensor } from '../../onnx/schema';
import type { PlainTensor } from '../../../src/inference/model/plain-tensor';
import { median } from '../report/statistics';
import { convolutionMacs, product } from './count-macs';
import { openRaw } from './raw-session';

const [WARM_UPS, RUNS] = [1, 3];
/** An operator is computed once and that many times more; the difference is its time without the way of tensors into the runtime and out. */
const MORE = 4;

export interface NodeTime {
  /** The operator; of convolutions also their kernel and the side of what they give: `Conv 3×3 at 256²`. */
  readonly kind: string;
  /** Median, ms. */
  readonly ms: number;
  /** Multiply-accumulates, of convolutions alone. */
  readonly macs: number;
}

type Sizes = ReadonlyMap<string, readonly number[]>;

/** Operators that work on floats: what is left computes sizes and positions. @param feeds of the whole graph. */
export async function timeNodes(
  whole: OnnxModel,
  feeds: Readonly<Record<string, PlainTensor>>,
  wasm: Uint8Array<ArrayBuffer>,
): Promise<NodeTime[]> {
  const constants = new Map(whole.graph.initializer.map((tensor) => [tensor.name ?? '', tensor]));
  const sizes = await floatSizes(whole, feeds, wasm);
  const times: NodeTime[] = [];
  for (const node of whole.graph.node) {
    const fed = [...new Set(node.input)].filter((name) => name !== '' && !constants.has(name));
    if (!fed.every((name) => sizes.has(name))) continue;
    const [once, more] = [await timeCopies(node, fed, constants, sizes, 1, wasm), await timeCopies(node, fed, constants, sizes, 1 + MORE, wasm)];
    times.push({ ...kindOf(node, sizes), ms: Math.max(0, more - once) / MORE });
  }
  return times;
}

/** Of constants, and of everything that is fed or computed on the way and holds floats. */
async function floatSizes(
  whole: OnnxModel,
  feeds: Readonly<Record<string, PlainTensor>>,
  wasm: Uint8Array<ArrayBuffer>,
): Promise<Map<string, readonly number[]>> {
  const { graph } = whole;
  const sizes = new Map<string, readonly number[]>(graph.initializer.map(({ name = '', dims = [] }) => [name, dims]));
  for (const [name, tensor] of Object.entries(feeds)) if (tensor.data instanceof Float32Array) sizes.set(name, tensor.sizes);
  const output = graph.node.flatMap(({ output: made }) => made.map(untyped));
  const session = await openRaw(writeOnnx({ ...whole, graph: { ...graph, output } }), wasm, false);
  await session.run(feeds, (name, dims, type) => {
    if (type === 'float32') sizes.set(name, dims);
  });
  await session.release();
  return sizes;
}

/** Median time of a run with so many copies of the node, of which the first's result is handed out, ms. */
async function timeCopies(
  node: OnnxNode,
  fed: readonly string[],
  constants: ReadonlyMap<string, OnnxTensor>,
  sizes: Sizes,
  copies: number,
  wasm: Uint8Array<ArrayBuffer>,
): Promise<number> {
  const alone = modelOf({
    name: 'alone',
    node: Array.from({ length: copies }, (_, copy) => ({
      ...node,
      name: '',
      output: node.output.map((name) => (copy === 0 ? name : `${name}#${copy}`)),
    })),
    initializer: [...new Set(node.input)].flatMap((name) => constants.get(name) ?? []),
    input: fed.map((name) => valueInfo(name, 'float32', sizes.get(name)!)),
    output: node.output.map(untyped),
  });
  const session = await openRaw(writeOnnx(alone), wasm, false);
  const feeds = Object.fromEntries(
    fed.map((name) => [name, { data: new Float32Array(product(sizes.get(name)!)).fill(0.5), sizes: [...sizes.get(name)!] }]),
  );
  for (let run = 0; run < WARM_UPS; run++) await session.run(feeds);
  const times = [];
  for (let run = 0; run < RUNS; run++) times.push(await session.run(feeds));
  await session.release();
  return median(times);
}

function kindOf(node: OnnxNode, sizes: Sizes): Omit<NodeTime, 'ms'> {
  if (node.opType !== 'Conv') return { kind: node.opType, macs: 0 };
  const [kernel, made] = [sizes.get(node.input[1]!)!.slice(2), sizes.get(node.output[0]!)!];
  return { kind: `Conv ${kernel.join('×')} at ${made.at(-1)}²`, macs: convolutionMacs(node, sizes) };
}

/** The runtime finds types and sizes itself. */
const untyped = (name: string): { name: string } => ({ name });
