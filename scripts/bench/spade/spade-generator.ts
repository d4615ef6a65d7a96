// The SPADE generator of GauGAN (Park, Liu, Wang, Zhu: Semantic Image Synthesis with Spatially-Adaptive Normalization, CVPR
// 2019) as an ONNX graph with random weights, written from the paper: 64 base channels, seven residual blocks, hidden width 128
// in every normalisation, batch statistics frozen as at inference. What it computes is noise; what it costs is the real thing.
import { floatTensor, model, node, valueInfo } from '../../onnx/build';
import type { OnnxModel, OnnxNode, OnnxTensor } from '../../onnx/schema';

/** One-hot planes of the label map: nine classes and one for none. */
export const SPADE_LABELS = 10;
/** The picture is this many times as large as the first feature map; sizes must be multiples of it. */
const SPADE_MULTIPLE = 32;
const BASE = 64;
const HIDDEN = 128;
/** Output channels of the blocks in units of BASE, and whether the map is doubled before the block. */
const BLOCKS = [
  [16, false],
  [16, true],
  [16, false],
  [8, true],
  [4, true],
  [2, true],
  [1, true],
] as const;

/** Graph for pictures of any size: input `labels` [1, SPADE_LABELS, height, width], output `image` [1, 3, height, width], −1…1. */
export function spadeGenerator(): OnnxModel {
  const graph = new Drawing();
  let scale = 1 / SPADE_MULTIPLE;
  let channels = 16 * BASE;
  let x = graph.conv(graph.labelsAt(scale), SPADE_LABELS, channels, 3);
  for (const [width, doubled] of BLOCKS) {
    if (doubled) {
      x = graph.resize(x, 2);
      scale *= 2;
    }
    x = residualBlock(graph, x, graph.labelsAt(scale), channels, width * BASE);
    channels = width * BASE;
  }
  graph.add('Tanh', [graph.conv(graph.leaky(x), channels, 3, 3)], 'image');
  return model({
    name: 'spade-generator',
    node: graph.nodes,
    initializer: graph.tensors,
    input: [valueInfo('labels', 'float32', [1, SPADE_LABELS, 'height', 'width'])],
    output: [valueInfo('image', 'float32', [1, 3, 'height', 'width'])],
  });
}

function residualBlock(graph: Drawing, x: string, labels: string, from: number, to: number): string {
  const middle = Math.min(from, to);
  const first = graph.conv(graph.leaky(spade(graph, x, labels, from)), from, middle, 3);
  const second = graph.conv(graph.leaky(spade(graph, first, labels, middle)), middle, to, 3);
  // A learned shortcut has a normalisation of its own and no bias.
  const shortcut = from === to ? x : graph.conv(spade(graph, x, labels, from), from, to, 1, false);
  return graph.add('Add', [shortcut, second]);
}

/** Normalise without parameters, then scale by 1 + γ and shift by β, both computed from the label map. */
function spade(graph: Drawing, x: string, labels: string, channels: number): string {
  const hidden = graph.add('Relu', [graph.conv(labels, SPADE_LABELS, HIDDEN, 3)]);
  const gamma = graph.conv(hidden, HIDDEN, channels, 3);
  const beta = graph.conv(hidden, HIDDEN, channels, 3);
  const scaled = graph.add('Mul', [graph.normalise(x, channels), graph.add('Add', [gamma, graph.one])]);
  return graph.add('Add', [scaled, beta]);
}

/** Nodes and weights as they are drawn; every method returns the name of its output. */
class Drawing {
  readonly nodes: OnnxNode[] = [];
  readonly tensors: OnnxTensor[] = [];
  readonly one = this.tensor([1], () => 1);
  private readonly random = uniform(1);
  private readonly scaled = new Map<number, string>();

  add(opType: string, inputs: string[], output = `v${this.nodes.length}`, attributes: Parameters<typeof node>[3] = {}): string {
    this.nodes.push(node(opType, inputs, [output], attributes));
    return output;
  }

  leaky(x: string): string {
    return this.add('LeakyRelu', [x], undefined, { alpha: 0.2 });
  }

  conv(x: string, from: number, to: number, kernel: 1 | 3, biased = true): string {
    // Uniform with the variance that keeps activations near 1: neither denormal nor infinite numbers, which would cost time.
    const bound = Math.sqrt(3 / (from * kernel * kernel));
    const weight = this.tensor([to, from, kernel, kernel], () => this.random() * bound);
    const bias = biased ? [this.tensor([to], () => this.random() * 0.1)] : [];
    const edge = (kernel - 1) / 2;
    return this.add('Conv', [x, weight, ...bias], undefined, { kernel_shape: [kernel, kernel], pads: [edge, edge, edge, edge] });
  }

  normalise(x: string, channels: number): string {
    const ones = this.tensor([channels], () => 1);
    const zeros = this.tensor([channels], () => 0);
    const [mean, variance] = [this.tensor([channels], () => this.random() * 0.1), this.tensor([channels], () => 1 + this.random() * 0.1)];
    return this.add('BatchNormalization', [x, ones, zeros, mean, variance]);
  }

  resize(x: string, factor: number): string {
    const factors = this.tensor([4], (index) => (index < 2 ? 1 : factor));
    return this.add('Resize', [x, '', factors], undefined, {
      mode: 'nearest',
      coordinate_transformation_mode: 'asymmetric',
      nearest_mode: 'floor',
    });
  }

  /** The label map at a scale; every block of that scale shares it. */
  labelsAt(scale: number): string {
    if (scale === 1) return 'labels';
    const known = this.scaled.get(scale) ?? this.resize('labels', scale);
    this.scaled.set(scale, known);
    return known;
  }

  private tensor(dims: number[], value: (index: number) => number): string {
    const values = new Float32Array(dims.reduce((product, size) => product * size, 1));
    for (let index = 0; index < values.length; index++) values[index] = value(index);
    const name = `w${this.tensors.length}`;
    this.tensors.push(floatTensor(name, dims, values));
    return name;
  }
}

/** Numbers in −1…1, the same ones each time: xorshift. */
function uniform(seed: number): () => number {
  let state = seed;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state / 0x80000000;
  };
}
