// Pictures for createImage, of every size and kind that it may refuse.
import type { NamedBytes } from '../../contract/messages';
import { gifBytes } from './gif';
import type { Measurement } from './measurement';

export const imageMeasurement: Measurement = {
  title: 'What becomes an image',
  limit: 60,
  run: async (port) => {
    const one = await encoded(1, 1, 'image/png');
    const large = await encoded(64, 64, 'image/png');
    const pictures: readonly NamedBytes[] = [
      { name: 'one', bytes: one },
      { name: 'largest', bytes: await encoded(4096, 1, 'image/png') },
      { name: 'square', bytes: await encoded(4096, 4096, 'image/png') },
      { name: 'wide', bytes: await encoded(4097, 1, 'image/png') },
      { name: 'high', bytes: await encoded(1, 4097, 'image/png') },
      { name: 'empty', bytes: new Uint8Array() },
      { name: 'text', bytes: new TextEncoder().encode('This is no picture at all.') },
      { name: 'torn', bytes: large.slice(0, large.length >> 1) },
      { name: 'webp', bytes: await encoded(8, 8, 'image/webp') },
      { name: 'jpeg', bytes: await encoded(8, 8, 'image/jpeg') },
      { name: 'gif', bytes: gifBytes() },
    ];
    return (await port.ask('create-images', { pictures }, 50)).facts;
  },
};

/** Stripes, so that what is torn in two is torn in its pixels. */
async function encoded(width: number, height: number, type: string): Promise<Uint8Array> {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d')!;
  for (let x = 0; x < width; x++) {
    context.fillStyle = `hsl(${x * 7} 60% 50%)`;
    context.fillRect(x, 0, 1, height);
  }
  return new Uint8Array(await (await canvas.convertToBlob({ type })).arrayBuffer());
}
