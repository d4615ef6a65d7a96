// exportAsync: what it refuses, which region it shows at which size, and that what it draws is right.
import { describe, expect, test } from 'vitest';
import { translation, withRotation } from '../../src/document/affine';
import { HostDocument } from '../../src/document/host-document';
import type { Patch } from '../../src/document/layout/layout';
import { solid } from '../../src/document/record';
import type { SceneType } from '../../src/document/record';
import { exportNode } from '../../src/render/export-node';
import type { ExportOptions } from '../../src/render/export-node';
import { ImageCache } from '../../src/render/image-cache';
import { nodeCanvas } from '../../src/node/node-canvas';
import { readPixels } from '../../src/node/pixels';
import type { Pixels } from '../../src/node/pixels';
import { refusal, value } from '../support/snippet';

const RED = solid(1, 0, 0);
const BLUE = solid(0, 0, 1);

class Scene {
  readonly document = new HostDocument();
  readonly page = this.document.pages[0]!;

  add(type: SceneType, patch: Patch = {}, parent = this.page): string {
    return this.document.create(type, parent, patch);
  }

  async png(id: string, options: Partial<ExportOptions> = {}): Promise<Pixels> {
    const settings = { useAbsoluteBounds: true, constraint: { type: 'SCALE', value: 1 }, colorProfile: 'SRGB', ...options } as const;
    return readPixels(await exportNode(this.document, id, settings, nodeCanvas, new ImageCache(this.document, nodeCanvas)));
  }
}

describe('refusals', () => {
  test.each([
    ['an invisible node', 'const node = figma.createRectangle(); node.visible = false;'],
    [
      'a node in an invisible frame',
      'const frame = figma.createFrame(), node = figma.createRectangle(); frame.appendChild(node); frame.visible = false;',
    ],
    [
      'a group of invisible nodes',
      'const rect = figma.createRectangle(); rect.visible = false; const node = figma.group([rect], figma.currentPage);',
    ],
    ['a shape without fills', 'const node = figma.createRectangle(); node.fills = [];'],
    [
      'a shape with an invisible fill',
      `const node = figma.createRectangle(); node.fills = [{ type: 'SOLID', color: { r: 0, g: 0, b: 0 }, visible: false }];`,
    ],
  ])('%s: absoluteRenderBounds is null and the export is refused', async (_name, setUp) => {
    expect(await value(`${setUp} return node.absoluteRenderBounds;`)).toBeNull();
    expect(await refusal(setUp, `await node.exportAsync({ format: 'PNG' });`)).toContain('may not have any visible layers');
  });

  test.each([
    [`{ format: 'BMP' }`, 'BMP'],
    [`{ format: 'PNG', scale: 2 }`, 'Unrecognized'],
    [`{ format: 'PNG', constraint: { type: 'SIDE', value: 2 } }`, 'constraint'],
    [`{ format: 'PNG', constraint: { type: 'WIDTH', value: 0 } }`, 'constraint'],
    [`{ format: 'PNG', colorProfile: 'CMYK' }`, 'colorProfile'],
    [`{ format: 'PNG', useAbsoluteBounds: 'yes' }`, 'useAbsoluteBounds'],
  ])('settings %s', async (settings, word) => {
    expect(await refusal('const node = figma.createRectangle();', `await node.exportAsync(${settings});`)).toContain(word);
  });
});

describe('size and region', () => {
  test.each([
    ['SCALE', 2, 200, 100],
    ['WIDTH', 50, 50, 25],
    ['HEIGHT', 50, 100, 50],
  ] as const)('constraint %s %d', async (type, amount, width, height) => {
    const scene = new Scene();
    const id = scene.add('RECTANGLE', { width: 100, height: 50, fills: [RED] });
    const png = await scene.png(id, { constraint: { type, value: amount } });
    expect([png.width, png.height, png.at(0, 0), png.at(width - 1, height - 1)]).toEqual([width, height, [255, 0, 0, 255], [255, 0, 0, 255]]);
  });

  test('a rotated node is shown as it lies on the page, in its bounding box', async () => {
    const scene = new Scene();
    const id = scene.add('RECTANGLE', { width: 100, height: 100, fills: [RED], relativeTransform: withRotation(translation(500, 500), 45) });
    const png = await scene.png(id);
    expect([png.width, png.height]).toEqual([141, 141]);
    expect([png.at(70, 70), png.at(5, 5), png.at(135, 135)]).toEqual([
      [255, 0, 0, 255],
      [0, 0, 0, 0],
      [0, 0, 0, 0],
    ]);
  });

  test('bounds: what sticks out of an unclipped frame counts only without useAbsoluteBounds', async () => {
    const scene = new Scene();
    const frame = scene.add('FRAME', { width: 100, height: 100, clipsContent: false, fills: [] });
    scene.add('RECTANGLE', { width: 50, height: 50, relativeTransform: translation(80, 0), fills: [BLUE] }, frame);
    expect((await scene.png(frame)).width).toBe(100);
    expect((await scene.png(frame, { useAbsoluteBounds: false })).width).toBe(130);
    scene.document.update(frame, { clipsContent: true });
    expect((await scene.png(frame, { useAbsoluteBounds: false })).width).toBe(100);
  });

  test('strokes and shadows count as rendered', async () => {
    const scene = new Scene();
    const id = scene.add('RECTANGLE', {
      strokes: [RED],
      strokeWeight: 4,
      strokeAlign: 'OUTSIDE',
      fills: [],
      effects: [
        { type: 'DROP_SHADOW', visible: true, blendMode: 'NORMAL', color: { r: 0, g: 0, b: 0, a: 1 }, offset: { x: 10, y: 0 }, radius: 2 },
      ],
    });
    expect((await scene.png(id, { useAbsoluteBounds: false })).width).toBe(4 + 100 + 4 + 12);
  });
});

