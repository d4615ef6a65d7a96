// What Figma accepts as property values and data on nodes. Each rule broken on purpose from inside the sandbox.
import { describe, expect, test } from 'vitest';
import { HostDocument } from '../../src/document/host-document';
import { snippet, refusal, value } from '../support/snippet';
import { DEFAULT_PLUGIN_ID } from '../../src/node/run-plugin';

const RECT = 'const rect = figma.createRectangle();';

describe('fills are immutable', () => {
  test.each([
    'rect.fills.push({});',
    'rect.fills[0] = {};',
    'rect.fills[0].visible = false;',
    'rect.fills[0].color.r = 1;',
    'rect.fills.length = 0;',
    'rect.strokes.push({});',
    'rect.effects.push({});',
    'rect.relativeTransform[0][2] = 5;',
    'rect.constraints.horizontal = "MAX";',
    'figma.currentPage.selection.push(rect);',
    'figma.currentPage.children.push(rect);',
    'figma.createPaintStyle().paints.push({});',
  ])('%s throws', async (forbidden) => {
    expect(await refusal(RECT, forbidden)).toContain('TypeError');
  });

  test('a clone may be changed and assigned', async () => {
    expect(
      await value(
        `${RECT} const fills = JSON.parse(JSON.stringify(rect.fills)); fills[0].color.r = 1; rect.fills = fills; return rect.fills[0].color.r;`,
      ),
    ).toBe(1);
  });

  test('they come back complete, and the assigned object is not kept', async () => {
    expect(
      await value(
        `${RECT} const fills = [{ type: 'SOLID', color: { r: 1, g: 0, b: 0 } }]; rect.fills = fills; fills[0].color.r = 0; return rect.fills;`,
      ),
    ).toEqual([{ type: 'SOLID', visible: true, opacity: 1, blendMode: 'NORMAL', color: { r: 1, g: 0, b: 0 }, boundVariables: {} }]);
  });
});

describe('paints', () => {
  test.each([
    ['no array', 'null'],
    ['mixed', 'figma.mixed'],
    ['no type', '[{}]'],
    ['an unknown type', `[{ type: 'WATERCOLOUR' }]`],
    ['no colour', `[{ type: 'SOLID' }]`],
    ['a colour above 1', `[{ type: 'SOLID', color: { r: 255, g: 0, b: 0 } }]`],
    ['a missing channel', `[{ type: 'SOLID', color: { r: 1, g: 0 } }]`],
    ['alpha in a solid colour', `[{ type: 'SOLID', color: { r: 1, g: 0, b: 0, a: 1 } }]`],
    ['an unknown key', `[{ type: 'SOLID', color: { r: 1, g: 0, b: 0 }, alpha: 1 }]`],
    ['opacity above 1', `[{ type: 'SOLID', color: { r: 1, g: 0, b: 0 }, opacity: 2 }]`],
    ['a blend mode that is none', `[{ type: 'SOLID', color: { r: 1, g: 0, b: 0 }, blendMode: 'WET' }]`],
    ['an unknown image', `[{ type: 'IMAGE', scaleMode: 'FILL', imageHash: 'abc' }]`],
    ['no scale mode', `[{ type: 'IMAGE', imageHash: null }]`],
    ['a rotation of 45°', `[{ type: 'IMAGE', scaleMode: 'FILL', imageHash: null, rotation: 45 }]`],
    ['a crop that is no transform', `[{ type: 'IMAGE', scaleMode: 'CROP', imageHash: null, imageTransform: [1, 2] }]`],
    ['a gradient without stops', `[{ type: 'GRADIENT_LINEAR', gradientTransform: [[1, 0, 0], [0, 1, 0]], gradientStops: [] }]`],
    [
      'a stop without alpha',
      `[{ type: 'GRADIENT_LINEAR', gradientTransform: [[1, 0, 0], [0, 1, 0]], gradientStops: [{ position: 0, color: { r: 0, g: 0, b: 0 } }, { position: 1, color: { r: 0, g: 0, b: 0, a: 1 } }] }]`,
    ],
    ['visible that is no boolean', `[{ type: 'SOLID', color: { r: 1, g: 0, b: 0 }, visible: 1 }]`],
  ])('%s is refused for fills, strokes and styles', async (_name, paints) => {
    for (const [setUp, target, where] of [
      [RECT, 'rect.fills', 'set_fills'],
      [RECT, 'rect.strokes', 'set_strokes'],
      ['const style = figma.createPaintStyle();', 'style.paints', 'set_paints'],
    ] as const) {
      const message = await refusal(setUp, `${target} = ${paints};`);
      expect(message).toContain(where);
      expect(message).toContain('failed validation');
    }
  });
});

