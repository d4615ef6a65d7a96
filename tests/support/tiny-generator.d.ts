import type { ModelCard } from '../../src/inference/model-card';
/**
 * Labels, position, style and noise, each heard in the image, through two convolutions.
 * @param channels that the first convolution takes. The runtime's own WebGPU provider computes 6 wrongly (microsoft/onnxruntime
 * issue 29651), 4 rightly.
 */
export declare function tinyGenerator(channels: 4 | 6): Uint8Array<ArrayBuffer>;
/** The card for a file: the given one with another file's facts. */
export declare function cardFor(file: Uint8Array, card: ModelCard): ModelCard;
