// exportAsync: each picture with its size, the box that it shows, and its pixels against the same shapes drawn by the browser.
import type { FactRow } from '../value';

export const PICTURES = {
  plain: 'a rectangle on whole pixels',
  rotated: 'a rectangle that is rotated by 30 degrees',
  rotatedFrame: 'a frame of two halves that is rotated by 30 degrees',
  halfPixel: 'a rectangle half a pixel off',
  halfPixelLarge: 'a rectangle half a pixel off, at ten times its size',
  flatVector: 'a vector without height, with a stroke',
  flatLine: 'a line with a stroke',
  clippedFrame: 'a frame that clips a larger layer',
  clippedChild: 'the layer that a frame clips',
  overflow: 'a frame that does not clip a larger layer',
  overflowLoose: 'a frame that does not clip a larger layer, without useAbsoluteBounds',
  shadow: 'a rectangle with a shadow',
  shadowLoose: 'a rectangle with a shadow, without useAbsoluteBounds',
  stroke: 'a rectangle with a stroke outside',
  sectioned: 'a rectangle in a section',
  section: 'a section',
  instance: 'an instance',
  instanceChild: 'a layer of an instance',
  group: 'a group of two rectangles',
} as const;
export type Picture = keyof typeof PICTURES;
export type PictureFact = `export.${Picture}.${'size' | 'box' | 'off'}`;

export const PICTURE_FACTS = Object.assign(
  {},
  ...Object.entries(PICTURES).map(([picture, words]) => ({
    [`export.${picture}.size`]: { words: `Pixels of the export of ${words}, or how it is refused` },
    [`export.${picture}.box`]: { words: `The box that the export of ${words} shows` },
    [`export.${picture}.off`]: { words: `Share of pixels that differ from the drawing in the export of ${words}`, tolerance: 0.02 },
  })),
) as Record<PictureFact, FactRow>;

export const EXPORT_FACTS = {
  'export.colour': { words: 'Pixel of a fill of 0.2, 0.4, 0.6, exported as sRGB' },
  'export.halfOpacity': { words: 'Pixel of a fill of 0.2, 0.4, 0.6 at half opacity' },
  'export.halfPixelEdges': { words: 'Alpha of the edge pixels, left and right, of a rectangle half a pixel off' },
  'export.antialias': { words: 'Whether the edges of a rotated rectangle are antialiased' },
  'export.repeats': { words: 'Whether two exports of one layer are the same bytes' },
  'export.contentsOnly': { words: 'Whether contentsOnly: false shows the layer below' },
  'export.width4096': { words: 'Pixels of an export with constraint WIDTH 4096' },
  'export.width8192': { words: 'Pixels of an export with constraint WIDTH 8192' },
  'export.width16384': { words: 'Pixels of an export with constraint WIDTH 16384' },
  'export.tiny': { words: 'Pixels of an export of 0.4×0.4' },
  'export.invisible': { words: 'exportAsync of an invisible layer' },
  'export.emptyFrame': { words: 'exportAsync of a frame without fills and layers' },
  'export.removed': { words: 'exportAsync of a removed layer' },
  'export.unknownSetting': { words: 'exportAsync with a setting that does not exist' },
  'export.page': { words: 'exportAsync of the page' },
  'export.emptyBounds': { words: 'absoluteRenderBounds of an invisible layer' },
} as const satisfies Record<string, FactRow>;
