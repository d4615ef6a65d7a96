// Looks at what exportAsync gave: size, the box that it shows, and its pixels against the same shapes drawn here.
import { PICTURES } from '../../contract/facts/export-facts';
import type { Picture, PictureFact } from '../../contract/facts/export-facts';
import type { Facts } from '../../contract/facts';
import type { Box, ExportedPicture } from '../../contract/messages';
import { PartlyMeasured } from './measurement';
import type { Measurement } from './measurement';

/** Largest difference of a channel that is still the same pixel: edges are antialiased a little differently everywhere. */
const SAME = 64;
/** What is larger is told by its size alone. */
const MOST_PIXELS = 4_000_000;

export const pictureMeasurement: Measurement = {
  title: 'Exports, pixel by pixel',
  limit: 90,
  run: async (port) => {
    const { pictures, failures } = await port.ask('export-pictures', {}, 80);
    const facts: Partial<Record<PictureFact, string | number>> = {};
    const decoded = new Map<string, ImageData>();
    for (const picture of pictures) {
      const pixels = picture.png === null ? null : await decode(picture.png).catch(() => null);
      if (pixels !== null) decoded.set(picture.name, pixels);
      if (!(picture.name in PICTURES)) continue;
      const name = picture.name as Picture;
      facts[`export.${name}.size`] = sizeOf(picture, pixels);
      if (pixels === null) continue;
      const [box, words] = boxOf(picture, pixels);
      facts[`export.${name}.box`] = words;
      if (box !== null) facts[`export.${name}.off`] = differs(picture, pixels, box);
    }
    const all = { ...facts, ...single(pictures, decoded) };
    if (failures.length > 0) throw new PartlyMeasured(failures.join(' '), all);
    return all;
  },
};

function single(pictures: readonly ExportedPicture[], decoded: ReadonlyMap<string, ImageData>): Facts {
  const named = (name: ExportedPicture['name']): ExportedPicture | undefined => pictures.find((picture) => picture.name === name);
  const size = (name: ExportedPicture['name']): string => named(name)?.refusal ?? pngSize(named(name)?.png ?? new Uint8Array());
  const centre = (name: string): string => pixelAt(decoded.get(name), 0.5, 0.5);
  const [plain, again] = [named('plain')?.png ?? null, named('again')?.png ?? null];
  const contents = decoded.get('contents');
  return {
    'export.colour': centre('plain'),
    'export.halfOpacity': aboutHalf(centre('halfOpacity')),
    'export.halfPixelEdges': `${pixelAt(decoded.get('halfPixel'), 0, 0.5).split(',').at(-1)!} and ${pixelAt(decoded.get('halfPixel'), 0.9999, 0.5).split(',').at(-1)!}`,
    'export.antialias': [...(decoded.get('rotated')?.data ?? [])].some((value, index) => index % 4 === 3 && value > 0 && value < 255),
    'export.repeats': plain !== null && again !== null && plain.length === again.length && plain.every((byte, index) => byte === again[index]),
    // The layer below is red and reaches beyond the layer's own 20 pixels.
    'export.contentsOnly':
      named('contents')?.refusal ??
      (contents !== undefined && [...contents.data].some((value, index) => index % 4 === 0 && value > 150)
        ? 'shows it'
        : 'shows the layer alone'),
    'export.width4096': size('width4096'),
    'export.width8192': size('width8192'),
    'export.width16384': size('width16384'),
    'export.tiny': size('tiny'),
  };
}

function sizeOf({ refusal, png }: ExportedPicture, pixels: ImageData | null): string {
  if (refusal !== null) return refusal;
  return pixels === null ? `${png!.length > 0 ? pngSize(png!) : 'no bytes'}, and can't be decoded` : `${pixels.width}×${pixels.height}`;
}

/** Which of the layer's boxes the picture shows, going by its proportions and scale. */
function boxOf({ box, rendered }: ExportedPicture, { width, height }: ImageData): readonly [Box | null, string] {
  const fits = (candidate: Box | null): candidate is Box => {
    if (candidate === null) return false;
    const scale = candidate.height === 0 ? width / candidate.width : Math.max(width / candidate.width, height / candidate.height);
    // A whole picture at one or ten times the size, give or take the pixel that rounding costs.
    return (
      [1, 10].some((wanted) => Math.abs(scale - wanted) < 0.08 * wanted) &&
      Math.abs(candidate.width * scale - width) <= 1.5 &&
      Math.abs(candidate.height * scale - height) <= 1.5
    );
  };
  if (fits(box) && fits(rendered)) return [box, 'absoluteBoundingBox and absoluteRenderBounds, which are about the same'];
  if (fits(box)) return [box, 'absoluteBoundingBox'];
  if (fits(rendered)) return [rendered, 'absoluteRenderBounds'];
  return [null, 'neither absoluteBoundingBox nor absoluteRenderBounds'];
}

/** Share of the pixels that differ from the drawing, to a thousandth. */
function differs({ polygons }: ExportedPicture, { width, height, data }: ImageData, box: Box): number {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d', { willReadFrequently: true })!;
  // No height is no scale: then the picture's own pixels are as large as its width says.
  const across = width / box.width;
  context.setTransform(
    across,
    0,
    0,
    box.height === 0 ? across : height / box.height,
    -box.x * across,
    box.height === 0 ? -box.y * across : -box.y * (height / box.height),
  );
  for (const { points, colour } of polygons) {
    context.fillStyle = `rgb(${colour.join()})`;
    context.beginPath();
    for (const [x, y] of points) context.lineTo(x, y);
    context.fill();
  }
  const drawn = context.getImageData(0, 0, width, height).data;
  let off = 0;
  for (let at = 0; at < data.length; at += 4) {
    const [alpha, drawnAlpha] = [data[at + 3]!, drawn[at + 3]!];
    let difference = Math.abs(alpha - drawnAlpha);
    // Colours as they would look: of what is transparent they mean nothing.
    for (let channel = 0; channel < 3; channel++)
      difference = Math.max(difference, Math.abs(data[at + channel]! * alpha - drawn[at + channel]! * drawnAlpha) / 255);
    if (difference > SAME) off++;
  }
  return Math.round((off / (width * height)) * 1000) / 1000;
}

async function decode(png: Uint8Array): Promise<ImageData> {
  const bitmap = await createImageBitmap(new Blob([png.slice()], { type: 'image/png' }), {
    colorSpaceConversion: 'none',
    premultiplyAlpha: 'none',
  });
  const { width, height } = bitmap;
  if (width * height > MOST_PIXELS) throw new Error('too large to look at');
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true })!;
  context.drawImage(bitmap, 0, 0);
  bitmap.close();
  return context.getImageData(0, 0, width, height);
}

/** What premultiplying rounds away is no difference. */
function aboutHalf(pixel: string): string {
  const wanted = [51, 102, 153, 128];
  return pixel.split(',').every((value, index) => Math.abs(Number(value) - wanted[index]!) <= 2) ? 'its colour at half alpha' : pixel;
}

/** `r,g,b,a` at a place of 0…1. */
function pixelAt(pixels: ImageData | undefined, across: number, down: number): string {
  if (pixels === undefined) return 'no picture';
  const at = (Math.floor(down * pixels.height) * pixels.width + Math.floor(across * pixels.width)) * 4;
  return [...pixels.data.subarray(at, at + 4)].join();
}

/** From the header: the largest pictures are not decoded. */
function pngSize(png: Uint8Array): string {
  if (png.length < 24) return 'no PNG';
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
  return `${view.getUint32(16)}×${view.getUint32(20)}`;
}
