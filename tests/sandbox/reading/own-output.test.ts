// Our own paintings are never part of what is read, wherever they lie; and shapes are read as they are seen.
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { describe, expect, it } from 'vitest';
import type { ClassName } from '../../../src/contract/classes';
import type { RgbaImage } from '../../../src/contract/pictures/image';
import type { Picture } from '../../../src/contract/picture';
import { compose } from '../../../src/labels/read/compose';
import { labelPicture } from '../../../src/labels/read/label-picture';
import type { PictureLabels } from '../../../src/labels/label-map';
import { HostDocument } from 'figma-stand-in/document/host-document';
import { absoluteBox } from 'figma-stand-in/document/scene';
import type { NodeRun } from '../../support/run-in-node';
import { expectFailure, landscape, make, open, paintOf, painting, recipeFor, snapshot } from '../stage';

async function pixelsOf(png: Uint8Array): Promise<RgbaImage> {
  const image = await loadImage(Buffer.from(png));
  const { width, height } = image;
  const context = createCanvas(width, height).getContext('2d');
  context.drawImage(image, 0, 0);
  return { rgba: context.getImageData(0, 0, width, height).data, width, height };
}

/** Read a source as the panel does, at 100×100. */
async function read(host: NodeRun, ids: readonly string[]): Promise<PictureLabels & { readonly picture: Picture }> {
  const picture = await host.get('export-picture', { sourceIds: ids });
  const parts = await Promise.all(
    picture.parts.map(async ({ png, box, clips }) => {
      return { ...(await pixelsOf(png)), box, clips };
    }),
  );
  const [[a, c, x], [b, d, y]] = picture.frame;
  const [left, top] = [x + Math.min(0, a, c, a + c), y + Math.min(0, b, d, b + d)];
  const within = { x: left, y: top, width: Math.abs(a) + Math.abs(c), height: Math.abs(b) + Math.abs(d) };
  return { ...labelPicture(compose(parts, within), picture.frame, { width: 100, height: 100 }), picture };
}

const share = (map: PictureLabels, name: ClassName): number => Math.round(map.coverage[name] * 100);

/** A landscape (two thirds sky, one third grass) with its painting. */
async function painted(): Promise<{ document: HostDocument; page: string; host: NodeRun; frame: string; layer: string }> {
  const document = new HostDocument();
  const page = document.pages[0]!;
  const frame = landscape(document, page);
  const host = await open(document, [frame]);
  const { layerId } = await host.get('insert-painting', { png: painting(), recipe: recipeFor([frame]), placement: 'on-top' });
  return { document, page, host, frame, layer: layerId };
}

