// Files of 2026: patterns and shaders survive whatever we write, and are named among what was not understood; slots are frames; exports that
// fail as strings.
import { describe, expect, it } from 'vitest';
import { HostDocument } from 'figma-stand-in/document/host-document';
import type { NodeRun, RunOptions } from '../../support/run-in-node';
import { expectFailure, landscape, make, open, paintOf, painting, recipeFor, snapshot, teammate } from '../stage';

const SHARED = { visible: true, opacity: 1, blendMode: 'NORMAL' } as const;
const SHADER: ShaderPaint = { type: 'SHADER', id: 'ripples', ...SHARED };
const VIDEO: VideoPaint = { type: 'VIDEO', scaleMode: 'FILL', videoHash: 'abc', ...SHARED };

function patternOf(sourceNodeId: string): PatternPaint {
  return {
    type: 'PATTERN',
    sourceNodeId,
    tileType: 'RECTANGULAR',
    scalingFactor: 1,
    spacing: { x: 0, y: 0 },
    horizontalAlignment: 'START',
    ...SHARED,
  };
}

interface Scene {
  readonly document: HostDocument;
  readonly frame: string;
  readonly host: NodeRun;
  readonly pattern: PatternPaint;
}

async function scene(options: RunOptions = {}): Promise<Scene> {
  const document = new HostDocument();
  document.shaders = [{ id: 'ripples', name: 'Ripples', type: 'fill' }];
  const page = document.pages[0]!;
  const frame = landscape(document, page);
  const pattern = patternOf(make(document, 'FRAME', page, { x: 2000 }));
  return { document, frame, host: await open(document, [frame], options), pattern };
}

function typesOf(document: HostDocument, id: string): readonly string[] {
  return document.node(id).fills.map(({ type }) => type);
}

/** Refuse one write of the plugin, counted from 1. Returns the ids of the layers that it wrote to before, and that one's. */
function refuseWrite(document: HostDocument, which: number): readonly string[] {
  const update = document.update.bind(document);
  const written: string[] = [];
  document.update = (id, patch) => {
    written.push(id);
    if (written.length === which) throw new Error('in set_fills: refused');
    if (written.length > which) document.update = update;
    update(id, patch);
  };
  return written;
}

describe('a painting under a pattern and a shader', () => {
  async function covered(
    over: (pattern: PatternPaint) => readonly Paint[],
    options?: RunOptions,
  ): Promise<Scene & { readonly layerId: string }> {
    const opened = await scene(options);
    const { document, host, frame, pattern } = opened;
    const { layerId } = await host.get('insert-painting', { png: painting(), recipe: recipeFor([frame]), placement: 'beside' });
    host.editor.act(() => {
      document.update(layerId, { fills: [...document.node(layerId).fills, ...over(pattern)] });
    });
    await host.settle();
    return { ...opened, layerId };
  }

  // The very text that ships, too: its async functions are the engine's own.
  it.each([
    ['a pattern', true],
    ['a pattern', false],
    ['a shader', true],
    ['a shader', false],
    ['nothing', false],
  ] as const)('is painted again under %s, in one step that can be undone (lowered: %s)', async (over, lowerAsync) => {
    const { document, host, frame, layerId } = await covered(
      (pattern) => (over === 'a shader' ? [SHADER] : over === 'a pattern' ? [pattern] : []),
      { lowerAsync },
    );
    const before = document.node(layerId).fills;
    for (const ask of [
      () => host.get('insert-painting', { png: painting(1), recipe: recipeFor([frame], { seed: 2 }), placement: 'beside' }),
      // From the mask on the layer, as where its shapes are gone.
      () => host.get('insert-painting', { png: painting(2), recipe: recipeFor([layerId], { seed: 3 }), placement: 'beside' }),
    ]) {
      const { done } = host.editor.undoSteps;
      await ask();
      expect(typesOf(document, layerId)).toEqual(before.map(({ type }) => type));
      expect((document.node(layerId).fills[0] as ImagePaint).imageHash).not.toBe((before[0] as ImagePaint).imageHash);
      expect(host.editor.undoSteps).toMatchObject({ done: done + 1, open: false });
      host.editor.undo();
      expect(document.node(layerId).fills).toEqual(before);
    }
    expect(host.errors).toEqual([]);
    await host.close();
  });

  it('is left as it is when the shader can’t be loaded', async () => {
    const { document, host, frame, layerId } = await covered(() => [SHADER]);
    document.shaders = [];
    const before = snapshot(document);
    const answers = [
      await host.ask('insert-painting', { png: painting(1), recipe: recipeFor([frame]), placement: 'beside' }),
      await host.ask('insert-painting', { png: painting(1), recipe: recipeFor([layerId]), placement: 'beside' }),
    ];
    for (const answer of answers) expectFailure(answer, 'read-only');
    expect(snapshot(document)).toBe(before);
    expect(host.editor.undoSteps.open).toBe(false);
    await host.close();
  });

  it('gets its pattern back when the change fails half-way', async () => {
    const { document, host, frame, layerId } = await covered((pattern) => [pattern]);
    const before = document.node(layerId);
    const update = document.update.bind(document);
    document.update = (id, patch) => {
      if (id === layerId && 'pluginData' in patch) {
        document.update = update;
        throw new Error('in setPluginData: refused');
      }
      update(id, patch);
    };
    expectFailure(
      await host.ask('insert-painting', { png: painting(1), recipe: recipeFor([frame], { seed: 2 }), placement: 'beside' }),
      'read-only',
    );
    expect(document.node(layerId).fills).toEqual(before.fills);
    expect(document.node(layerId).pluginData).toEqual(before.pluginData);
    await host.close();
  });

  it('may be deleted while its pattern is written', async () => {
    const { document, host, frame, layerId } = await covered((pattern) => [pattern]);
    host.run.inject('setFillsAsync', 'after', () => {
      teammate(document).act(() => {
        document.remove(layerId);
      });
    });
    expectFailure(await host.ask('insert-painting', { png: painting(1), recipe: recipeFor([frame]), placement: 'beside' }), 'painting-gone');
    expect(host.errors).toEqual([]);
    expect(host.logs.filter((log) => log.includes('take back'))).toEqual([]);
    await host.close();
  });
});

