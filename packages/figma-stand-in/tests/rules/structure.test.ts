// What may contain what, and what follows when it changes. Each rule broken on purpose from inside the sandbox.
import { describe, expect, test } from 'vitest';
import { refusal, value } from '../support/snippet';

const INSTANCE = `
  const component = figma.createComponent();
  const inner = figma.createFrame();
  component.appendChild(inner);
  const instance = component.createInstance();
  const copy = instance.children[0];
  const rect = figma.createRectangle();`;

describe('moving nodes', () => {
  test.each([
    ['into an instance', INSTANCE, 'instance.appendChild(rect);', 'instance'],
    ['below an instance', INSTANCE, 'copy.appendChild(rect);', 'instance'],
    ['into an instance by index', INSTANCE, 'instance.insertChild(0, rect);', 'instance'],
    ['out of an instance', INSTANCE, 'figma.currentPage.appendChild(copy);', 'inside of an instance'],
    ['grouping inside an instance', INSTANCE, 'figma.group([copy], figma.currentPage);', 'inside of an instance'],
    ['a section into a frame', 'const section = figma.createSection(), frame = figma.createFrame();', 'frame.appendChild(section);', 'section'],
    ['a node into itself', 'const frame = figma.createFrame();', 'frame.appendChild(frame);', 'descendants'],
    [
      'a node into its own child',
      'const frame = figma.createFrame(), child = figma.createFrame(); frame.appendChild(child);',
      'child.appendChild(frame);',
      'descendants',
    ],
    ['a page', 'const frame = figma.createFrame();', 'frame.appendChild(figma.currentPage);', 'Pages'],
    ['a component into a component', 'const a = figma.createComponent(), b = figma.createComponent();', 'a.appendChild(b);', 'component'],
    ['a shape into the document', 'const rect = figma.createRectangle();', 'figma.root.appendChild(rect);', 'PAGE'],
    ['beyond the last index', 'const frame = figma.createFrame(), rect = figma.createRectangle();', 'frame.insertChild(1, rect);', 'index'],
    ['something that is no node', 'const frame = figma.createFrame();', `frame.appendChild({ id: '1:1' });`, 'node'],
    ['an empty group', '', 'figma.group([], figma.currentPage);', 'at least one'],
  ])('%s is refused', async (_name, setUp, forbidden, word) => {
    expect(await refusal(setUp, forbidden)).toContain(word);
  });

  test('a section goes into a section and onto a page', async () => {
    expect(await value(`const a = figma.createSection(), b = figma.createSection(); a.appendChild(b); return b.parent === a;`)).toBe(true);
  });

  test('keeps relativeTransform, so the place on the page changes', async () => {
    expect(
      await value(`
      const frame = figma.createFrame(); frame.x = 100; frame.y = 50;
      const rect = figma.createRectangle(); rect.x = 7; rect.y = 8;
      frame.appendChild(rect);
      return [rect.x, rect.y, rect.absoluteTransform[0][2], rect.absoluteTransform[1][2]];`),
    ).toEqual([7, 8, 107, 58]);
  });

  test('children are bottom to top and insertChild counts from the bottom', async () => {
    expect(
      await value(`
      const frame = figma.createFrame();
      const make = (name) => { const rect = figma.createRectangle(); rect.name = name; return rect; };
      const [a, b, c, d] = ['a', 'b', 'c', 'd'].map(make);
      frame.appendChild(a); frame.appendChild(b); frame.insertChild(0, c); frame.insertChild(2, d);
      return frame.children.map((node) => node.name).join('');`),
    ).toBe('cadb');
  });
});

describe('instances', () => {
  test.each([
    ['x', 'copy.x = 5;'],
    ['rotation', 'copy.rotation = 5;'],
    ['resize', 'copy.resize(5, 5);'],
    ['remove', 'copy.remove();'],
    ['layoutPositioning', `copy.layoutPositioning = 'AUTO';`],
    ['constraints', `copy.constraints = { horizontal: 'MAX', vertical: 'MAX' };`],
  ])('%s of a copy inside is refused', async (_name, forbidden) => {
    expect(await refusal(INSTANCE, forbidden)).toMatch(/instance|not allowed/);
  });

  test('fills of a copy inside can be overridden, and the component is found asynchronously', async () => {
    expect(
      await value(`${INSTANCE}
      copy.fills = [{ type: 'SOLID', color: { r: 1, g: 0, b: 0 } }];
      return [copy.fills[0].color.r, inner.fills[0].color.g, (await instance.getMainComponentAsync()) === component];`),
    ).toEqual([1, 1, true]);
  });
});

