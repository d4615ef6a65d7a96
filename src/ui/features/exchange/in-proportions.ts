// A painting at *Square* is square, and its layer shows it stretched over the source. Exported, it has the source's proportions, too.
import { pngSize } from '../../../contract/pictures/png-header';
import { LONGEST_SIDE } from '../../../contract/size';
import type { Size } from '../../../contract/size';

/** Proportions this close are the same: sizes of paintings are multiples of what the generator takes. */
const SAME = 0.01;

/** The size that a picture of `painted` pixels has when it is stretched to the proportions of its source; null where it has them. */
export function stretchedSize(painted: Size, source: Size): Size | null {
  const stretch = Math.log((source.width / source.height) * (painted.height / painted.width));
  if (Math.abs(stretch) < SAME) return null;
  // No pixel is lost: one side stays, the other grows.
  const scale = Math.max(painted.width / source.width, painted.height / source.height);
  const fit = Math.min(scale, LONGEST_SIDE / Math.max(source.width, source.height));
  return { width: Math.max(1, Math.round(source.width * fit)), height: Math.max(1, Math.round(source.height * fit)) };
}

/** The PNG stretched by the browser to the proportions of its source; the same bytes where it has them. */
export async function inProportions(png: Uint8Array, source: Size): Promise<Uint8Array> {
  const painted = pngSize(png);
  const size = painted === null ? null : stretchedSize(painted, source);
  if (size === null) return png;
  const bitmap = await createImageBitmap(new Blob([png as Uint8Array<ArrayBuffer>], { type: 'image/png' }), {
    colorSpaceConversion: 'none',
    premultiplyAlpha: 'none',
    resizeWidth: size.width,
    resizeHeight: size.height,
    resizeQuality: 'high',
  });
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [size.width, size.height];
  canvas.getContext('2d')!.drawImage(bitmap, 0, 0);
  bitmap.close();
  const blob = await new Promise<Blob | null>((resolve) => {
    canvas.toBlob(resolve, 'image/png');
  });
  if (blob === null) throw new Error('the browser wrote no PNG');
  return new Uint8Array(await blob.arrayBuffer());
}
