// Generators of a few steps with the shipped one's inputs and output: quick on a software graphics adapter.
import { createHash } from 'node:crypto';
import { floatTensor, int64Tensor, model, node, valueInfo } from '../../../scripts/onnx/build';
import { writeOnnx } from '../../../scripts/onnx/file';
import { DATA_TYPE } from '../../../scripts/onnx/schema';
import type { ModelCard } from '../../../src/inference/api/model-card';

/**
 * Labels, position, style and noise, each heard in the image, through two convolutions.
 * @param channels that the first convolution takes. The runtime's own WebGPU provider computes 6 wrongly (microsoft/onnxruntime
 * issue 29651), 4 rightly.
 * @param features planes of features for detail heads (tiny-detail.ts), at half size; 0 for none.
 */
export function tinyGenerator(channels: 4 | 6, features = 0): Uint8Array<ArrayBuffer> {
  const weights = (name: string, ...dims: number[]): ReturnType<typeof floatTensor> => {
    const count = dims.reduce((product, size) => product * size, 1);
    const reach = 1 / Math.sqrt(count / dims[0]!);
    return floatTensor(
      name,
      dims,
      Float32Array.from({ length: count }, (_, index) => Math.sin(index * 12.9898 + name.length * 78.233) * reach),
    );
  };
  return writeOnnx(
    model({
      name: 'tiny',
      input: [
        valueInfo('labels', 'int32', [1, 1, 'height', 'width']),
        valueInfo('position', 'float32', [1, 2, 'height', 'width']),
        valueInfo('style', 'float32', [1, 10, 32]),
        valueInfo('noise', 'float32', [1, 1, 'height', 'width']),
      ],
      output: [
        valueInfo('image', 'float32', [1, 3, 'height', 'width']),
        ...(features === 0 ? [] : [valueInfo('next', 'float32', [1, features, 'height/2', 'width/2'])]),
      ],
      initializer: [
        floatTensor('eighth', [], Float32Array.of(0.125)),
        int64Tensor('plane', [2], [2, 3]),
        int64Tensor('flat', [2], [1, 320]),
        weights('first', 8, channels, 3, 3),
        weights('second', 8, 8, 3, 3),
        weights('third', 3, 8, 3, 3),
        weights('dye', 320, 8),
        ...(features === 0 ? [] : [weights('thin', features, 8, 1, 1)]),
      ],
      node: [
        node('Cast', ['labels'], ['index'], { to: DATA_TYPE.float32 }),
        node('Mul', ['index', 'eighth'], ['level']),
        node('Concat', ['level', 'position', ...Array<string>(channels - 3).fill('level')], ['all'], { axis: 1 }),
        node('Conv', ['all', 'first'], ['one'], { kernel_shape: [3, 3], pads: [1, 1, 1, 1] }),
        node('Add', ['one', 'noise'], ['grainy']),
        node('Reshape', ['style', 'flat'], ['styles']),
        node('MatMul', ['styles', 'dye'], ['tint']),
        node('Unsqueeze', ['tint', 'plane'], ['tintPlane']),
        node('Add', ['grainy', 'tintPlane'], ['dyed']),
        node('LeakyRelu', ['dyed'], ['bent'], { alpha: 0.2 }),
        node('Conv', ['bent', 'second'], ['two'], { kernel_shape: [3, 3], pads: [1, 1, 1, 1] }),
        node('Conv', ['two', 'third'], ['three'], { kernel_shape: [3, 3], pads: [1, 1, 1, 1] }),
        node('Tanh', ['three'], ['image']),
        ...(features === 0
          ? []
          : [
              node('AveragePool', ['bent'], ['half'], { kernel_shape: [2, 2], strides: [2, 2] }),
              node('Conv', ['half', 'thin'], ['next'], { kernel_shape: [1, 1] }),
            ]),
      ],
    }),
  );
}

/** The card for a file: the given one with another file's facts, and without its style encoder and detail heads. */
export function cardFor(file: Uint8Array, { styleEncoder, octaves, outputs: { image }, ...card }: ModelCard): ModelCard {
  return { ...card, outputs: { image }, bytes: file.length, sha256: createHash('sha256').update(file).digest('hex') };
}
