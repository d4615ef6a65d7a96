// The outlines of SVG's shapes as path data in SVG's own syntax.
import { refuse } from '../document/host-error';
import type { SvgElement } from './read-svg';

const SHAPES: Readonly<Record<string, (length: (name: string) => number, element: SvgElement) => string>> = {
  path: (_length, { attributes }) => attributes['d'] ?? '',
  rect: rectPath,
  circle: (length) => ellipsePath(length('cx'), length('cy'), length('r'), length('r')),
  ellipse: (length) => ellipsePath(length('cx'), length('cy'), length('rx'), length('ry')),
  line: (length) => `M${length('x1')} ${length('y1')}L${length('x2')} ${length('y2')}`,
  polyline: (_length, element) => pointsPath(element),
  polygon: (_length, element) => `${pointsPath(element)}Z`,
};

export function isShape({ name }: SvgElement): boolean {
  return Object.hasOwn(SHAPES, name);
}

/** Empty for a shape without an area or a length. */
export function shapePath(element: SvgElement): string {
  return SHAPES[element.name]!((name) => lengthOf(element.attributes[name] ?? '0', name), element);
}

/** A length in pixels, as SVG's user units are. @throws HostError for other units. */
export function lengthOf(value: string, name: string): number {
  const match = /^\s*([-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?)(?:px)?\s*$/i.exec(value);
  return match === null ? refuse(`The stand-in reads lengths in pixels only; ${name} is "${value}"`) : Number(match[1]);
}

function rectPath(length: (name: string) => number, { attributes }: SvgElement): string {
  const [x, y, w, h] = [length('x'), length('y'), length('width'), length('height')];
  if (w <= 0 || h <= 0) return '';
  // One radius alone counts for both (https://www.w3.org/TR/SVG2/shapes.html#RectElement).
  const rx = Math.min(w / 2, length(attributes['rx'] === undefined ? 'ry' : 'rx'));
  const ry = Math.min(h / 2, length(attributes['ry'] === undefined ? 'rx' : 'ry'));
  if (rx <= 0 || ry <= 0) return `M${x} ${y}H${x + w}V${y + h}H${x}Z`;
  const arc = (toX: number, toY: number): string => `A${rx} ${ry} 0 0 1 ${toX} ${toY}`;
  return `M${x + rx} ${y}H${x + w - rx}${arc(x + w, y + ry)}V${y + h - ry}${arc(x + w - rx, y + h)}H${x + rx}${arc(x, y + h - ry)}V${y + ry}${arc(x + rx, y)}Z`;
}

function ellipsePath(x: number, y: number, rx: number, ry: number): string {
  return rx <= 0 || ry <= 0 ? '' : `M${x - rx} ${y}A${rx} ${ry} 0 1 1 ${x + rx} ${y}A${rx} ${ry} 0 1 1 ${x - rx} ${y}Z`;
}

function pointsPath({ attributes }: SvgElement): string {
  const numbers = (attributes['points'] ?? '').split(/[\s,]+/).filter((part) => part !== '');
  return numbers.length < 4 ? '' : `M${numbers.join(' ')}`;
}
