// A style encoder of one step: the style is the squashed picture's own twelve values, through a matrix.
import { createHash } from 'node:crypto';
import { floatTensor, model, node, valueInfo } from '../../../scripts/onnx/build';
import { writeOnnx } from '../../../scripts/onnx/file';
import type { ModelCard, StyleEncoder } from '../../../src/inference/api/model-card';

/** Values of the picture that it takes: three planes of 2×2. */
const VALUES = 12;

/**
 * @param length of the style: the values themselves, then zeros.
 * @param scale by which every value is multiplied.
 */
export function tinyEncoder(length: number, scale = 1): Uint8Array<ArrayBuffer> {
  const matrix = Float32Array.from({ length: VALUES * length }, (_, index) => (Math.floor(index / length) === index % length ? scale : 0));
  return writeOnnx(
    model({
      name: 'tiny encoder',
      input: [valueInfo('picture', 'float32', [1, 3, 2, 2])],
      output: [valueInfo('style', 'float32', [1, length])],
      initializer: [floatTensor('matrix', [VALUES, length], matrix)],
      node: [node('Flatten', ['picture'], ['values']), node('MatMul', ['values', 'matrix'], ['style'])],
    }),
  );
}

/** The card with this encoder, and with named styles about as far out as what it makes of pictures. */
export function withEncoder(card: ModelCard, file: Uint8Array): ModelCard & { readonly styleEncoder: StyleEncoder } {
  const sha256 = createHash('sha256').update(file).digest('hex');
  return {
    ...card,
    styles: card.styles.map((style, index) => ({ ...style, vector: style.vector.map((_, axis) => (axis === index ? 4 : 0)) })),
    styleEncoder: {
      file: 'encoder.onnx',
      sha256,
      bytes: file.length,
      input: { picture: { type: 'float32', shape: [1, 3, 2, 2] } },
      output: 'style',
    },
  };
}
