// A manifest without documentAccess, as plugins from before 2024 have it: the synchronous calls work, every page is there. That
// dynamic-page forbids them is in access.test.ts. Sources are lines of @figma/plugin-typings 1.142.0.
import { describe, expect, test } from 'vitest';
import { readManifest } from '../../src/api/manifest';
import { HostDocument } from '../../src/document/host-document';
import { runPlugin } from '../../src/node/run-plugin';
import type { RunningPlugin } from '../../src/node/run-plugin';

const MANIFEST = readManifest(JSON.stringify({ name: 'Old', id: '1', main: 'code.js', api: '1.0.0', editorType: ['figma'] }));

async function old(
  body: string,
  document = new HostDocument(['Here', 'There']),
): Promise<{ readonly plugin: RunningPlugin; readonly said: unknown }> {
  const plugin = await runPlugin({ code: `console.log(JSON.stringify((() => {\n${body}\n})()))`, document, manifest: MANIFEST });
  expect(plugin.errors).toEqual([]);
  return { plugin, said: JSON.parse(plugin.logs[0]!.slice('log: '.length)) };
}

test('a manifest may be without documentAccess, but not with another one', () => {
  expect(MANIFEST.documentAccess).toBeUndefined();
  expect(() => readManifest(JSON.stringify({ name: 'Old', id: '1', main: 'code.js', api: '1.0.0', documentAccess: 'all' }))).toThrow(
    'documentAccess',
  );
});

describe('the synchronous calls', () => {
  test('find nodes and styles (lines 423, 433, 1489)', async () => {
    const { said } = await old(`
      const rect = figma.createRectangle(), style = figma.createPaintStyle();
      return [figma.getNodeById(rect.id) === rect, figma.getNodeById('9:99'), figma.getStyleById(style.id) === style, figma.getStyleById(rect.id), figma.getLocalPaintStyles().length];`);
    expect(said).toEqual([true, null, true, null, 1]);
  });

  test('set styles, and tell who has them (lines 8718, 8806, 12559)', async () => {
    const { said } = await old(`
      const rect = figma.createRectangle(), style = figma.createPaintStyle();
      style.paints = [{ type: 'SOLID', color: { r: 1, g: 0, b: 0 } }];
      rect.fillStyleId = style.id; rect.strokeStyleId = style.id;
      return [rect.fills[0].color.r, rect.strokes[0].color.r, rect.fillStyleId === style.id, style.consumers[0].node === rect];`);
    expect(said).toEqual([1, 1, true, true]);
  });

  test('know mains and instances (lines 11227, 11260)', async () => {
    expect(
      (
        await old(`
      const main = figma.createComponent(), instance = main.createInstance();
      return [instance.mainComponent === main, main.instances[0] === instance, main.instances.length];`)
      ).said,
    ).toEqual([true, true, 1]);
  });

  test('turn to another page (line 464) and write a vector (line 9174)', async () => {
    const { plugin, said } = await old(`
      figma.currentPage = figma.root.children[1];
      const vector = figma.createVector();
      vector.vectorNetwork = { vertices: [{ x: 0, y: 0 }, { x: 30, y: 0 }, { x: 0, y: 20 }], segments: [{ start: 0, end: 1 }, { start: 1, end: 2 }, { start: 2, end: 0 }], regions: [{ windingRule: 'NONZERO', loops: [[0, 1, 2]] }] };
      return [figma.currentPage.name, vector.parent.name, vector.width, vector.height];`);
    expect(said).toEqual(['There', 'There', 30, 20]);
    expect(plugin.editor.currentPage).toBe(plugin.document.pages[1]);
  });
});

test('every page is loaded, for reading and for documentchange (lines 564, 2000, 7034)', async () => {
  const document = new HostDocument(['Here', 'There']);
  document.create('RECTANGLE', document.pages[1]!);
  const { plugin, said } = await old(
    `
    figma.on('documentchange', ({ documentChanges }) => console.log('changed ' + documentChanges.length));
    return [figma.root.children[1].children.length, figma.root.findAll().length];`,
    document,
  );
  expect(said).toEqual([1, 3]);
  plugin.editor.act(() => document.create('RECTANGLE', document.pages[1]!));
  await plugin.settle();
  expect(plugin.logs).toContain('log: changed 1');
});
