// Which way round a picture is, as cameras and photo programs note it. Browsers follow it, each for other kinds of files, so it is done here for all.
// Exif 3.0, 4.6.5.1 (tag 0x0112), in the TIFF structure of 4.5.2.
import type { RgbaImage } from '../../contract/pictures/image';

/** 1: as stored. 2 to 4: mirrored or upside down; 5 to 8: on its side, so that width and height change places. */
export type Orientation = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;

const TAG = 0x0112;
const SHORT = 3;
const ENTRY = 12;

/** @param exif what an eXIf chunk holds. @returns 1 where it says nothing that can be read. */
export function orientationIn(exif: Uint8Array): Orientation {
  const view = new DataView(exif.buffer, exif.byteOffset, exif.byteLength);
  const order = exif.length < 14 ? 0 : view.getUint16(0);
  const little = order === 0x4949;
  if ((!little && order !== 0x4d4d) || view.getUint16(2, little) !== 42) return 1;
  const list = view.getUint32(4, little);
  const count = list + 2 <= exif.length ? view.getUint16(list, little) : 0;
  for (let at = list + 2; at < list + 2 + count * ENTRY && at + ENTRY <= exif.length; at += ENTRY) {
    if (view.getUint16(at, little) !== TAG || view.getUint16(at + 2, little) !== SHORT) continue;
    const value = view.getUint16(at + 8, little);
    return value >= 1 && value <= 8 ? (value as Orientation) : 1;
  }
  return 1;
}

/** The picture as it is meant to be seen. */
export function turned(image: RgbaImage, orientation: Orientation): RgbaImage {
  if (orientation === 1) return image;
  const { rgba, width, height } = image;
  const onSide = orientation >= 5;
  const [across, down] = onSide ? [height, width] : [width, height];
  const from = new Uint32Array(rgba.buffer, rgba.byteOffset, width * height);
  const to = new Uint32Array(width * height);
  const flipX = [2, 3, 7, 8].includes(orientation);
  const flipY = [3, 4, 6, 7].includes(orientation);
  for (let y = 0; y < down; y++) {
    for (let x = 0; x < across; x++) {
      const [column, row] = onSide ? [y, x] : [x, y];
      to[y * across + x] = from[(flipY ? height - 1 - row : row) * width + (flipX ? width - 1 - column : column)]!;
    }
  }
  return { rgba: new Uint8ClampedArray(to.buffer), width: across, height: down };
}
