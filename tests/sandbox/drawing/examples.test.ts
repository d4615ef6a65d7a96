// The menu's second command draws the example page, which is also the content of the Community listing's playground file.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../../../scripts/build/build-target';
import { CLASS_NAMES } from '../../../src/contract/classes';
import { HostDocument } from 'figma-stand-in/document/host-document';
import { runInNode } from '../../support/run-in-node';
import type { NodeRun } from '../../support/run-in-node';
import { expectSentence, landscape, painting, paintOf, recipeFor, snapshot } from '../stage';

interface MenuEntry {
  readonly name: string;
  readonly command: string;
}

async function drawn(document: HostDocument): Promise<NodeRun> {
  const host = await runInNode({ document, command: 'examples' });
  await host.settle();
  return host;
}

describe('the example page', () => {
  it('is a command of the menu', () => {
    const { menu } = JSON.parse(readFileSync(`${ROOT}manifest.json`, 'utf8')) as { menu: readonly MenuEntry[] };
    expect(menu).toContainEqual({ name: 'Draw the example page', command: 'examples' });
  });

  it('is one section, clear of what is there, in one undo step; its first scene is selected for the panel that opens', async () => {
    const document = new HostDocument(['One']);
    const page = document.pages[0]!;
    const there = landscape(document, page);
    document.store.commit('');
    const before = snapshot(document);
    const host = await drawn(document);
    const hello = await host.get('ready', {});
    expect(hello).toMatchObject({ notice: null, selection: { kind: 'paintable', source: { name: 'Alpine lake', painting: null } } });
    const section = document.children(page).find((id) => id !== there)!;
    expect(document.node(section)).toMatchObject({ type: 'SECTION', name: 'Alla Prima examples' });
    expect(document.children(page)).toHaveLength(2);
    expect(host.editor.undoSteps.done).toBe(1);

    const parts = document.children(section).map((id) => document.node(id));
    const frames = parts.filter(({ type }) => type === 'FRAME');
    expect(frames.map(({ name, width, height }) => [name, width, height])).toEqual([
      ['Alpine lake', 1200, 900],
      ['Islands', 1200, 900],
      ['Forest river', 1200, 900],
      ['Hero banner', 1920, 640],
      ['Slide 1', 800, 450],
      ['Slide 2', 800, 450],
      ['Slide 3', 800, 450],
    ]);
    const swatches = parts.filter(({ type }) => type === 'RECTANGLE');
    expect(swatches.map(({ name, fills }) => [name, fills])).toEqual(CLASS_NAMES.map((name) => [name, [paintOf(name)]]));
    // Nothing lies on anything else, and nothing lies outside the section.
    const { width, height } = document.node(section);
    const boxes = parts.map(({ name, relativeTransform: [[, , x], [, , y]], ...node }) => ({
      name,
      x,
      y,
      right: x + node.width,
      bottom: y + node.height,
    }));
    for (const box of boxes) {
      expect(box.x, box.name).toBeGreaterThanOrEqual(0);
      expect(box.y, box.name).toBeGreaterThanOrEqual(0);
      expect(box.right, box.name).toBeLessThanOrEqual(width);
      expect(box.bottom, box.name).toBeLessThanOrEqual(height);
      for (const other of boxes)
        if (other !== box)
          expect(
            box.x < other.right && other.x < box.right && box.y < other.bottom && other.y < box.bottom,
            `${box.name} on ${other.name}`,
          ).toBe(false);
    }
    expect(host.errors).toEqual([]);
    host.editor.undo();
    expect(snapshot(document)).toBe(before);
  });

  it('can be painted, frame by frame or all slides together', async () => {
    const document = new HostDocument(['One']);
    const host = await drawn(document);
    await host.get('ready', {});
    const section = document.children(document.pages[0]!)[0]!;
    const frames = document.children(section).filter((id) => document.node(id).type === 'FRAME');
    // The first is selected already.
    host.editor.select([]);
    await host.settle();
    for (const id of frames) {
      host.editor.select([id]);
      await host.settle();
      expect(host.events.at(-1)).toMatchObject({ selection: { kind: 'paintable', source: { sourceIds: [id] } } });
    }
    // Each has room for its painting beside it, in the section.
    for (const [index, id] of frames.entries()) {
      const { layerId } = await host.get('insert-painting', { png: painting(index), recipe: recipeFor([id]), placement: 'beside' });
      const [frame, layer] = [document.node(id), document.node(layerId)];
      expect(layer.parent).toBe(section);
      expect([layer.relativeTransform[0][2] - frame.relativeTransform[0][2] - frame.width, layer.relativeTransform[1][2]]).toEqual([
        40,
        frame.relativeTransform[1][2],
      ]);
    }
    host.editor.select(frames.slice(4));
    await host.settle();
    expect(host.events.at(-1)).toMatchObject({ selection: { kind: 'several', unpaintable: [] } });
  });

  it.each(['createSection', 'createText', 'createVector'] as const)(
    'leaves nothing behind where Figma refuses %s, and the panel says so',
    async (api) => {
      const document = new HostDocument(['One']);
      const before = snapshot(document);
      const host = await runInNode({ document, command: 'examples', code: refusing(api) });
      await host.settle();
      const { notice } = await host.get('ready', {});
      expectSentence({ code: 'read-only', sentence: notice! }, 'read-only');
      expect(snapshot(document)).toBe(before);
      expect(host.editor.undoSteps.done).toBe(0);
    },
  );

  it('says so where the font can’t be had', async () => {
    const document = new HostDocument(['One']);
    const before = snapshot(document);
    const host = await runInNode({ document, command: 'examples', code: refusing('loadFontAsync') });
    await host.settle();
    expect((await host.get('ready', {})).notice).toMatch(/^Figma’s font Inter could not be loaded/);
    expect(snapshot(document)).toBe(before);
  });
});

/** The built plugin in a Figma where this call throws after a few went well. */
function refusing(api: 'createSection' | 'createText' | 'createVector' | 'loadFontAsync'): string {
  const code = readFileSync(`${ROOT}dist/code.js`, 'utf8');
  return `{ const figma = new Proxy(globalThis.figma, { get: (target, key) => {
    const value = target[key];
    if (key !== '${api}') return typeof value === 'function' ? value.bind(target) : value;
    let left = key.startsWith('create') && key !== 'createSection' ? 3 : 0;
    globalThis.calls = globalThis.calls || 0;
    return (...words) => { if (globalThis.calls++ >= left) throw 'in ${api}: refused'; return value.apply(target, words); };
  }, set: (target, key, value) => { target[key] = value; return true; } });
${code}
}`;
}
