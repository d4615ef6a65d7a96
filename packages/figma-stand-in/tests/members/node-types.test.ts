// Slots, transform groups, text on a path, component sets, grids, locked proportions: what files of 2026 hold. Each rule broken on purpose;
// sources are lines of @figma/plugin-typings 1.142.0.
import { describe, expect, test } from 'vitest';
import { refusal, value } from '../support/snippet';

describe('a slot (line 11317)', () => {
  const SLOT = 'const main = figma.createComponent(); const slot = main.createSlot(); slot.resize(60, 40);';

  test('is a frame in a component; its clone is a frame, its copy in an instance a slot', async () => {
    expect(
      await value(`${SLOT}
      slot.appendChild(figma.createRectangle()); slot.layoutMode = 'VERTICAL';
      const twin = slot.clone();
      return [slot.type, slot.parent === main, slot.children.length, 'clipsContent' in slot, twin.type, twin.parent === figma.currentPage, main.createInstance().children[0].type];`),
    ).toEqual(['SLOT', true, 1, true, 'FRAME', true, 'SLOT']);
  });

  test('is no grid (line 7706)', async () => {
    expect(await refusal(SLOT, `slot.layoutMode = 'GRID';`)).toContain('cannotApplyGridToSlot');
  });
});

describe('a transform group (lines 1888, 10850)', () => {
  const TWO = 'const a = figma.createRectangle(), b = figma.createRectangle(); b.x = 200;';
  const REPEAT = `{ type: 'REPEAT', repeatType: 'LINEAR', axis: 'HORIZONTAL', count: 3, unitType: 'PIXELS', offset: 10 }`;

  test('holds its nodes where they were, and its modifiers', async () => {
    expect(
      await value(`${TWO} const group = figma.transformGroup([a, b], figma.currentPage, 0, [${REPEAT}]);
      return [group.type, group.children.length, group.width, b.absoluteTransform[0][2], group.transformModifiers[0].count, 'fills' in group];`),
    ).toEqual(['TRANSFORM_GROUP', 2, 300, 200, 3, false]);
  });

  test.each([`[{ type: 'TWIST' }]`, `[${REPEAT.replace('HORIZONTAL', 'UP')}]`, '5'])('modifiers %s are refused', async (modifiers) => {
    expect(await refusal(TWO, `figma.transformGroup([a, b], figma.currentPage, 0, ${modifiers});`)).toContain('in transformGroup');
  });
});

describe('text on a path (lines 1355, 11074)', () => {
  const PATH = `const ellipse = figma.createEllipse(); await figma.loadFontAsync({ family: 'Inter', style: 'Regular' }); const path = figma.createTextPath(ellipse, 2, 0.5);`;

  test('is the node itself with another type, and a new object for it', async () => {
    expect(
      await value(`${PATH} path.characters = 'round and round';
      return [path.type, path.id === ellipse.id, path === ellipse, path.textPathStartData, path.fills.length, path.getStyledTextSegments(['fills'])[0].characters, figma.currentPage.children[0] === path];`),
    ).toEqual(['TEXT_PATH', true, false, { segment: 2, position: 0.5 }, 1, 'round and round', true]);
  });

  test('its path can only be read; a frame can’t become one', async () => {
    expect(await refusal(PATH, 'path.vectorPaths = [];')).toContain('set_vectorPaths');
    expect(await refusal('', 'figma.createTextPath(figma.createFrame(), 0, 0);')).toContain('in createTextPath');
    expect(await refusal('', 'figma.createTextPath(figma.createEllipse(), 0, 2);')).toContain('in createTextPath');
  });
});

