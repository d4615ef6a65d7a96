// Painters with detail heads of a few steps, for tests of what is done with them.
import { floatTensor, int64Tensor, model, node, valueInfo } from '../../../scripts/onnx/build';
import { readOnnx, writeOnnx } from '../../../scripts/onnx/file';
import { DATA_TYPE } from '../../../scripts/onnx/schema';
import type { DetailHead, ModelCard } from '../../../src/inference/api/model-card';
import { cardFor, tinyGenerator } from './tiny-generator';

const FEATURES = 4;

/** The tiny generator, which also gives features: a mean over every square of four pixels of what its first convolution found. */
export function tinyWithFeatures(): Uint8Array<ArrayBuffer> {
  return tinyGenerator(4, FEATURES);
}

/**
 * Doubles the picture and adds `(one of the four pixels) × (what it hears)`: of features, labels, styles and noise, of which the sum over the four is
 * nothing. A 3×3 convolution hears features as far as 4 pixels of the new size.
 */
function tinyHead(last: boolean): Uint8Array {
  const doubling = { mode: 'nearest', coordinate_transformation_mode: 'asymmetric', nearest_mode: 'floor' };
  return writeOnnx(
    model({
      name: 'tiny-detail',
      input: [
        valueInfo('picture', 'float32', [1, 3, 'height/2', 'width/2']),
        valueInfo('features', 'float32', [1, FEATURES, 'height/4', 'width/4']),
        valueInfo('labels', 'int32', [1, 1, 'height', 'width']),
        valueInfo('style', 'float32', [1, 10, 32]),
        valueInfo('noise', 'float32', [1, 1, 'height', 'width']),
      ],
      output: [
        valueInfo('image', 'float32', [1, 3, 'height', 'width']),
        ...(last ? [] : [valueInfo('next', 'float32', [1, FEATURES, 'height/2', 'width/2'])]),
      ],
      initializer: [
        floatTensor('twice', [4], Float32Array.of(1, 1, 2, 2)),
        floatTensor('little', [], Float32Array.of(0.02)),
        int64Tensor('flat', [4], [1, 1, 1, 320]),
        floatTensor('blend', [320, 1], new Float32Array(320).fill(0.01)),
        floatTensor(
          'mix',
          [1, FEATURES, 3, 3],
          Float32Array.from({ length: FEATURES * 9 }, (_, index) => Math.sin(index * 3.7) / 6),
        ),
        // From one value to the four pixels of each plane: 1, −1, −1, 1 and so on.
        floatTensor(
          'signs',
          [12, 1, 1, 1],
          Float32Array.from({ length: 12 }, (_, index) => [1, -1, -1, 1, 1, 1, -1, -1, 1, -1, 1, -1][index]!),
        ),
      ],
      node: [
        node('Resize', ['features', '', 'twice'], ['wide'], doubling),
        node('Conv', ['wide', 'mix'], ['mixed'], { kernel_shape: [3, 3], pads: [1, 1, 1, 1] }),
        node('Cast', ['labels'], ['index'], { to: DATA_TYPE.float32 }),
        node('Add', ['index', 'noise'], ['heard']),
        node('AveragePool', ['heard'], ['seen'], { kernel_shape: [2, 2], strides: [2, 2] }),
        node('Reshape', ['style', 'flat'], ['styles']),
        node('MatMul', ['styles', 'blend'], ['mood']),
        node('Add', ['mixed', 'seen'], ['sum']),
        node('Add', ['sum', 'mood'], ['all']),
        node('Conv', ['all', 'signs'], ['spread'], { kernel_shape: [1, 1] }),
        node('Mul', ['spread', 'little'], ['small']),
        node('DepthToSpace', ['small'], ['added'], { blocksize: 2, mode: 'CRD' }),
        node('Resize', ['picture', '', 'twice'], ['large'], doubling),
        node('Add', ['large', 'added'], ['image']),
        ...(last ? [] : [node('Add', ['wide', 'all'], ['next'])]),
      ],
    }),
  );
}

export const TINY_OCTAVES: readonly DetailHead[] = [false, true].map((last) => ({
  model: dataUrl(tinyHead(last)),
  features: FEATURES,
  reach: 8,
}));

/** A first head with a convolution of six planes, which the runtime's own WebGPU provider computes wrongly (tinyGenerator). */
export function headOfSix(): string {
  const head = readOnnx(tinyHead(false));
  const { graph } = head;
  const mix = graph.initializer.findIndex(({ name }) => name === 'mix');
  const waves = (length: number): Float32Array => Float32Array.from({ length }, (_, index) => Math.sin(index * 3.7) / 6);
  graph.initializer[mix] = floatTensor('mix', [8, 6, 3, 3], waves(8 * 6 * 9));
  graph.initializer.push(floatTensor('gather', [1, 8, 1, 1], waves(8)));
  const conv = graph.node.findIndex(({ output }) => output[0] === 'mixed');
  graph.node[conv] = { ...graph.node[conv]!, name: 'eight', input: ['six', 'mix'], output: ['eight'] };
  graph.node.splice(conv + 1, 0, node('Conv', ['eight', 'gather'], ['mixed'], { kernel_shape: [1, 1] }));
  graph.node.splice(
    conv,
    0,
    node('AveragePool', ['noise'], ['grain'], { kernel_shape: [2, 2], strides: [2, 2] }),
    node('Concat', ['wide', 'grain', 'grain'], ['six'], { axis: 1 }),
  );
  return dataUrl(writeOnnx(head));
}

function dataUrl(file: Uint8Array): string {
  return `data:application/octet-stream;base64,${Buffer.from(file).toString('base64')}`;
}

/** The card for tinyWithFeatures with two octaves. @param like another painter's, of whose sizes and styles it is. */
export function cardWithDetail(file: Uint8Array, like: ModelCard): ModelCard {
  const next = { type: 'float32' as const, shape: [1, FEATURES, 'height/2', 'width/2'] };
  return { ...cardFor(file, like), outputs: { ...like.outputs, next }, octaves: TINY_OCTAVES };
}