describe('a click on a swatch', () => {
  it.each(['fills', 'strokes'] as const)(
    'takes the place of patterns and shaders in %s; when a later shape refuses they come back',
    async (side) => {
      const { document, host, pattern } = await scene();
      const page = document.pages[0]!;
      const odd = side === 'strokes' ? { fills: [] } : {};
      const shapes = [[pattern], [SHADER], [VIDEO, pattern, SHADER], [paintOf('sky')]].map((paints, i) =>
        make(document, 'RECTANGLE', page, { x: 3000 + i * 200, patch: { ...odd, [side]: paints } }),
      );
      document.store.commit('');
      const before = shapes.map((id) => document.node(id)[side]);
      host.editor.select(shapes);
      await host.settle();
      const written = refuseWrite(document, shapes.length);
      expectFailure(await host.ask('fill-selection', { className: 'sea' }), 'read-only');
      expect(new Set(written).size).toBe(shapes.length);
      expect(shapes.map((id) => document.node(id)[side])).toEqual(before);
      expect(host.logs.filter((log) => log.includes('take back'))).toEqual([]);
      await host.get('fill-selection', { className: 'sea' });
      for (const id of shapes) expect(document.node(id)[side]).toMatchObject([{ type: 'SOLID' }]);
      await host.close();
    },
  );

  it('brings the regions of a vector back, too', async () => {
    const { document, host } = await scene();
    const page = document.pages[0]!;
    const square = (x: number): VectorPath => ({ windingRule: 'NONZERO', data: `M ${x} 0 L ${x + 20} 0 L ${x + 20} 20 L ${x} 20 L ${x} 0 Z` });
    const vector = make(document, 'VECTOR', page, { x: 3000, patch: { strokes: [] } });
    document.setVectorPaths(vector, [square(0), square(40)]);
    document.update(vector, { regionFills: [[paintOf('sky')], [SHADER]] });
    host.editor.select([make(document, 'RECTANGLE', page, { x: 4000 }), vector]);
    await host.settle();
    const before = document.node(vector);
    const written = refuseWrite(document, 2);
    expectFailure(await host.ask('fill-selection', { className: 'sea' }), 'read-only');
    expect(written[0]).toBe(vector);
    expect(document.node(vector).regionFills).toEqual(before.regionFills);
    expect(document.node(vector).vectorPaths).toHaveLength(2);
    await host.close();
  });
});

