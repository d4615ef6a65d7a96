// A picture file of whatever kind the browser reads, upright and in sRGB, as a small PNG and as what a canvas shows.
import { FailureError } from '../../../contract/failure';
import { READ_SIDE } from '../../../contract/picture';
import type { Size } from '../../../contract/size';
import { UNREADABLE_PICTURE } from '../words';

export interface SmallPicture {
  readonly bitmap: ImageBitmap;
  readonly png: Uint8Array;
  /** Of the file, pixels. */
  readonly size: Size;
}

/** @throws FailureError `not-a-png` for a file that is no picture, or a damaged one. */
export async function shrinkPicture(file: Blob): Promise<SmallPicture> {
  try {
    const whole = await createImageBitmap(file);
    const size = { width: whole.width, height: whole.height };
    const scale = Math.min(1, READ_SIDE / Math.max(size.width, size.height));
    const [width, height] = [size.width, size.height].map((length) => Math.max(1, Math.round(length * scale))) as [number, number];
    const bitmap = await createImageBitmap(whole, { resizeWidth: width, resizeHeight: height, resizeQuality: 'high' });
    whole.close();
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [width, height];
    canvas.getContext('2d')!.drawImage(bitmap, 0, 0);
    const blob = await new Promise<Blob | null>((resolve) => {
      canvas.toBlob(resolve);
    });
    return { bitmap, png: new Uint8Array(await blob!.arrayBuffer()), size };
  } catch (thrown) {
    throw new FailureError('not-a-png', UNREADABLE_PICTURE, String(thrown));
  }
}