describe('what is drawn', () => {
  test('children bottom to top, clipped by their frame', async () => {
    const scene = new Scene();
    const frame = scene.add('FRAME', { width: 100, height: 100, fills: [solid(1, 1, 1)] });
    scene.add('RECTANGLE', { width: 60, height: 60, fills: [RED] }, frame);
    scene.add('ELLIPSE', { width: 60, height: 60, fills: [BLUE], relativeTransform: translation(20, 20) }, frame);
    scene.add('RECTANGLE', { width: 60, height: 60, fills: [RED], relativeTransform: translation(90, 90) }, frame);
    const png = await scene.png(frame);
    expect([png.at(5, 5), png.at(50, 50), png.at(5, 95), png.at(95, 95), png.at(22, 22)]).toEqual([
      [255, 0, 0, 255],
      [0, 0, 255, 255],
      [255, 255, 255, 255],
      [255, 0, 0, 255],
      [255, 0, 0, 255],
    ]);
  });

  test('edges are antialiased', async () => {
    const scene = new Scene();
    const frame = scene.add('FRAME', { width: 20, height: 20, fills: [solid(1, 1, 1)] });
    scene.add('RECTANGLE', { width: 10.5, height: 20, fills: [solid(0, 0, 0)] }, frame);
    const [grey] = (await scene.png(frame)).at(10, 10);
    expect(grey).toBeGreaterThan(120);
    expect(grey).toBeLessThan(135);
  });

  test('opacity of a group applies to the group as a whole', async () => {
    const scene = new Scene();
    const frame = scene.add('FRAME', { width: 100, height: 100, fills: [solid(1, 1, 1)] });
    const a = scene.add('RECTANGLE', { fills: [RED] }, frame);
    const b = scene.add('RECTANGLE', { fills: [RED] }, frame);
    scene.document.update(scene.document.group([a, b], frame), { opacity: 0.5 });
    const [, green] = (await scene.png(frame)).at(50, 50);
    expect(green).toBeGreaterThan(125);
    expect(green).toBeLessThan(131);
  });

  test('linear gradients run along their transform', async () => {
    const scene = new Scene();
    const stops: readonly ColorStop[] = [
      { position: 0, color: { r: 1, g: 0, b: 0, a: 1 } },
      { position: 1, color: { r: 0, g: 0, b: 1, a: 1 } },
    ];
    const id = scene.add('RECTANGLE', {
      fills: [
        {
          type: 'GRADIENT_LINEAR',
          gradientTransform: [
            [0, 1, 0],
            [-1, 0, 1],
          ],
          gradientStops: stops,
        },
      ],
    });
    const png = await scene.png(id);
    expect(png.at(50, 1)[0]).toBeGreaterThan(245);
    expect(png.at(50, 98)[2]).toBeGreaterThan(245);
    expect(Math.abs(png.at(5, 50)[0] - png.at(95, 50)[0])).toBeLessThan(3);
  });

  test('vectors with curves, holes and several paths', async () => {
    const scene = new Scene();
    const id = scene.add('VECTOR', { fills: [RED], strokes: [] });
    scene.document.setVectorPaths(id, [{ windingRule: 'EVENODD', data: 'M 0 0 L 100 0 L 100 100 L 0 100 Z M 25 25 L 75 25 L 75 75 L 25 75 Z' }]);
    const png = await scene.png(id);
    expect([png.at(10, 10), png.at(50, 50)]).toEqual([
      [255, 0, 0, 255],
      [0, 0, 0, 0],
    ]);
  });

  test.each([
    ['UNION', true, true, true],
    ['SUBTRACT', true, false, false],
    ['INTERSECT', false, true, false],
    ['EXCLUDE', true, false, true],
  ] as const)('boolean %s', async (booleanOperation, left, both, right) => {
    const scene = new Scene();
    const a = scene.add('RECTANGLE', { width: 60, height: 20 });
    const b = scene.add('RECTANGLE', { width: 60, height: 20, relativeTransform: translation(40, 0) });
    const id = scene.document.group([a, b], scene.page, 0, 'BOOLEAN_OPERATION', { booleanOperation, fills: [RED] });
    const png = await scene.png(id);
    expect([20, 50, 80].map((x) => png.at(x, 10)[3] === 255)).toEqual([left, both, right]);
  });

  test('a mask shows its siblings where it is painted', async () => {
    const scene = new Scene();
    const mask = scene.add('RECTANGLE', { width: 50, height: 100, isMask: true });
    const rect = scene.add('RECTANGLE', { fills: [RED] });
    const png = await scene.png(scene.document.group([mask, rect], scene.page), { useAbsoluteBounds: true });
    expect([png.at(20, 50), png.at(80, 50)]).toEqual([
      [255, 0, 0, 255],
      [0, 0, 0, 0],
    ]);
  });
});

