// How an SVG element is painted: its presentation attributes and its `style`, and what it inherits.
import colourNames from 'color-name';
import { solid } from '../document/record';
import { refuse } from '../document/host-error';
import type { SvgElement } from './read-svg';
import { lengthOf } from './shape-path';

export type SvgStyle = Readonly<Record<string, string>>;

const INITIAL: SvgStyle = {
  'fill': 'black',
  'fill-opacity': '1',
  'fill-rule': 'nonzero',
  'stroke': 'none',
  'stroke-opacity': '1',
  'stroke-width': '1',
  'stroke-linecap': 'butt',
  'stroke-linejoin': 'miter',
  'stroke-miterlimit': '4',
  'stroke-dasharray': 'none',
  'color': 'black',
  'visibility': 'visible',
};

/** The inheritable properties of an element. Its `style` overrides its attributes, and both override the parent. */
export function inheritedStyle(element: SvgElement, parent: SvgStyle = INITIAL): SvgStyle {
  const own = declarationsOf(element);
  return Object.fromEntries(
    Object.keys(INITIAL).map((name) => [name, own[name] === undefined || own[name] === 'inherit' ? parent[name]! : own[name]]),
  );
}

/** Attributes and `style` together, without inheritance. */
export function declarationsOf({ attributes }: SvgElement): SvgStyle {
  const declarations = (attributes['style'] ?? '').split(';').map((part) => part.split(':').map((side) => side.trim()));
  return { ...attributes, ...(Object.fromEntries(declarations.filter((sides) => sides.length === 2)) as SvgStyle) };
}

/** Paints of a fill or a stroke; none for "none". @throws HostError for gradients, patterns and colours of other spaces. */
export function paintsOf(style: SvgStyle, kind: 'fill' | 'stroke'): readonly Paint[] {
  const value = style[kind] === 'currentColor' ? style['color']! : style[kind]!;
  if (value === 'none' || value === 'transparent') return [];
  const [r, g, b, a] = colourOf(value);
  const opacity = a * Number(style[`${kind}-opacity`]);
  return [{ ...solid(r, g, b), opacity }];
}

/** Lengths of dashes and gaps; an odd number of them counts twice, as SVG has it. */
export function dashesOf(style: SvgStyle): readonly number[] {
  const value = style['stroke-dasharray']!;
  if (value === 'none') return [];
  const lengths = value.split(/[\s,]+/).map((part) => lengthOf(part, 'stroke-dasharray'));
  return lengths.length % 2 === 0 ? lengths : [...lengths, ...lengths];
}

/** Red, green, blue and alpha, 0…1. */
function colourOf(value: string): readonly [number, number, number, number] {
  const named = (colourNames as Readonly<Record<string, readonly [number, number, number] | undefined>>)[value.toLowerCase()];
  if (named !== undefined) return [named[0] / 255, named[1] / 255, named[2] / 255, 1];
  const hex = /^#([0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})$/i.exec(value)?.[1];
  if (hex !== undefined) {
    const digits = hex.length < 6 ? hex.match(/./g)!.map((digit) => digit + digit) : hex.match(/../g)!;
    const [r, g, b, a = 255] = digits.map((pair) => parseInt(pair, 16));
    return [r! / 255, g! / 255, b! / 255, a / 255];
  }
  const parts = /^rgba?\(([^)]*)\)$/i
    .exec(value)?.[1]
    ?.split(/[\s,/]+/)
    .filter((part) => part !== '');
  if (parts === undefined || parts.length < 3) return refuse(`The stand-in does not read the SVG paint "${value}"`);
  const channel = (part: string, whole: number): number => (part.endsWith('%') ? Number(part.slice(0, -1)) / 100 : Number(part) / whole);
  return [channel(parts[0]!, 255), channel(parts[1]!, 255), channel(parts[2]!, 255), channel(parts[3] ?? '1', 1)];
}
