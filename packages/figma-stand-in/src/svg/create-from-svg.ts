// figma.createNodeFromSvg: makes a frame of vectors and groups. Reads groups and the seven basic shapes with transforms, plain colours, strokes
// and opacity, and refuses everything else by name. Whether Figma makes rectangles and ellipses of <rect> and <circle> is not established; here
// every shape becomes a vector.
import { refuse } from '../document/host-error';
import type { HostDocument } from '../document/host-document';
import type { Patch } from '../document/layout/layout';
import { figmaPath, scaleOf } from './figma-path';
import type { Transforms } from './figma-path';
import { dashesOf, declarationsOf, inheritedStyle, paintsOf } from './paint-style';
import type { SvgStyle } from './paint-style';
import { readSvg } from './read-svg';
import type { SvgElement } from './read-svg';
import { isShape, lengthOf, shapePath } from './shape-path';

/** Elements that draw nothing themselves. */
const SILENT: ReadonlySet<string> = new Set(['title', 'desc', 'metadata', 'defs']);
const UNREAD_ATTRIBUTES = ['clip-path', 'mask', 'filter'] as const;
const CAPS: Readonly<Record<string, StrokeCap>> = { round: 'ROUND', square: 'SQUARE' };
const JOINS: Readonly<Record<string, StrokeJoin>> = { round: 'ROUND', bevel: 'BEVEL' };

/** The id of the new frame. @throws HostError for a text that is no SVG, or that has what the stand-in does not read. */
export function createFromSvg(document: HostDocument, text: string, parent: string): string {
  const svg = readSvg(text);
  const { width, height, transforms } = viewOf(svg);
  return document.store.batch(() => {
    const frame = document.create('FRAME', parent, { width, height, fills: [] });
    addChildren(document, frame, svg, inheritedStyle(svg), transforms);
    return frame;
  });
}

function addChildren(document: HostDocument, frame: string, element: SvgElement, style: SvgStyle, transforms: Transforms): string[] {
  return element.children.flatMap((child) => add(document, frame, child, style, transforms));
}

function add(document: HostDocument, frame: string, element: SvgElement, parentStyle: SvgStyle, outer: Transforms): string[] {
  if (SILENT.has(element.name) || element.name.includes(':')) return [];
  const own = declarationsOf(element);
  const unread = UNREAD_ATTRIBUTES.find((name) => own[name] !== undefined && own[name] !== 'none');
  if (unread !== undefined) refuse(`The stand-in does not read ${unread} in SVG`);
  if (own['display'] === 'none') return [];
  const style = inheritedStyle(element, parentStyle);
  const transforms = element.attributes['transform'] === undefined ? outer : [element.attributes['transform'], ...outer];
  const look: Patch = {
    opacity: Number(own['opacity'] ?? '1'),
    ...(element.attributes['id'] === undefined ? {} : { name: element.attributes['id'] }),
  };
  if (element.name === 'g' || element.name === 'a') {
    const children = addChildren(document, frame, element, style, transforms);
    return children.length === 0 ? [] : [document.group(children, frame, undefined, 'GROUP', look)];
  }
  if (!isShape(element)) return refuse(`The stand-in does not read <${element.name}> in SVG`);
  const data = figmaPath(shapePath(element), transforms);
  return data === '' ? [] : [addVector(document, frame, data, style, scaleOf(transforms), look)];
}

function addVector(document: HostDocument, frame: string, data: string, style: SvgStyle, scale: number, look: Patch): string {
  const fills = paintsOf(style, 'fill');
  const id = document.create('VECTOR', frame, {
    ...look,
    visible: style['visibility'] === 'visible',
    fills,
    strokes: paintsOf(style, 'stroke'),
    strokeWeight: lengthOf(style['stroke-width']!, 'stroke-width') * scale,
    strokeCap: CAPS[style['stroke-linecap']!] ?? 'NONE',
    strokeJoin: JOINS[style['stroke-linejoin']!] ?? 'MITER',
    strokeMiterLimit: Number(style['stroke-miterlimit']),
    dashPattern: dashesOf(style).map((length) => length * scale),
  });
  document.setVectorPaths(id, [{ windingRule: fills.length === 0 ? 'NONE' : style['fill-rule'] === 'evenodd' ? 'EVENODD' : 'NONZERO', data }]);
  return id;
}

/** The size in pixels and the transform of the viewBox. The size defaults to that of the viewBox, else to 300×150 as in CSS. */
function viewOf({ attributes }: SvgElement): { readonly width: number; readonly height: number; readonly transforms: Transforms } {
  const box = attributes['viewBox']?.split(/[\s,]+/).map(Number);
  const side = (name: 'width' | 'height', fallback: number): number => {
    const value = attributes[name];
    return value === undefined || value.endsWith('%') ? fallback : lengthOf(value, name);
  };
  const [width, height] = [side('width', box?.[2] ?? 300), side('height', box?.[3] ?? 150)];
  if (box === undefined) return { width, height, transforms: [] };
  const [x, y, w, h] = box as [number, number, number, number];
  if (attributes['preserveAspectRatio'] === 'none')
    return { width, height, transforms: [`scale(${width / w} ${height / h}) translate(${-x} ${-y})`] };
  const scale = Math.min(width / w, height / h);
  return {
    width,
    height,
    transforms: [`translate(${(width - w * scale) / 2} ${(height - h * scale) / 2}) scale(${scale}) translate(${-x} ${-y})`],
  };
}