describe('what is not understood', () => {
  it('names patterns, shaders as paints and as effects, videos; of mixed text and vectors what is in them', async () => {
    const { document, host, frame, pattern } = await scene();
    const add = (name: string, patch: object): string => make(document, 'RECTANGLE', frame, { patch: { name, ...patch } });
    add('bricks', { fills: [pattern] });
    add('ripples', { fills: [SHADER] });
    add('warp', { effects: [{ type: 'SHADER', id: 'ripples', visible: true }] });
    add('off', { effects: [{ type: 'SHADER', id: 'ripples', visible: false }] });
    add('grain', {
      effects: [
        {
          type: 'NOISE',
          visible: true,
          noiseType: 'MONOTONE',
          blendMode: 'NORMAL',
          noiseSize: 1,
          density: 0.5,
          color: { r: 0, g: 0, b: 0, a: 1 },
        },
      ],
    });
    add('film', { fills: [VIDEO] });
    make(document, 'TEXT', frame, {
      patch: {
        name: 'title',
        characters: 'ab',
        fillRuns: [
          { start: 0, end: 1, fills: [paintOf('sky')] },
          { start: 1, end: 2, fills: [pattern] },
        ],
      },
    });
    make(document, 'TEXT_PATH', frame, {
      patch: {
        name: 'round',
        characters: 'ab',
        fillRuns: [
          { start: 0, end: 1, fills: [paintOf('sky')] },
          { start: 1, end: 2, fills: [SHADER] },
        ],
      },
    });
    const vector = make(document, 'VECTOR', frame, { patch: { name: 'map', strokes: [] } });
    document.setVectorPaths(
      vector,
      [0, 40].map((x) => ({ windingRule: 'NONZERO', data: `M ${x} 0 L ${x + 20} 0 L ${x + 20} 20 Z` })),
    );
    document.update(vector, { regionFills: [[paintOf('rock')], [VIDEO]] });
    const { findings, solids } = await host.get('export-picture', { sourceIds: [frame] });
    expect(Object.fromEntries(findings.map(({ kind, layers }) => [kind, layers.map(({ name }) => name)]))).toEqual({
      image: ['film', 'map'],
      pattern: ['bricks', 'title'],
      shader: ['ripples', 'warp', 'round'],
      effect: ['grain'],
      text: ['title', 'round'],
    });
    expect(solids.flatMap(({ layers }) => layers.map(({ name }) => name))).toContain('map');
    expect(host.errors).toEqual([]);
    await host.close();
  });
});

describe('a slot', () => {
  it('is a frame: painted like one, several as several, its painting outside of the component', async () => {
    const { document, host } = await scene();
    const page = document.pages[0]!;
    const main = make(document, 'COMPONENT', page, { x: 3000, width: 900, height: 400 });
    const slots = [0, 450].map((x) => {
      const slot = make(document, 'SLOT', main, { x, width: 400, height: 300 });
      make(document, 'RECTANGLE', slot, { width: 400, height: 300, patch: { fills: [paintOf('sky')] } });
      return slot;
    });
    host.editor.select(slots);
    await host.settle();
    expect(host.events.at(-1)).toMatchObject({
      selection: { kind: 'several', sources: slots.map((id) => ({ sourceIds: [id], width: 400, height: 300 })), fillable: 2 },
    });
    const { layerId } = await host.get('insert-painting', { png: painting(), recipe: recipeFor([slots[0]!]), placement: 'beside' });
    expect(document.node(layerId).parent).toBe(page);
    await host.close();
  });
});

describe('a painted layer', () => {
  it('keeps its proportions', async () => {
    const { document, host, frame } = await scene();
    const { layerId } = await host.get('insert-painting', { png: painting(), recipe: recipeFor([frame]), placement: 'beside' });
    expect(document.node(layerId).targetAspectRatio).toEqual({ x: 400, y: 300 });
    await host.close();
  });
});

describe.each(['string', 'Error'] as const)('an export that fails with: %s', (exportErrors) => {
  it('is said in a sentence', async () => {
    const document = new HostDocument();
    const frame = landscape(document, document.pages[0]!);
    const host = await open(document, [frame], { unsettled: { exportErrors } });
    host.run.inject('exportAsync', 'before', () => {
      throw new Error('no memory left');
    });
    expectFailure(await host.ask('export-picture', { sourceIds: [frame] }), 'export-failed');
    host.run.inject('exportAsync', 'before', () => {
      throw new Error('no memory left');
    });
    expectFailure(await host.ask('read-layer-picture', { side: 256 }), 'export-failed');
    expect(host.logs.filter((log) => log.includes('no memory left'))).toHaveLength(2);
    await host.close();
  });
});
