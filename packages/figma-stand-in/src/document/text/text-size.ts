// The size of a text. No font is measured: each character is taken to be 0.55 font sizes wide and a line 1.2 high, so that a text has the
// same size on every machine. Figma's own measures differ.
import type { NodeRecord } from '../record';
import type { StyleRun } from './text-fields';
import { cutStyle, styleRunsOf } from './text-fields';

const CHARACTER_WIDTH = 0.55;
const AUTO_LINE = 1.2;
/** The smallest width or height that Figma knows. */
const LEAST = 0.01;

/** The width and height that textAutoResize gives a text; its present ones if they are fixed. */
export function textSize(text: NodeRecord): { readonly width: number; readonly height: number } {
  const { width, height, textAutoResize } = text;
  if (textAutoResize === 'NONE' || textAutoResize === 'TRUNCATE') return { width, height };
  const runs = styleRunsOf(text);
  const paragraphs = paragraphsOf(text.characters).map(({ start, end }) => ({
    length: widthBetween(runs, start, end),
    line: lineBetween(runs, start, end),
    after: runs.find((run) => run.end > start)?.style.paragraphSpacing ?? 0,
  }));
  const wraps = textAutoResize === 'HEIGHT';
  const lines = (length: number): number => (wraps ? Math.max(1, Math.ceil(length / Math.max(LEAST, width) - 1e-9)) : 1);
  const tall = paragraphs.reduce(
    (sum, { length, line, after }, index) => sum + lines(length) * line + (index < paragraphs.length - 1 ? after : 0),
    0,
  );
  return { width: wraps ? width : Math.max(LEAST, ...paragraphs.map(({ length }) => length)), height: Math.max(LEAST, tall) };
}

function paragraphsOf(characters: string): { readonly start: number; readonly end: number }[] {
  let start = 0;
  return characters.split('\n').map((line) => {
    const paragraph = { start, end: start + line.length };
    start += line.length + 1;
    return paragraph;
  });
}

function widthBetween(runs: readonly StyleRun[], start: number, end: number): number {
  return runs
    .map((run) => cutStyle(run, start, end))
    .filter((run) => run !== null)
    .reduce((sum, { start: from, end: to, style }) => {
      const spacing = style.letterSpacing.unit === 'PIXELS' ? style.letterSpacing.value : (style.letterSpacing.value / 100) * style.fontSize;
      return sum + (to - from) * (style.fontSize * CHARACTER_WIDTH + spacing);
    }, 0);
}

/** Height of a line, by its tallest character; of an empty paragraph, by its line break. */
function lineBetween(runs: readonly StyleRun[], start: number, end: number): number {
  return Math.max(
    ...runs
      .filter((run) => run.start <= end && (run.end > start || run === runs.at(-1)))
      .map(({ style: { fontSize, lineHeight } }) =>
        lineHeight.unit === 'AUTO'
          ? fontSize * AUTO_LINE
          : lineHeight.unit === 'PIXELS'
            ? lineHeight.value
            : (lineHeight.value / 100) * fontSize,
      ),
  );
}
