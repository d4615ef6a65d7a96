// Styles of text, whole and in ranges, and how name and box follow. Sources are lines of @figma/plugin-typings 1.142.0.
import { describe, expect, test } from 'vitest';
import { refusal, snippet, value } from '../support/snippet';

const FONTS = `const regular = { family: 'Inter', style: 'Regular' }, bold = { family: 'Inter', style: 'Bold' }; await figma.loadFontAsync(regular);`;
const HELLO = `${FONTS} await figma.loadFontAsync(bold); const text = figma.createText(); text.characters = 'hello world';`;

describe('a whole text', () => {
  test('keeps what it is given (lines 9797 to 10260, 11010 to 11050)', async () => {
    const WRITTEN = {
      textAlignHorizontal: 'CENTER',
      textAlignVertical: 'BOTTOM',
      textAutoResize: 'HEIGHT',
      textCase: 'UPPER',
      textDecoration: 'UNDERLINE',
      letterSpacing: { unit: 'PERCENT', value: 5 },
      lineHeight: { unit: 'PIXELS', value: 20 },
      paragraphIndent: 4,
      paragraphSpacing: 6,
      listSpacing: 2,
      hyperlink: { type: 'URL', value: 'https://example.org' },
      fontSize: 24,
      textTruncation: 'ENDING',
      maxLines: 2,
      hangingPunctuation: true,
      hangingList: true,
      leadingTrim: 'CAP_HEIGHT',
      autoRename: false,
    };
    expect(
      await value(
        `${HELLO} const written = ${JSON.stringify(WRITTEN)}; Object.assign(text, written); return Object.fromEntries(Object.keys(written).map((key) => [key, text[key]]));`,
      ),
    ).toEqual(WRITTEN);
  });

  test.each([
    `textCase = 'LOUD'`,
    `textAlignHorizontal = 'TOP'`,
    `letterSpacing = 5`,
    `letterSpacing = { unit: 'EM', value: 1 }`,
    `lineHeight = { unit: 'PIXELS' }`,
    'fontSize = 0',
    'maxLines = 0',
    `textDecoration = 'BLINK'`,
    `hyperlink = { type: 'MAIL', value: 'x' }`,
    'fontSize = figma.mixed',
    'autoRename = 1',
  ])('%s is refused', async (forbidden) => {
    expect(await refusal(HELLO, `text.${forbidden};`)).toContain(`in set_${forbidden.split(' ')[0]!}`);
  });

  test.each(['textAlignHorizontal = "LEFT"', 'lineHeight = { unit: "AUTO" }', 'fontSize = 5', 'characters = "x"', 'paragraphSpacing = 1'])(
    '%s needs the font',
    async (write) => {
      expect(await refusal('const text = figma.createText();', `text.${write};`)).toContain('unloaded font "Inter Regular"');
    },
  );

  test('a hyperlink does not need it (line 9836)', async () => {
    expect(await refusal('const text = figma.createText();', 'text.hyperlink = null;')).toBe('not refused');
  });
});

describe('ranges', () => {
  test('differ, are mixed, and become one again (line 9814)', async () => {
    expect(
      await value(`${HELLO}
      text.setRangeFontSize(0, 5, 30); text.setRangeFontName(0, 5, bold); text.setRangeTextCase(6, 11, 'UPPER');
      const mixed = [text.fontSize === figma.mixed, text.fontName === figma.mixed, text.lineHeight === figma.mixed];
      const apart = [text.getRangeFontSize(0, 5), text.getRangeFontSize(5, 11), text.getRangeFontSize(4, 6) === figma.mixed, text.getRangeFontName(0, 1).style, text.getRangeAllFontNames(0, 11).length];
      text.fontSize = 18;
      return [mixed, apart, text.fontSize, text.getRangeFontName(0, 5).style, text.getRangeTextCase(6, 11)];`),
    ).toEqual([[true, true, false], [30, 12, true, 'Bold', 2], 18, 'Bold', 'UPPER']);
  });

  test('segments are as the documentation shows them (line 10082)', async () => {
    expect(
      await value(`${HELLO} text.setRangeFontName(0, 5, bold); text.setRangeFontSize(8, 11, 20);
      return [text.getStyledTextSegments(['fontName']), text.getStyledTextSegments(['fontSize'], 4, 9).map(({ characters, fontSize }) => [characters, fontSize])];`),
    ).toEqual([
      [
        { characters: 'hello', start: 0, end: 5, fontName: { family: 'Inter', style: 'Bold' } },
        { characters: ' world', start: 5, end: 11, fontName: { family: 'Inter', style: 'Regular' } },
      ],
      [
        ['o wo', 12],
        ['r', 20],
      ],
    ]);
  });

  test('of paragraphs take whole paragraphs (line 10183)', async () => {
    expect(
      await value(`${FONTS} const text = figma.createText();
      text.characters = 'hello figma, welcome to my plugin!\\nI love the Figma Plugin API!';
      text.setRangeParagraphSpacing(0, 1, 20);
      return [text.paragraphSpacing === figma.mixed, text.getStyledTextSegments(['paragraphSpacing']).map(({ start, end, paragraphSpacing }) => [start, end, paragraphSpacing])];`),
    ).toEqual([
      true,
      [
        [0, 35, 20],
        [35, 63, 0],
      ],
    ]);
  });

  test('are within the text, and need the fonts', async () => {
    expect(await refusal(HELLO, 'text.setRangeFontSize(0, 12, 5);')).toContain('in setRangeFontSize: The range from 0 to 12');
    expect(await refusal(HELLO, 'text.getRangeLineHeight(3, 3);')).toContain('in getRangeLineHeight');
    expect(await refusal(HELLO, `text.setRangeFontName(0, 2, { family: 'Inter', style: 'Black' });`)).toContain('unloaded font "Inter Black"');
  });
});

