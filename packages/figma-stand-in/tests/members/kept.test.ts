// Properties that are kept and given back, corners and sides one by one, arcs, and a scale for all lengths. Sources are lines of
// @figma/plugin-typings 1.142.0.
import { describe, expect, test } from 'vitest';
import { readPixels } from '../../src/node/pixels';
import { refusal, snippet, value } from '../support/snippet';

const SETTINGS = [{ format: 'PNG', suffix: '@2x', constraint: { type: 'SCALE', value: 2 } }, { format: 'SVG' }];
const GRIDS = [
  { pattern: 'GRID', sectionSize: 8, visible: true },
  { pattern: 'COLUMNS', alignment: 'STRETCH', gutterSize: 20, count: 4, offset: 0 },
];
const GUIDES = [
  { axis: 'X', offset: 12 },
  { axis: 'Y', offset: -3 },
];

describe('kept and given back', () => {
  test.each([
    ['figma.createRectangle()', 'exportSettings', SETTINGS],
    ['figma.currentPage', 'exportSettings', SETTINGS],
    ['figma.createFrame()', 'layoutGrids', GRIDS],
    ['figma.createFrame()', 'guides', GUIDES],
    ['figma.currentPage', 'guides', GUIDES],
    ['figma.createFrame()', 'overflowDirection', 'VERTICAL'],
    ['figma.createRectangle()', 'cornerSmoothing', 0.6],
    ['figma.createStar()', 'strokeMiterLimit', 8],
    ['figma.createVector()', 'handleMirroring', 'ANGLE'],
    ['figma.createEllipse()', 'arcData', { startingAngle: 1, endingAngle: 2, innerRadius: 0.5 }],
  ])('%s: %s', async (make, property, given) => {
    expect(await value(`const node = ${make}; node.${property} = ${JSON.stringify(given)}; return node.${property};`)).toEqual(given);
  });

  test('a frame’s backgrounds are its fills (line 7672)', async () => {
    expect(
      await value(
        `const frame = figma.createFrame(); frame.backgrounds = []; const none = frame.fills.length; frame.fills = [{ type: 'SOLID', color: { r: 1, g: 0, b: 0 } }]; return [none, frame.backgrounds[0].color.r];`,
      ),
    ).toEqual([0, 1]);
  });

  test('what is read is a copy that can’t be changed (line 10634)', async () => {
    expect(
      await refusal(`figma.currentPage.guides = ${JSON.stringify(GUIDES)};`, `figma.currentPage.guides.push({ axis: 'X', offset: 1 });`),
    ).toContain('TypeError');
  });

  test.each([
    [`exportSettings = [{ format: 'BMP' }]`],
    [`layoutGrids = [{ pattern: 'DOTS' }]`],
    [`guides = [{ axis: 'Z', offset: 1 }]`],
    ['guides = {}'],
    ['cornerSmoothing = 2'],
    ['strokeMiterLimit = -1'],
    [`overflowDirection = 'UP'`],
  ])('%s is refused', async (forbidden) => {
    expect(await refusal('const frame = figma.createFrame();', `frame.${forbidden};`)).toContain(`in set_${forbidden.split(' ')[0]!}`);
  });
});

describe('corners and sides', () => {
  test.each([
    ['cornerRadius', 'topLeftRadius', 'bottomRightRadius'],
    ['strokeWeight', 'strokeTopWeight', 'strokeLeftWeight'],
  ])('%s is mixed where they differ (lines 8775, 9004)', async (whole, one, other) => {
    expect(
      await value(`const node = figma.createRectangle(); node.${whole} = 4; const all = node.${one}; node.${one} = 9;
      const mixed = [node.${whole} === figma.mixed, node.${one}, node.${other}]; node.${whole} = 2; return [all, mixed, node.${whole}, node.${one}];`),
    ).toEqual([4, [true, 9, 4], 2, 2]);
  });

  test('a change tells which one (line 3763)', async () => {
    const { host } = await snippet(`const node = figma.createFrame(); await new Promise((done) => setTimeout(done, 20));
      figma.currentPage.on('nodechange', ({ nodeChanges }) => console.log(nodeChanges[0].properties.join())); node.topRightRadius = 9; node.strokeLeftWeight = 3;`);
    await host.settle();
    expect(host.logs.at(-1)).toBe('log: topRightRadius,strokeLeftWeight');
  });

  test('are drawn round where they are', async () => {
    const { host } = await snippet(
      `const node = figma.createRectangle(); node.topLeftRadius = 50; node.fills = [{ type: 'SOLID', color: { r: 1, g: 0, b: 0 } }]; figma.showUI(''); figma.ui.postMessage(await node.exportAsync());`,
    );
    const pixels = await readPixels(host.messages[0] as Uint8Array);
    expect([pixels.at(2, 2)[3], pixels.at(97, 2)[3], pixels.at(2, 97)[3]]).toEqual([0, 255, 255]);
  });
});