describe('removed nodes', () => {
  const setUp = `const frame = figma.createFrame(), rect = figma.createRectangle(); frame.appendChild(rect); const id = rect.id; frame.remove();`;

  test.each([
    ['rect.name;', 'in get_name'],
    [`rect.name = 'x';`, 'in set_name'],
    ['rect.x = 1;', 'in set_x'],
    ['rect.fills = [];', 'in set_fills'],
    ['rect.parent;', 'in get_parent'],
    [`rect.setPluginData('a', 'b');`, 'in setPluginData'],
    [`rect.getPluginData('a');`, 'in getPluginData'],
    ['rect.remove();', 'in remove'],
    ['frame.children;', 'in get_children'],
    ['frame.appendChild(figma.createRectangle());', 'in appendChild'],
    ['rect.resize(1, 1);', 'in resize'],
    ['rect.absoluteTransform;', 'in get_absoluteTransform'],
    ['frame.findAll();', 'in findAll'],
    ['figma.currentPage.appendChild(rect);', 'in appendChild'],
    ['figma.currentPage.selection = [rect];', 'in set_selection'],
    ['await rect.exportAsync();', 'in exportAsync'],
    ['rect.clone();', 'in clone'],
  ])('%s throws', async (forbidden, where) => {
    const message = await refusal(setUp, forbidden);
    expect(message).toContain(where);
    expect(message).toMatch(/The node with id "1:\d+" does not exist/);
  });

  test('id, removed and toString are still there', async () => {
    expect(await value(`${setUp} return [rect.removed, rect.id === id, String(rect) === '[Node ' + id + ']', frame.removed];`)).toEqual([
      true,
      true,
      true,
      true,
    ]);
  });

  test('the last page cannot be removed', async () => {
    expect(await refusal('', 'figma.currentPage.remove();')).toContain('page');
  });
});

describe('groups', () => {
  test('fit their children, also through a parent frame and when rotated', async () => {
    expect(
      await value(`
      const a = figma.createRectangle(), b = figma.createRectangle(); b.x = 150; b.y = 30;
      const group = figma.group([a, b], figma.currentPage);
      const before = [group.x, group.y, group.width, group.height];
      b.x = 300;
      const grown = [group.width, a.x, b.x];
      group.x = 40;
      return { before, grown, moved: [a.x, b.x] };`),
    ).toEqual({ before: [0, 0, 250, 130], grown: [400, 0, 300], moved: [40, 340] });
  });

  test('vanish when the last child goes', async () => {
    expect(
      await value(
        `const rect = figma.createRectangle(); const group = figma.group([rect], figma.currentPage); rect.remove(); return group.removed;`,
      ),
    ).toBe(true);
    expect(
      await value(
        `const rect = figma.createRectangle(); const group = figma.group([rect], figma.currentPage); figma.currentPage.appendChild(rect); return group.removed;`,
      ),
    ).toBe(true);
  });

  test('keep the order of the layers, whatever the order of the list (a published plugin’s mask must stay lowest)', async () => {
    expect(
      await value(`
      const [a, b, c] = ['a', 'b', 'c'].map((name) => { const rect = figma.createRectangle(); rect.name = name; return rect; });
      const frame = figma.createFrame(); frame.appendChild(c); figma.currentPage.insertChild(0, frame);
      const names = (node) => node.children.map((child) => child.name).join('');
      const group = figma.group([b, a, c, b], figma.currentPage), grouped = names(group);
      const union = figma.subtract([a, c, b], figma.currentPage);
      return [grouped, names(union)];`),
    ).toEqual(['cab', 'cab']);
  });

  test('that are ungrouped hand their selection to their children (line 1955)', async () => {
    expect(
      await value(`
      const a = figma.createRectangle(), b = figma.createRectangle(), other = figma.createRectangle();
      const group = figma.group([a, b], figma.currentPage);
      figma.currentPage.selection = [group, other];
      figma.ungroup(group);
      const selected = [a, b, other].every((node) => figma.currentPage.selection.includes(node));
      figma.currentPage.selection = [other];
      figma.ungroup(figma.group([a, b], figma.currentPage));
      return [selected, figma.currentPage.selection.length];`),
    ).toEqual([true, 1]);
  });

  test('are no container: relativeTransform ignores them and boolean operations', async () => {
    expect(
      await value(`
      const frame = figma.createFrame(); frame.x = 1000;
      const rect = figma.createRectangle(); frame.appendChild(rect); rect.x = 20;
      const group = figma.group([rect], frame);
      const other = figma.createRectangle(); frame.appendChild(other); other.x = 50;
      const union = figma.union([other], frame);
      return [rect.x, group.x, other.x, union.x, rect.absoluteTransform[0][2]];`),
    ).toEqual([20, 20, 50, 50, 1020]);
  });

  test('have no fills and no corner radius', async () => {
    const setUp = 'const group = figma.group([figma.createRectangle()], figma.currentPage);';
    expect(await refusal(setUp, 'group.fills = [];')).toContain('TypeError');
    expect(await value(`${setUp} return ['fills' in group, typeof group.cornerRadius];`)).toEqual([false, 'undefined']);
  });
});

describe('clones', () => {
  test('lie on the current page, at the same relative place (line 10822)', async () => {
    expect(
      await value(`
      const frame = figma.createFrame(); frame.x = 500; const rect = figma.createRectangle(); frame.appendChild(rect); rect.x = 20;
      const copy = rect.clone();
      const page = figma.createPage(); await figma.setCurrentPageAsync(page);
      const away = rect.clone();
      return [copy.parent.type, copy.x, copy.absoluteTransform[0][2], away.parent === page];`),
    ).toEqual(['PAGE', 20, 20, true]);
  });
});

