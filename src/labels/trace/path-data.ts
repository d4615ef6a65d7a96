// Outlines as path data in Figma's dialect: absolute M, L, C and Z, words separated by single spaces.
import type { Point } from './bezier';
import type { Outline } from './smooth-walk';

/** A closed subpath, coordinates scaled and rounded to a hundredth. A straight way back to the start is left to the Z. */
export function writePath({ start, pieces }: Outline, scaleX: number, scaleY: number): string {
  const at = ({ x, y }: Point): string => `${rounded(x * scaleX)} ${rounded(y * scaleY)}`;
  const commands = pieces.map((piece) =>
    piece.kind === 'line' ? `L ${at(piece.to)}` : `C ${at(piece.curve.control1)} ${at(piece.curve.control2)} ${at(piece.curve.to)}`,
  );
  if (pieces.at(-1)?.kind === 'line') commands.pop();
  return ['M', at(start), ...commands, 'Z'].join(' ');
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
