// Document colours to canvas colours. RGB in a document is in the document's own profile, so a Display P3 document needs a
// conversion before it goes onto an sRGB canvas.

/** Converts a document's channels to those of the surface. */
export type ColourMap = (colour: RGB) => RGB;

export const asWritten: ColourMap = (colour) => colour;

/** Display P3 to sRGB, clipped to the gamut. Channels 0…1, transfer curve of sRGB on both sides. */
export const p3ToSrgb: ColourMap = ({ r, g, b }) => {
  const [R, G, B] = [linear(r), linear(g), linear(b)];
  return {
    r: curved(1.2249401763 * R - 0.2249401763 * G),
    g: curved(-0.0420569547 * R + 1.0420569547 * G),
    b: curved(-0.0196375546 * R - 0.0786360456 * G + 1.0982736002 * B),
  };
};

/** CSS text for a colour with channels 0…1. */
export function css(colour: RGB, alpha: number, map: ColourMap): string {
  const { r, g, b } = map(colour);
  const [red, green, blue] = [r, g, b].map((channel) => Math.round(Math.min(1, Math.max(0, channel)) * 255));
  return `rgba(${red!},${green!},${blue!},${alpha})`;
}

function linear(channel: number): number {
  return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
}

function curved(channel: number): number {
  const clipped = Math.min(1, Math.max(0, channel));
  return clipped <= 0.0031308 ? clipped * 12.92 : 1.055 * clipped ** (1 / 2.4) - 0.055;
}
