// The nine local paint styles `Alla Prima/<class>`.
import { CLASS_NAMES } from '../../contract/classes';
import type { ClassName } from '../../contract/classes';
import type { Requests } from '../../contract/wire/messages';
import { changeDocument } from '../document/change-document';
import type { Undoing } from '../document/change-document';
import { classPaint } from '../colour/class-paint';

/** Channels closer than this are the same colour; an 8-bit step is 0.004. */
const SAME_CHANNEL = 1e-3;

/**
 * Create the styles that are missing and put changed ones right, in one undo step; where nothing is to do, no step is made.
 * Throws FailureError `read-only`, with the document unchanged.
 */
export async function createStyles(): Promise<Requests['create-styles']['answer']> {
  const existing = await figma.getLocalPaintStylesAsync();
  const wanted = CLASS_NAMES.map((name) => ({ name: styleName(name), paint: classPaint(name) }));
  const missing = wanted.filter(({ name }) => !existing.some((style) => style.name === name));
  const changed = existing
    .map((style) => ({ style, paint: wanted.find(({ name }) => name === style.name)?.paint }))
    .filter((pair): pair is { style: PaintStyle; paint: SolidPaint } => pair.paint !== undefined && !isJust(pair.style.paints, pair.paint));
  if (missing.length > 0 || changed.length > 0) {
    await changeDocument((undoing) => {
      for (const { name, paint } of missing) create(name, paint, undoing);
      // Last what could not be put back: no setter takes a pattern into a style, and its shader may not be imported.
      for (const { style, paint } of [...changed.filter(isRestorable), ...changed.filter((pair) => !isRestorable(pair))])
        repaint(style, paint, undoing);
    });
  }
  return { created: missing.length, updated: changed.length };
}

function styleName(name: ClassName): string {
  return `Alla Prima/${name}`;
}

function create(name: string, paint: SolidPaint, undoing: Undoing): void {
  const style = figma.createPaintStyle();
  undoing(() => {
    style.remove();
  });
  style.name = name;
  style.paints = [paint];
}

function repaint(style: PaintStyle, paint: SolidPaint, undoing: Undoing): void {
  const before = style.paints;
  undoing(() => {
    style.paints = before;
  });
  style.paints = [paint];
}

function isRestorable({ style }: { readonly style: PaintStyle }): boolean {
  return style.paints.every(({ type }) => type !== 'PATTERN' && type !== 'SHADER');
}

function isJust(paints: readonly Paint[], wanted: SolidPaint): boolean {
  const [paint] = paints;
  return (
    paints.length === 1 &&
    paint !== undefined &&
    paint.type === 'SOLID' &&
    paint.visible !== false &&
    (paint.opacity ?? 1) === 1 &&
    (paint.blendMode ?? 'NORMAL') === 'NORMAL' &&
    (['r', 'g', 'b'] as const).every((channel) => Math.abs(paint.color[channel] - wanted.color[channel]) < SAME_CHANNEL)
  );
}
