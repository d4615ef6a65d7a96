// Converts SVG path data to the subset that Figma accepts, and applies SVG transforms.
import svgpath from 'svgpath';

/** Values of transform attributes, innermost first. */
export type Transforms = readonly string[];

/** Absolute M, L, Q, C and Z only, all of it separated by spaces. */
export function figmaPath(data: string, transforms: Transforms): string {
  const parts: string[] = [];
  moved(data, transforms)
    .unshort()
    .unarc()
    .iterate((segment, _index, x, y) => {
      const [command, ...numbers] = segment as [string, ...number[]];
      if (command === 'H') parts.push(`L ${numbers[0]!} ${y}`);
      else if (command === 'V') parts.push(`L ${x} ${numbers[0]!}`);
      else parts.push([command.toUpperCase(), ...numbers].join(' '));
    });
  return parts.join(' ');
}

/** The factor by which the transforms scale lengths: the square root of that for areas. */
export function scaleOf(transforms: Transforms): number {
  const points: (readonly [number, number])[] = [];
  moved('M0 0L1 0L0 1', transforms).iterate((segment) => {
    points.push([Number(segment[1]), Number(segment[2])]);
  });
  const [[x, y], [ax, ay], [bx, by]] = points as [readonly [number, number], readonly [number, number], readonly [number, number]];
  return Math.sqrt(Math.abs((ax - x) * (by - y) - (ay - y) * (bx - x)));
}

function moved(data: string, transforms: Transforms): ReturnType<typeof svgpath> {
  return transforms.reduce((path, transform) => path.transform(transform), svgpath(data).abs());
}