test('an arc is drawn between its angles, clockwise from the right, without its hole (line 4340)', async () => {
  const { host } =
    await snippet(`const node = figma.createEllipse(); node.arcData = { startingAngle: 0, endingAngle: Math.PI / 2, innerRadius: 0.5 };
    node.fills = [{ type: 'SOLID', color: { r: 1, g: 0, b: 0 } }]; figma.showUI(''); figma.ui.postMessage(await node.exportAsync());`);
  const pixels = await readPixels(host.messages[0] as Uint8Array);
  expect([pixels.at(77, 77)[3], pixels.at(55, 55)[3], pixels.at(77, 22)[3], pixels.at(22, 77)[3]]).toEqual([255, 0, 0, 0]);
});

describe('rescale (line 7532)', () => {
  test('scales every length below, from the top left corner', async () => {
    expect(
      await value(`await figma.loadFontAsync({ family: 'Inter', style: 'Regular' });
      const frame = figma.createFrame(), rect = figma.createRectangle(), text = figma.createText(); frame.x = 7; frame.appendChild(rect); frame.appendChild(text);
      rect.x = 10; rect.y = 20; rect.strokeWeight = 3; rect.topLeftRadius = 4; rect.effects = [{ type: 'LAYER_BLUR', visible: true, radius: 5, blurType: 'NORMAL' }]; text.fontSize = 10;
      frame.rescale(2);
      return [frame.x, frame.width, rect.x, rect.y, rect.width, rect.strokeWeight, rect.topLeftRadius, rect.effects[0].radius, text.fontSize];`),
    ).toEqual([7, 200, 20, 40, 200, 6, 8, 10, 20]);
  });

  test('takes groups, rotated ones too, and vectors', async () => {
    expect(
      await value(`
      const vector = figma.createVector(), rect = figma.createRectangle(); vector.vectorPaths = [{ windingRule: 'NONZERO', data: 'M 0 0 L 40 0 L 0 20 Z' }]; rect.x = 100; rect.y = 50;
      const group = figma.group([vector, rect], figma.currentPage); group.rotation = 30;
      const [[, , x], [, , y]] = group.absoluteTransform; const [width, height] = [group.width, group.height];
      group.rescale(0.5);
      const moved = Math.hypot(group.absoluteTransform[0][2] - x, group.absoluteTransform[1][2] - y);
      return [moved < 1e-6, Math.abs(group.width - width / 2) < 1e-6, Math.abs(group.height - height / 2) < 1e-6, vector.width, Math.round(rect.rotation), vector.vectorPaths[0].data];`),
    ).toEqual([true, true, true, 20, 30, 'M 0 0 L 20 0 L 0 10 Z']);
  });

  test.each(['0', '-1', `'2'`, 'NaN'])('by %s is refused', async (scale) => {
    expect(await refusal('const rect = figma.createRectangle();', `rect.rescale(${scale});`)).toContain('in rescale');
  });

  test('is one undo step', async () => {
    expect(
      await value(
        `const frame = figma.createFrame(), rect = figma.createRectangle(); frame.appendChild(rect); figma.commitUndo(); frame.rescale(3); figma.triggerUndo(); return [frame.width, rect.width];`,
      ),
    ).toEqual([100, 100]);
  });
});

test('constrainProportions is the older word for a locked aspect ratio (line 7404)', async () => {
  expect(
    await value(
      `const rect = figma.createRectangle(); const first = rect.constrainProportions; rect.constrainProportions = true; const locked = rect.targetAspectRatio; rect.unlockAspectRatio(); return [first, locked, rect.constrainProportions];`,
    ),
  ).toEqual([false, { x: 100, y: 100 }, false]);
});
