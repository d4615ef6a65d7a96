// How a painting comes to its size: what the generator paints at once, and what is made of that.
import type { Size } from '../../../contract/size';
import { generatedSize } from './generated-size';
import { outputSize } from './output-size';

/** What a painting's size depends on: as in the model card. */
export interface SizeFacts {
  readonly sizeMultiple: number;
  readonly tileHalo?: number | undefined;
  /** There are as many as the painter has detail heads. */
  readonly octaves?: readonly unknown[] | undefined;
}

export interface Making {
  /** What the generator paints. */
  readonly base: Size;
  /** How many times detail heads double it. */
  readonly octaves: number;
  /** What comes of that; it is resized where the painting has another size. */
  readonly size: Size;
}

/**
 * Of a painting of this size. A painter with detail heads decides what the picture shows at its `fitted` size, whatever size it shall have: one picture at
 * every size, sharper at each. One without paints the size itself, as far as it can (generatedSize).
 */
export function makingOf(size: Size, card: SizeFacts): Making {
  const most = card.octaves?.length ?? 0;
  const fitted = outputSize('fitted', size, card);
  if (most === 0 || pixelsOf(size) <= pixelsOf(fitted)) {
    const whole = generatedSize(size);
    return { base: whole, octaves: 0, size: whole };
  }
  const larger = Math.max(size.width / fitted.width, size.height / fitted.height);
  const octaves = Math.min(most, Math.max(0, Math.ceil(Math.log2(larger))));
  return { base: fitted, octaves, size: doubledBy(fitted, octaves) };
}

/** The size after so many octaves. */
export function doubledBy({ width, height }: Size, octaves: number): Size {
  return { width: width << octaves, height: height << octaves };
}

function pixelsOf({ width, height }: Size): number {
  return width * height;
}
