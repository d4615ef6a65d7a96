// The text of an SVG as a tree of its elements.
import { SaxesParser } from 'saxes';
import { refuse } from '../document/host-error';

export interface SvgElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly SvgElement[];
}

/** The root of an SVG. Text, comments and namespaces are left out. @throws HostError where it is no well-formed SVG. */
export function readSvg(text: string): SvgElement {
  const open: { name: string; attributes: Record<string, string>; children: SvgElement[] }[] = [];
  let root: SvgElement | undefined;
  const parser = new SaxesParser();
  parser.on('opentag', ({ name, attributes }) => {
    const element = { name, attributes: { ...attributes }, children: [] };
    (open.at(-1)?.children ?? []).push(element);
    root ??= element;
    open.push(element);
  });
  parser.on('closetag', () => {
    open.pop();
  });
  parser.on('error', (error) => {
    throw error;
  });
  try {
    parser.write(text).close();
  } catch (error) {
    return refuse(`Failed to read the SVG: ${error instanceof Error ? error.message : String(error)}`);
  }
  return root?.name === 'svg' ? root : refuse('Failed to read the SVG: its root is not <svg>');
}