describe('a painting', () => {
  it.each(['its frame', 'a group with its frame', 'a section with its frame', 'its frame, turned', 'its frame, deep inside'])(
    'that lies in %s is not read, and changes nothing of what is',
    async (where) => {
      const { document, page, host, frame, layer } = await painted();
      const source = host.editor.act(() => {
        if (where === 'a group with its frame') return document.group([frame, layer], page);
        if (where === 'a section with its frame') {
          const section = make(document, 'SECTION', page, { width: 400, height: 300 });
          for (const id of [frame, layer]) document.insert(id, section);
          return section;
        }
        if (where === 'its frame, deep inside') {
          const inner = make(document, 'FRAME', frame, { width: 400, height: 300, patch: { fills: [] } });
          document.group([layer], inner);
          return frame;
        }
        document.insert(layer, frame);
        if (where === 'its frame, turned')
          document.setTransform(frame, [
            [Math.cos(0.5), -Math.sin(0.5), 700],
            [Math.sin(0.5), Math.cos(0.5), 100],
          ]);
        return frame;
      });
      const before = snapshot(document);
      const map = await read(host, [source]);
      expect([share(map, 'sky'), share(map, 'grass')]).toEqual([67, 33]);
      expect(map.unlabelled).toBeLessThan(0.02);
      expect(map.picture.findings).toEqual([]);
      expect(snapshot(document)).toBe(before);
      expect(host.errors).toEqual([]);
      await host.close();
    },
  );

  it('in its own frame is still its painting, and is updated there', async () => {
    const { document, host, frame, layer } = await painted();
    host.editor.act(() => {
      document.insert(layer, frame);
    });
    host.editor.select([layer]);
    await host.settle();
    expect(await host.get('ready', {})).toMatchObject({ selection: { source: { sourceIds: [frame], painting: { layerId: layer } } } });
    expect(await host.get('insert-painting', { png: painting(1), recipe: recipeFor([frame]), placement: 'beside' })).toMatchObject({
      layerId: layer,
      updated: true,
    });
    await host.close();
  });

  it('of another scene, a copy of one and one of an older version are not read either', async () => {
    const { document, page, host, frame, layer } = await painted();
    host.editor.act(() => {
      const other = document.clone(layer);
      document.insert(other, frame);
      document.update(other, {
        relativeTransform: [
          [1, 0, 50],
          [0, 1, 50],
        ],
      });
      document.insert(layer, frame);
    });
    const map = await read(host, [frame]);
    expect([share(map, 'sky'), share(map, 'grass')]).toEqual([67, 33]);
    // Of several sources, too.
    const shape = host.editor.act(() =>
      make(document, 'RECTANGLE', page, { y: 300, width: 400, height: 300, patch: { fills: [paintOf('sea')] } }),
    );
    const both = await read(host, [frame, shape]);
    expect([share(both, 'sky'), share(both, 'grass'), share(both, 'sea')]).toEqual([33, 17, 50]);
    await host.close();
  });

  it('does not make its group a larger source', async () => {
    const { document, page, host, frame, layer } = await painted();
    const group = host.editor.act(() => {
      document.setTransform(layer, [
        [1, 0, 900],
        [0, 1, 500],
      ]);
      return document.group([frame, layer], page);
    });
    expect(absoluteBox(document, group)).toMatchObject({ width: 1300, height: 800 });
    host.editor.select([group]);
    await host.settle();
    expect(await host.get('ready', {})).toMatchObject({ selection: { source: { sourceIds: [group], width: 400, height: 300 } } });
    const map = await read(host, [group]);
    expect([share(map, 'sky'), share(map, 'grass')]).toEqual([67, 33]);
    await host.close();
  });

  it('alone in a frame or group is nothing to paint, in words', async () => {
    const { document, page, host, layer } = await painted();
    const group = host.editor.act(() => document.group([layer], page));
    expectFailure(await host.ask('export-picture', { sourceIds: [group] }), 'empty');
    const frame = host.editor.act(() => {
      const empty = make(document, 'FRAME', page, { width: 400, height: 300, patch: { fills: [] } });
      document.insert(group, empty);
      return empty;
    });
    expectFailure(await host.ask('export-picture', { sourceIds: [frame] }), 'empty');
    await host.close();
  });

  it('leaves the frame’s own fill, its round corners and what it clips as they are seen', async () => {
    const { document, host, frame, layer } = await painted();
    host.editor.act(() => {
      document.insert(layer, frame);
      document.update(frame, { fills: [paintOf('rock')], clipsContent: true, cornerRadius: 100 });
      const [sky, meadow] = document.children(frame) as [string, string];
      document.update(sky, { width: 200 });
      document.resize(meadow, 900, 900);
    });
    const map = await read(host, [frame]);
    for (const name of ['sky', 'grass', 'rock'] as const) expect(Math.abs(share(map, name) - 33)).toBeLessThan(2);
    // Four corners of a hundred pixels are not seen, and filled from beside them: (4 − π) · 100² of 400 × 300; cells at their edge go either way.
    expect(Math.abs(map.unlabelled - ((4 - Math.PI) * 100 ** 2) / (400 * 300))).toBeLessThan(0.02);
    await host.close();
  });

  it('among too many layers says where it lies', async () => {
    const { document, host, frame, layer } = await painted();
    host.editor.act(() => {
      document.insert(layer, frame);
      for (let i = 0; i < 200; i++) make(document, 'RECTANGLE', frame, { patch: { fills: [paintOf('rock')] } });
    });
    expectFailure(await host.ask('export-picture', { sourceIds: [frame] }), 'too-many-layers');
    await host.close();
  });
});