describe('other values', () => {
  test.each([
    ['opacity', 'rect.opacity = 1.5;'],
    ['opacity', 'rect.opacity = -1;'],
    ['visible', 'rect.visible = 1;'],
    ['locked', `rect.locked = 'yes';`],
    ['blendMode', `rect.blendMode = 'WET';`],
    ['name', 'rect.name = 5;'],
    ['x', `rect.x = '5';`],
    ['y', 'rect.y = NaN;'],
    ['rotation', 'rect.rotation = null;'],
    ['relativeTransform', 'rect.relativeTransform = [1];'],
    ['effects', `rect.effects = [{ type: 'GLOW' }];`],
    ['effects', `rect.effects = [{ type: 'LAYER_BLUR', visible: true }];`],
    ['strokeWeight', 'rect.strokeWeight = -1;'],
    ['strokeAlign', `rect.strokeAlign = 'LEFT';`],
    ['cornerRadius', 'rect.cornerRadius = -1;'],
    ['layoutMode', `figma.createFrame().layoutMode = 'DIAGONAL';`],
    ['itemSpacing', `figma.createFrame().itemSpacing = 'wide';`],
    ['vectorPaths', `figma.createVector().vectorPaths = [{ windingRule: 'NONZERO', data: 'M0,0 L5,5' }];`],
    ['vectorPaths', `figma.createVector().vectorPaths = [{ windingRule: 'NONZERO', data: 'm 0 0 l 5 5' }];`],
    ['vectorPaths', `figma.createVector().vectorPaths = [{ windingRule: 'NONZERO', data: 'L 5 5' }];`],
    ['vectorPaths', `figma.createVector().vectorPaths = [{ windingRule: 'BOTH', data: 'M 0 0' }];`],
    ['vectorPaths', `figma.createVector().vectorPaths = [{ windingRule: 'NONZERO', data: 'M 0' }];`],
  ])('%s: %s is refused', async (property, forbidden) => {
    expect(await refusal(RECT, forbidden)).toContain(`in set_${property}`);
  });

  test.each([
    'rect.colour = 1;',
    'rect.characters = "x";',
    'figma.anything = 1;',
    'rect.width = 5;',
    'rect.id = "1:1";',
    'figma.createPaintStyle().key = "k";',
  ])('%s: no such member, or read-only', async (forbidden) => {
    expect(await refusal(RECT, forbidden)).toContain('TypeError');
  });

  test('a vector takes the box of its path, curves by their extrema', async () => {
    expect(
      await value(`
      const vector = figma.createVector(); vector.x = 5;
      vector.vectorPaths = [{ windingRule: 'NONZERO', data: 'M 10 20 C 10 80 110 80 110 20 Z' }];
      return [vector.x, vector.y, vector.width, vector.height, vector.vectorPaths[0].data];`),
    ).toEqual([15, 20, 100, 45, 'M 0 0 C 0 60 100 60 100 0 Z']);
  });

  test('characters need their font', async () => {
    const setUp = 'const label = figma.createText();';
    expect(await refusal(setUp, `label.characters = 'x';`)).toContain('unloaded font');
    expect(await refusal(`${setUp} await figma.loadFontAsync(label.fontName);`, `label.characters = 'x';`)).toBe('not refused');
  });

  test('the selection stays on its page', async () => {
    expect(await refusal(`${RECT} const page = figma.createPage();`, 'page.selection = [rect];')).toContain('only include nodes in that page');
    expect(await refusal('', 'figma.currentPage.selection = null;')).toContain('set_selection');
  });

  test('an unknown style is refused, and a style is told of by its node', async () => {
    expect(await refusal(RECT, `await rect.setFillStyleIdAsync('S:none,');`)).toContain('in setFillStyleIdAsync');
    expect(
      await value(`${RECT}
      const style = figma.createPaintStyle(); style.paints = [{ type: 'SOLID', color: { r: 0, g: 1, b: 0 } }];
      await rect.setFillStyleIdAsync(style.id);
      const first = [rect.fillStyleId === style.id, rect.fills[0].color.g];
      style.paints = [{ type: 'SOLID', color: { r: 0, g: 0.5, b: 0 } }];
      const second = rect.fills[0].color.g;
      rect.fills = [];
      return [...first, second, rect.fillStyleId];`),
    ).toEqual([true, 1, 0.5, '']);
  });
});