describe('pages', () => {
  const PAGES = 'const first = figma.currentPage, second = figma.createPage(), third = figma.createPage(); await figma.loadAllPagesAsync();';

  test('can be reordered (line 10478) and cloned', async () => {
    expect(
      await value(`${PAGES}
      figma.root.insertChild(0, third); figma.root.appendChild(first);
      first.appendChild(figma.createFrame());
      const copy = second.clone();
      return [figma.root.children.map((page) => [third, second, first, copy].indexOf(page)), copy.type];`),
    ).toEqual([[0, 1, 2, 3], 'PAGE']);
  });

  test.each([
    ['figma.createFrame().appendChild(second);', 'Pages stay in the document'],
    ['figma.root.appendChild(figma.createFrame());', 'other than PAGE'],
    ['figma.root.insertChild(9, second);', 'Cannot insert'],
  ])('%s is refused', async (forbidden, words) => {
    expect(await refusal(PAGES, forbidden)).toContain(words);
  });

  test('the name of the file can only be read (line 6386)', async () => {
    expect(await refusal('', `figma.root.name = 'Mine';`)).toContain('read-only');
    expect(await value('return typeof figma.root.name;')).toBe('string');
  });
});

describe('auto layout', () => {
  const setUp = `
    const frame = figma.createFrame(); frame.layoutMode = 'HORIZONTAL'; frame.itemSpacing = 10; frame.paddingLeft = 5; frame.paddingTop = 7;
    const a = figma.createRectangle(), b = figma.createRectangle(); frame.appendChild(a); frame.appendChild(b);`;

  test('places its children and ignores where they are told to be', async () => {
    expect(
      await value(`${setUp} b.x = 900; b.y = 900; b.relativeTransform = [[1, 0, 500], [0, 1, 500]]; return [a.x, a.y, b.x, b.y, frame.width];`),
    ).toEqual([5, 7, 115, 7, 215]);
  });

  test('honours ABSOLUTE, which counts for nothing in the flow', async () => {
    expect(await value(`${setUp} b.layoutPositioning = 'ABSOLUTE'; b.x = 900; return [b.x, frame.width];`)).toEqual([900, 105]);
  });

  test('ABSOLUTE is refused elsewhere', async () => {
    expect(await refusal('const rect = figma.createRectangle();', `rect.layoutPositioning = 'ABSOLUTE';`)).toContain('layoutMode');
  });
});

describe('sizes', () => {
  test.each([
    ['0 × 5', 'const rect = figma.createRectangle();', 'rect.resize(0, 5);'],
    ['negative', 'const rect = figma.createRectangle();', 'rect.resize(5, -1);'],
    ['NaN', 'const rect = figma.createRectangle();', 'rect.resize(NaN, 5);'],
    ['a line with a height', 'const line = figma.createLine();', 'line.resize(50, 1);'],
    ['a string', 'const rect = figma.createRectangle();', `rect.resize('5', 5);`],
  ])('%s is refused', async (_name, setUp, forbidden) => {
    expect(await refusal(setUp, forbidden)).toContain('in resize');
  });

  test('width and height are read-only, resize follows constraints and resizeWithoutConstraints does not', async () => {
    expect(await refusal('const rect = figma.createRectangle();', 'rect.width = 5;')).toContain('TypeError');
    expect(
      await value(`
      const frame = figma.createFrame(), rect = figma.createRectangle(); frame.appendChild(rect); rect.resize(50, 50);
      rect.constraints = { horizontal: 'SCALE', vertical: 'MAX' };
      frame.resize(200, 200);
      const followed = [rect.width, rect.height, rect.y];
      frame.resizeWithoutConstraints(400, 400);
      return [...followed, rect.width];`),
    ).toEqual([100, 50, 100, 100]);
  });

  test('a transform has unit axes: scale in it is taken out', async () => {
    expect(
      await value(
        `const rect = figma.createRectangle(); rect.relativeTransform = [[3, 0, 5], [0, 2, 6]]; return [rect.relativeTransform, rect.width];`,
      ),
    ).toEqual([
      [
        [1, 0, 5],
        [0, 1, 6],
      ],
      100,
    ]);
    expect(await refusal('const rect = figma.createRectangle();', 'rect.relativeTransform = [[0, 0, 0], [0, 0, 0]];')).toContain('invertible');
  });

  test('rotation turns counter-clockwise about the top left corner', async () => {
    expect(
      await value(`
      const rect = figma.createRectangle(); rect.resize(40, 20); rect.x = 10; rect.y = 10; rect.rotation = 90;
      const box = rect.absoluteBoundingBox;
      return [rect.x, rect.y, Math.round(rect.rotation), [box.x, box.y, box.width, box.height].map(Math.round)];`),
    ).toEqual([10, 10, 90, [10, -30, 20, 40]]);
  });
});