describe('a component set (lines 1837, 11140)', () => {
  const SET =
    'const a = figma.createComponent(), b = figma.createComponent(); b.x = 200; const set = figma.combineAsVariants([a, b], figma.currentPage);';

  test('holds components around which it fits, its default the top left one', async () => {
    expect(
      await value(
        `${SET} return [set.type, set.width, set.children.map((node) => node.type), set.defaultVariant === a, b.absoluteTransform[0][2], b.createInstance().type];`,
      ),
    ).toEqual(['COMPONENT_SET', 300, ['COMPONENT', 'COMPONENT'], true, 200, 'INSTANCE']);
  });

  test('holds nothing else, and does not exist empty', async () => {
    expect(await refusal(SET, 'set.appendChild(figma.createRectangle());')).toContain('only hold components');
    expect(await refusal('const rect = figma.createRectangle();', 'figma.combineAsVariants([rect], figma.currentPage);')).toContain(
      'in combineAsVariants',
    );
    expect(await refusal(SET, 'const main = figma.createComponent(); main.appendChild(set);')).toContain('inside a component');
    expect(await value(`${SET} a.remove(); b.remove(); return set.removed;`)).toBe(true);
  });
});

describe('a grid (lines 8266 to 8307, 8587)', () => {
  const GRID = `const frame = figma.createFrame(); frame.resize(310, 210); frame.layoutMode = 'GRID'; frame.gridColumnCount = 3; frame.gridRowCount = 2; frame.gridColumnGap = 5; frame.gridRowGap = 10;
    const [a, b, c] = [0, 1, 2].map(() => { const rect = figma.createRectangle(); rect.resize(20, 20); frame.appendChild(rect); return rect; });`;

  test('places its children in cells, in order or where they are put', async () => {
    expect(
      await value(`${GRID}
      const places = [a, b, c].map((node) => [node.x, node.y]);
      b.setGridChildPosition(1, 2); a.x = 77;
      return [places, [b.x, b.y], [b.gridRowAnchorIndex, b.gridColumnAnchorIndex], [c.x, c.y], a.x];`),
    ).toEqual([
      [
        [0, 0],
        [105, 0],
        [210, 0],
      ],
      [210, 110],
      [1, 2],
      [105, 0],
      0,
    ]);
  });

  test('lets a child opt out', async () => {
    expect(await value(`${GRID} b.layoutPositioning = 'ABSOLUTE'; b.x = 50; return [b.x, c.x];`)).toEqual([50, 105]);
  });

  test.each([
    'frame.gridRowCount = 0;',
    'frame.gridColumnCount = 2;',
    'frame.gridRowGap = -1;',
    'frame.gridColumnCount = 3.5;',
    'a.setGridChildPosition(2, 0);',
    'a.setGridChildPosition(0, 3);',
    'a.setGridChildPosition(0, 1);',
    'figma.createRectangle().setGridChildPosition(0, 0);',
  ])('%s is refused', async (forbidden) => {
    expect(await refusal(GRID, forbidden)).toMatch(/in set_grid|in setGridChildPosition/);
  });
});

describe('locked proportions (line 7545)', () => {
  test('are those at the time, follow a resize, and hold under constraints', async () => {
    expect(
      await value(`
      const frame = figma.createFrame(), rect = figma.createRectangle(); frame.appendChild(rect); rect.resize(50, 25);
      const none = rect.targetAspectRatio;
      rect.lockAspectRatio();
      const locked = rect.targetAspectRatio;
      rect.constraints = { horizontal: 'SCALE', vertical: 'MIN' };
      frame.resize(200, 100);
      const held = [rect.width, rect.height];
      rect.resize(30, 40);
      const resized = rect.targetAspectRatio;
      rect.unlockAspectRatio();
      return [none, locked, held, resized, rect.targetAspectRatio];`),
    ).toEqual([null, { x: 50, y: 25 }, [100, 50], { x: 30, y: 40 }, null]);
    expect(await refusal('const rect = figma.createRectangle();', 'rect.targetAspectRatio = { x: 1, y: 1 };')).toContain('TypeError');
    expect(await value(`return 'lockAspectRatio' in figma.createLine();`)).toBe(false);
  });
});
