// A class colour as CSS.
import { CLASSES } from '../../../contract/classes';
import type { ClassName, Rgb } from '../../../contract/classes';

/** `rgb(183 229 240)` of an 8-bit sRGB triple. */
export function cssColour([red, green, blue]: Rgb): string {
  return `rgb(${red} ${green} ${blue})`;
}

/** CSS colour of a class. @throws Error for a name that is not a class. */
export function classColour(name: ClassName): string {
  const semantic = CLASSES.find((candidate) => candidate.name === name);
  if (semantic === undefined) throw new Error(`${name} is no class`);
  return cssColour(semantic.colour);
}

/** CSS background of several colours side by side, in equal stripes. */
export function cssStripes(colours: readonly Rgb[]): string {
  const width = 100 / colours.length;
  const stripes = colours.map((colour, index) => `${cssColour(colour)} ${index * width}% ${(index + 1) * width}%`);
  return `linear-gradient(90deg, ${stripes.join(', ')})`;
}
