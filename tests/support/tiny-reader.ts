// A scene reader of two steps, for pictures squashed to 2×2: red is sky, green is grass, blue is sea, and everything else is foreign.
import { createHash } from 'node:crypto';
import { floatTensor, model, node, valueInfo } from '../../scripts/onnx/build';
import { writeOnnx } from '../../scripts/onnx/file';
import type { ReaderCard } from '../../src/inference/api/reader-card';

const SKY = 0;
const GRASS = 3;
const SEA = 8;
const FOREIGN = 9;

/** @param scale of the chances before they are made to sum to 1. */
export function tinyReader(scale = 4): Uint8Array<ArrayBuffer> {
  const weights = new Float32Array(10 * 3);
  [SKY, GRASS, SEA].forEach((label, channel) => (weights[label * 3 + channel] = scale));
  const bias = Float32Array.from({ length: 10 }, (_, label) => (label === FOREIGN ? 2 : 0));
  return writeOnnx(
    model({
      name: 'tiny reader',
      input: [valueInfo('picture', 'float32', [1, 3, 2, 2])],
      output: [valueInfo('chances', 'float32', [1, 10, 2, 2])],
      initializer: [floatTensor('weights', [10, 3, 1, 1], weights), floatTensor('bias', [10], bias)],
      node: [
        node('Conv', ['picture', 'weights', 'bias'], ['logits'], { kernel_shape: [1, 1] }),
        node('Softmax', ['logits'], ['chances'], { axis: 1 }),
      ],
    }),
  );
}

export function readerCard(file: Uint8Array): ReaderCard {
  return {
    name: 'tiny reader',
    version: '1',
    file: 'reader.onnx',
    sha256: createHash('sha256').update(file).digest('hex'),
    bytes: file.length,
    side: 2,
    provenance: 'A test.',
    licence: 'None.',
  };
}