describe('colour profiles', () => {
  test('a Display P3 document keeps its numbers unless sRGB is asked for', async () => {
    const scene = new Scene();
    scene.document.colorProfile = 'DISPLAY_P3';
    const id = scene.add('RECTANGLE', { fills: [solid(0.5, 0.4, 0.3)] });
    expect((await scene.png(id, { colorProfile: 'DOCUMENT' })).at(5, 5)).toEqual([128, 102, 77, 255]);
    // The same colour in sRGB, computed with the published matrices.
    const [r, g, b] = (await scene.png(id, { colorProfile: 'SRGB' })).at(5, 5);
    expect(Math.abs(r - 132)).toBeLessThanOrEqual(1);
    expect(Math.abs(g - 101)).toBeLessThanOrEqual(1);
    expect(Math.abs(b - 74)).toBeLessThanOrEqual(1);
  });
});

describe('what of 2026 is drawn', () => {
  test('contentsOnly: false shows what lies in the same area (line 5137)', async () => {
    const scene = new Scene();
    const below = scene.add('RECTANGLE', { width: 100, height: 100, fills: [RED] });
    scene.add('RECTANGLE', { width: 50, height: 50, relativeTransform: translation(25, 25), fills: [BLUE] });
    expect((await scene.png(below)).at(50, 50)).toEqual([255, 0, 0, 255]);
    const all = await scene.png(below, { contentsOnly: false });
    expect([all.width, all.at(50, 50), all.at(5, 5)]).toEqual([100, [0, 0, 255, 255], [255, 0, 0, 255]]);
    expect(await refusal('const node = figma.createRectangle();', 'await node.exportAsync({ format: "PNG", contentsOnly: 1 });')).toContain(
      'contentsOnly',
    );
  });

  test('the first child of an auto layout on top, where it is told so', async () => {
    const scene = new Scene();
    const frame = scene.add('FRAME', {
      width: 100,
      height: 50,
      layoutMode: 'HORIZONTAL',
      itemSpacing: -50,
      primaryAxisSizingMode: 'FIXED',
      fills: [],
    });
    for (const fill of [RED, BLUE]) scene.add('RECTANGLE', { width: 75, height: 50, fills: [fill] }, frame);
    expect((await scene.png(frame)).at(50, 25)).toEqual([0, 0, 255, 255]);
    scene.document.update(frame, { itemReverseZIndex: true });
    expect((await scene.png(frame)).at(50, 25)).toEqual([255, 0, 0, 255]);
  });

  test('the regions of a vector and the words of a text in their own fills', async () => {
    const scene = new Scene();
    const square = (x: number): VectorPath => ({ windingRule: 'NONZERO', data: `M ${x} 0 L ${x + 20} 0 L ${x + 20} 20 L ${x} 20 Z` });
    const vector = scene.add('VECTOR', { strokes: [] });
    scene.document.setVectorPaths(vector, [square(0), square(40)]);
    scene.document.update(vector, { regionFills: [[RED], [BLUE]] });
    const png = await scene.png(vector);
    expect([png.at(10, 10), png.at(50, 10), png.at(30, 10)]).toEqual([
      [255, 0, 0, 255],
      [0, 0, 255, 255],
      [0, 0, 0, 0],
    ]);

    const text = scene.add('TEXT', {
      characters: 'MMMM',
      fontSize: 40,
      width: 200,
      height: 48,
      fillRuns: [
        { start: 0, end: 2, fills: [RED] },
        { start: 2, end: 4, fills: [BLUE] },
      ],
    });
    const words = await scene.png(text);
    const colours = new Set(Array.from({ length: 200 }, (_, x) => words.at(x, 20).join()));
    expect(colours.has('255,0,0,255') && colours.has('0,0,255,255')).toBe(true);
  });

  test('patterns, shaders and videos as nothing', async () => {
    const scene = new Scene();
    const shared = { visible: true, opacity: 1, blendMode: 'NORMAL' } as const;
    const paints: Paint[] = [
      { type: 'SHADER', id: 's', ...shared },
      { type: 'VIDEO', scaleMode: 'FILL', videoHash: null, ...shared },
      {
        type: 'PATTERN',
        sourceNodeId: '1:1',
        tileType: 'RECTANGULAR',
        scalingFactor: 1,
        spacing: { x: 0, y: 0 },
        horizontalAlignment: 'START',
        ...shared,
      },
    ];
    for (const paint of paints) expect((await scene.png(scene.add('RECTANGLE', { fills: [paint] }))).at(50, 50)).toEqual([0, 0, 0, 0]);
  });
});