describe('shapes inside a frame that cuts them off', () => {
  it('are read, measured and painted as far as they are seen', async () => {
    const document = new HostDocument();
    const page = document.pages[0]!;
    const card = make(document, 'FRAME', page, { x: 50, y: 60, width: 400, height: 300, patch: { clipsContent: true, cornerRadius: 24 } });
    const hill = make(document, 'RECTANGLE', card, { x: -100, y: -100, width: 900, height: 900, patch: { fills: [paintOf('grass')] } });
    const host = await open(document, [hill]);
    expect(await host.get('ready', {})).toMatchObject({ selection: { source: { sourceIds: [hill], width: 400, height: 300 } } });
    const map = await read(host, [hill]);
    expect(map.picture).toMatchObject({
      width: 400,
      height: 300,
      frame: [
        [400, 0, 50],
        [0, 300, 60],
      ],
    });
    expect(share(map, 'grass')).toBe(100);
    const { layerId } = await host.get('insert-painting', { png: painting(), recipe: recipeFor([hill]), placement: 'on-top' });
    expect(absoluteBox(document, layerId)).toEqual({ x: 50, y: 60, width: 400, height: 300 });
    expect(document.node(layerId)).toMatchObject({ parent: card, cornerRadius: 24 });
    await host.close();
  });

  it('are refused in words where nothing of them is seen; a frame that hangs out is read whole', async () => {
    const document = new HostDocument();
    const page = document.pages[0]!;
    const card = make(document, 'FRAME', page, { width: 400, height: 300, patch: { clipsContent: true } });
    const lost = make(document, 'RECTANGLE', card, { x: 500, patch: { fills: [paintOf('grass')] } });
    const tall = landscape(document, card, { y: 100 });
    const host = await open(document, [lost]);
    expect(await host.get('ready', {})).toMatchObject({ selection: { kind: 'unpaintable', failure: { code: 'empty' } } });
    expectFailure(await host.ask('export-picture', { sourceIds: [lost] }), 'empty');
    host.editor.select([tall]);
    await host.settle();
    expect(await host.get('ready', {})).toMatchObject({ selection: { source: { width: 400, height: 300 } } });
    await host.close();
  });

  it('that are masked, or lie in something faint or blended, are told of', async () => {
    const document = new HostDocument();
    const page = document.pages[0]!;
    const card = make(document, 'FRAME', page, { width: 400, height: 300, patch: { name: 'Card', opacity: 0.4 } });
    const stencil = make(document, 'ELLIPSE', card, { width: 300, height: 300, patch: { name: 'Stencil', isMask: true } });
    const hill = make(document, 'RECTANGLE', card, { width: 300, height: 300, patch: { fills: [paintOf('grass')] } });
    const plain = make(document, 'RECTANGLE', page, { x: 900, patch: { fills: [paintOf('grass')] } });
    const host = await open(document, [hill]);
    expect((await host.get('export-picture', { sourceIds: [hill] })).findings).toEqual([
      { kind: 'faint-around', layers: [{ id: card, name: 'Card' }], count: 1 },
      { kind: 'mask-around', layers: [{ id: stencil, name: 'Stencil' }], count: 1 },
    ]);
    expect((await host.get('export-picture', { sourceIds: [plain] })).findings).toEqual([]);
    await host.close();
  });
});

describe('corners', () => {
  it('of a painting are those of its source, follow it, and stay where a person changed them', async () => {
    const document = new HostDocument();
    const page = document.pages[0]!;
    const frame = landscape(document, page, { patch: { clipsContent: true, cornerRadii: [40, 0, 20, 0] } });
    const host = await open(document, [frame]);
    for (const placement of ['on-top', 'beside'] as const) {
      const { layerId } = await host.get('insert-painting', { png: painting(), recipe: recipeFor([frame]), placement });
      const radii = (): readonly number[] => {
        const { cornerRadii, cornerRadius } = document.node(layerId);
        return cornerRadii ?? Array<number>(4).fill(cornerRadius);
      };
      expect(radii()).toEqual([40, 0, 20, 0]);
      host.editor.act(() => {
        document.update(frame, { cornerRadii: [8, 8, 8, 8] });
      });
      await host.get('insert-painting', { png: painting(1), recipe: recipeFor([frame]), placement });
      expect(radii()).toEqual([8, 8, 8, 8]);
      host.editor.undo();
      expect(radii()).toEqual([40, 0, 20, 0]);
      host.editor.act(() => {
        document.update(layerId, { cornerRadius: 99, cornerRadii: null });
      });
      await host.get('insert-painting', { png: painting(2), recipe: recipeFor([frame]), placement });
      expect(radii()).toEqual([99, 99, 99, 99]);
      host.editor.act(() => {
        document.remove(layerId);
        document.update(frame, { cornerRadii: [40, 0, 20, 0] });
      });
    }
    expect(host.errors).toEqual([]);
    await host.close();
  });

  it('of a frame that cuts nothing off are not seen, and not taken', async () => {
    const document = new HostDocument();
    const frame = landscape(document, document.pages[0]!, { patch: { clipsContent: false, cornerRadius: 40 } });
    const host = await open(document, [frame]);
    const { layerId } = await host.get('insert-painting', { png: painting(), recipe: recipeFor([frame]), placement: 'on-top' });
    const { cornerRadii, cornerRadius } = document.node(layerId);
    expect(cornerRadii ?? [cornerRadius]).not.toContain(40);
    await host.close();
  });
});
