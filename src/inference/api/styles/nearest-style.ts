// Styles of different painters by their looks: the one whose thumbnail, a painting of the same scene, has the nearest colours.
import type { ModelCard, Style, StyleColours } from '../model-card';

/** A painter's styles, as far as their colours are concerned. */
interface Colourful extends Pick<ModelCard, 'defaultStyle'> {
  readonly styles: readonly Pick<Style, 'id' | 'colours' | 'retired'>[];
}

/**
 * Id of the nearest style: the sum over sky, middle and foreground of the squared distances in Oklab, where equal distances look equal
 * (https://bottosson.github.io/posts/oklab/). Of equally near ones the first, of retired ones none; the default where nothing is known of colours.
 */
export function nearestStyle({ styles, defaultStyle }: Colourful, colours: StyleColours | undefined): string {
  if (colours === undefined) return defaultStyle;
  let [nearest, least] = [defaultStyle, Infinity];
  for (const style of styles) {
    const apart = style.colours === undefined || style.retired === true ? Infinity : difference(style.colours, colours);
    if (apart < least) [nearest, least] = [style.id, apart];
  }
  return nearest;
}

function difference(one: StyleColours, other: StyleColours): number {
  return one.reduce((sum, colour, part) => sum + squaredDistance(oklab(colour), oklab(other[part]!)), 0);
}

type Triple = readonly [number, number, number];

function squaredDistance(one: Triple, other: Triple): number {
  return one.reduce((sum, value, axis) => sum + (value - other[axis]!) ** 2, 0);
}

function oklab(colour: Triple): Triple {
  const [red, green, blue] = colour.map(linear) as [number, number, number];
  const long = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
  const medium = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
  const short = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
  return [
    0.2104542553 * long + 0.793617785 * medium - 0.0040720468 * short,
    1.9779984951 * long - 2.428592205 * medium + 0.4505937099 * short,
    0.0259040371 * long + 0.7827717662 * medium - 0.808675766 * short,
  ];
}

/** Of an sRGB value 0…255, 0…1. */
function linear(value: number): number {
  const share = value / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}