describe('characters', () => {
  test('come in with the style of those before or after (line 9856), and go', async () => {
    expect(
      await value(`${HELLO} text.setRangeFontSize(0, 5, 30);
      const sizes = () => text.getStyledTextSegments(['fontSize']).map(({ characters, fontSize }) => characters + fontSize);
      text.insertCharacters(5, '!');
      const before = sizes();
      text.insertCharacters(6, '?', 'AFTER');
      const after = sizes();
      text.deleteCharacters(0, 6);
      return [before, after, sizes(), text.characters, text.fontSize];`),
    ).toEqual([['hello!30', ' world12'], ['hello!30', '? world12'], ['? world12'], '? world', 12]);
  });

  test('reset the styles of ranges (line 9850), fills among them', async () => {
    expect(
      await value(
        `${HELLO} text.setRangeFontSize(0, 5, 30); text.setRangeFills(0, 5, []); text.characters = 'anew'; return [text.fontSize, text.fills.length];`,
      ),
    ).toEqual([30, 0]);
  });

  test('take fills along', async () => {
    expect(
      await value(
        `${HELLO} text.setRangeFills(0, 5, []); text.insertCharacters(2, 'xx'); return text.getStyledTextSegments(['fills']).map(({ start, end, fills }) => [start, end, fills.length]);`,
      ),
    ).toEqual([
      [0, 7, 0],
      [7, 13, 1],
    ]);
  });
});

describe('the name (lines 6390, 11055)', () => {
  test('is what the text says, until it is set', async () => {
    expect(
      await value(`${HELLO} const first = text.name; text.insertCharacters(5, ','); const second = text.name; text.name = 'title'; const renames = text.autoRename; text.characters = 'bye';
      const third = text.name; text.autoRename = true; return [first, second, renames, third, text.name];`),
    ).toEqual(['hello world', 'hello, world', false, 'title', 'bye']);
  });
});

describe('the box (line 11020)', () => {
  test('follows the characters in both directions, or in height, or not at all', async () => {
    expect(
      await value(`${HELLO} const own = [text.width, text.height];
      text.fontSize = 24; const larger = text.width / own[0];
      text.resize(66, 30); const given = [text.width, text.height];
      text.textAutoResize = 'HEIGHT'; const wrapped = [text.width, Math.round(text.height / 28.8)];
      text.textAutoResize = 'NONE'; text.characters = 'x'.repeat(400); const fixed = [text.width, Math.round(text.height / 28.8)];
      text.textAutoResize = 'WIDTH_AND_HEIGHT';
      return [larger, given, wrapped, fixed, text.height];`),
    ).toEqual([2, [66, 30], [66, 3], [66, 3], 28.799999999999997]);
  });
});

test('a style of a range is one change, told as such', async () => {
  const { host } = await snippet(`${HELLO} figma.commitUndo(); await new Promise((done) => setTimeout(done, 20));
    figma.currentPage.once('nodechange', ({ nodeChanges }) => console.log(JSON.stringify(nodeChanges[0].properties)));
    text.setRangeLineHeight(0, 5, { unit: 'PIXELS', value: 12 }); await new Promise((done) => setTimeout(done, 20)); figma.triggerUndo(); return text.lineHeight.unit;`);
  expect(host.errors).toEqual([]);
  expect(JSON.parse(host.logs[0]!.slice(5)) as string[]).toEqual(expect.arrayContaining(['styledTextSegments', 'lineHeight']));
  expect(host.logs.at(-1)).toBe('log: result "AUTO"');
});