describe('data on nodes', () => {
  test('an entry of plugin data is limited to 100 kB, key and plugin id included, in bytes', async () => {
    const room = 100_000 - DEFAULT_PLUGIN_ID.length - 1;
    expect(await refusal(RECT, `rect.setPluginData('k', 'x'.repeat(${room + 1}));`)).toContain('100 kB');
    expect(await refusal(RECT, `rect.setPluginData('k', 'x'.repeat(${room}));`)).toBe('not refused');
    expect(await refusal(RECT, `rect.setPluginData('k', 'é'.repeat(${room - 100}));`)).toContain('100 kB');
    expect(await refusal(RECT, `rect.setSharedPluginData('space', 'k', 'x'.repeat(100001));`)).toContain('100 kB');
    expect(await refusal('const style = figma.createPaintStyle();', `style.setPluginData('k', 'x'.repeat(100001));`)).toContain('100 kB');
    expect(await refusal(RECT, `rect.setPluginData('k', 5);`)).toContain('string');
  });

  test('a namespace has at least three characters', async () => {
    expect(await refusal(RECT, `rect.setSharedPluginData('ab', 'k', 'v');`)).toContain('namespace');
  });

  test('missing keys read as empty, an empty value removes the key, other plugins see nothing', async () => {
    const document = new HostDocument();
    expect(
      await value(
        `${RECT} rect.setPluginData('a', '1'); rect.setPluginData('b', '2'); rect.setPluginData('a', ''); return [rect.getPluginData('a'), rect.getPluginDataKeys()];`,
        { document },
      ),
    ).toEqual(['', ['b']]);
    expect(await value(`return figma.currentPage.children[0].getPluginDataKeys();`, { document, manifest: { id: 'another' } })).toEqual([]);
    expect(await value(`return figma.currentPage.findAllWithCriteria({ pluginData: { keys: ['b'] } }).length;`, { document })).toBe(1);
    expect(
      await value(`return figma.currentPage.findAllWithCriteria({ pluginData: {} }).length;`, { document, manifest: { id: 'another' } }),
    ).toBe(0);
  });

  test('a relaunch description has at most 1000 characters, and the manifest must have buttons', async () => {
    expect(await refusal(RECT, `rect.setRelaunchData({ repaint: 'x'.repeat(1001) });`)).toContain('1000');
    expect(await refusal(RECT, `rect.setRelaunchData({ repaint: 'x'.repeat(1000) });`)).toBe('not refused');
    const { host } = await snippet(
      `${RECT} rect.setRelaunchData({ repaint: '' }); rect.setRelaunchData({ open: 'b' }); return rect.getRelaunchData();`,
    );
    expect(host.logs).toEqual(['log: result {"open":"b"}']);
  });

  test('findAllWithCriteria needs a criterion', async () => {
    expect(await refusal('', 'figma.currentPage.findAllWithCriteria({});')).toContain('findAllWithCriteria');
  });
});
