// Children that fill, lines that wrap, limits, and the words that say it in short. Sources are lines of @figma/plugin-typings 1.142.0; the
// drawings in its examples are the expectations.
import { describe, expect, test } from 'vitest';
import { refusal, value } from '../support/snippet';

/** A row of two squares of 100, 300 wide and 100 high, as in the example of layoutSizingHorizontal. */
const ROW = `const row = figma.createFrame(), a = figma.createFrame(), b = figma.createFrame(); row.appendChild(a); row.appendChild(b);
  row.layoutMode = 'HORIZONTAL'; row.resize(300, 100);`;

describe('a child that fills', () => {
  test('takes the rest of the row (lines 7455, 8543)', async () => {
    expect(
      await value(`${ROW}
      const fixed = [b.layoutSizingHorizontal, b.width];
      b.layoutSizingHorizontal = 'FILL';
      const filled = [b.layoutSizingHorizontal, b.layoutGrow, b.x, b.width];
      row.resize(500, 100);
      const wider = b.width;
      b.layoutGrow = 0;
      return [fixed, filled, wider, b.layoutSizingHorizontal, b.width];`),
    ).toEqual([['FIXED', 100], ['FILL', 1, 100, 200], 400, 'FIXED', 400]);
  });

  test('shares it with others, and keeps to its limits (lines 7320 to 7336)', async () => {
    expect(
      await value(`${ROW} a.layoutGrow = 1; b.layoutGrow = 1; row.itemSpacing = 20;
      const shared = [a.width, b.width];
      a.maxWidth = 50;
      const limited = a.width;
      a.maxWidth = null;
      return [shared, limited, a.width];`),
    ).toEqual([[140, 140], 50, 140]);
  });

  test('stretches across, without the padding (line 8530)', async () => {
    expect(
      await value(`${ROW} row.resize(300, 80); row.verticalPadding = 10; a.layoutAlign = 'STRETCH';
      return [a.y, a.height, a.layoutSizingVertical, row.paddingTop, row.paddingBottom, row.verticalPadding];`),
    ).toEqual([10, 60, 'FILL', 10, 10, 10]);
  });

  test('hugs nothing on the axis on which it fills, and lays out its own children anew (line 8530)', async () => {
    expect(
      await value(`${ROW} b.layoutMode = 'HORIZONTAL'; const inner = figma.createRectangle(); inner.resize(10, 10); b.appendChild(inner);
      b.layoutSizingHorizontal = 'FILL'; inner.layoutGrow = 1;
      return [b.width, inner.width, b.primaryAxisSizingMode];`),
    ).toEqual([200, 200, 'FIXED']);
  });

  test('makes a text as wide, and higher where it has to wrap', async () => {
    expect(
      await value(`await figma.loadFontAsync({ family: 'Inter', style: 'Regular' });
      const column = figma.createFrame(), text = figma.createText(); column.appendChild(text); text.characters = 'x'.repeat(60);
      column.layoutMode = 'VERTICAL'; column.resize(100, 500); column.primaryAxisSizingMode = 'AUTO';
      const one = [text.width > 300, text.height];
      text.layoutSizingHorizontal = 'FILL';
      return [one, text.width, text.height > 40, text.textAutoResize, text.layoutSizingVertical, column.height === text.height];`),
    ).toEqual([[true, 14.399999999999999], 100, true, 'HEIGHT', 'HUG', true]);
  });

  test.each([
    ['outside of auto layout', `figma.createFrame().layoutSizingHorizontal = 'FILL';`],
    ['hugs nothing', `figma.createRectangle().layoutSizingVertical = 'HUG';`],
    ['half', 'a.layoutGrow = 0.5;'],
    ['in no such way', `a.layoutAlign = 'FILL';`],
    ['with limits where there is no layout', 'figma.createFrame().minWidth = 5;'],
    ['below nothing', 'a.minWidth = -1;'],
  ])('%s is refused', async (_name, forbidden) => {
    expect(await refusal(ROW, forbidden)).toMatch(/in set_(layout|min)/);
  });
});

describe('lines that wrap (lines 7871, 8051, 8113)', () => {
  const WRAP = `const row = figma.createFrame(), items = [0, 1, 2].map(() => { const one = figma.createFrame(); row.appendChild(one); return one; });
    row.layoutMode = 'HORIZONTAL'; row.layoutWrap = 'WRAP'; row.primaryAxisSizingMode = 'FIXED'; row.resize(250, 100); row.counterAxisSizingMode = 'AUTO'; row.itemSpacing = 10;`;

  test('as the example draws it', async () => {
    expect(
      await value(`${WRAP}
      const spacing = row.counterAxisSpacing;
      row.counterAxisSpacing = 20;
      return [spacing, items.map((item) => [item.x, item.y]), row.height];`),
    ).toEqual([
      10,
      [
        [0, 0],
        [110, 0],
        [0, 120],
      ],
      220,
    ]);
  });

  test('spacing of null follows itemSpacing again', async () => {
    expect(
      await value(`${WRAP} row.counterAxisSpacing = 20; row.counterAxisSpacing = null; return [row.counterAxisSpacing, row.height];`),
    ).toEqual([10, 210]);
  });

  test('spread over the height', async () => {
    expect(
      await value(
        `${WRAP} row.counterAxisSizingMode = 'FIXED'; row.resize(250, 400); row.counterAxisAlignContent = 'SPACE_BETWEEN'; return items.map((item) => item.y);`,
      ),
    ).toEqual([0, 0, 300]);
  });

  test('only where there are any', async () => {
    expect(await refusal('', `figma.createFrame().layoutWrap = 'WRAP';`)).toContain('in set_layoutWrap');
    expect(await refusal(ROW, `row.counterAxisAlignContent = 'AUTO';`)).toContain('in set_counterAxisAlignContent');
  });
});

test('limits hold a hugging frame, too', async () => {
  expect(
    await value(`${ROW} row.primaryAxisSizingMode = 'AUTO'; const hug = row.width; row.minWidth = 260; const least = row.width; row.resize(100, 100);
    return [hug, least, row.width, row.layoutSizingHorizontal];`),
  ).toEqual([200, 260, 260, 'FIXED']);
});
