// “Like this picture”: the selected layer as a small picture.
import { decode } from 'fast-png';
import { describe, expect, it } from 'vitest';
import { HostDocument } from 'figma-stand-in/document/host-document';
import { expectFailure, landscape, make, open, painting, paintOf, recipeFor, snapshot, teammate } from '../stage';

/** A rectangle with a photo of the person's own. */
function photo(document: HostDocument, shape: Parameters<typeof make>[3]): string {
  const { hash } = document.addImage(painting(99));
  return make(document, 'RECTANGLE', document.pages[0]!, {
    ...shape,
    patch: { name: 'Photo', fills: [{ type: 'IMAGE', scaleMode: 'FILL', imageHash: hash }], ...shape?.patch },
  });
}

describe('the selected picture', () => {
  it('comes with its name, 256 pixels on its longer side, and changes nothing', async () => {
    const document = new HostDocument();
    const tall = photo(document, { width: 300, height: 1200 });
    const tiny = make(document, 'RECTANGLE', document.pages[0]!, { x: 2000, width: 20, height: 10, patch: { fills: [paintOf('sea')] } });
    const frame = landscape(document, document.pages[0]!, { x: 4000 });
    const host = await open(document, [tall]);
    const { layerId } = await host.get('insert-painting', { png: painting(), recipe: recipeFor([frame]), placement: 'beside' });
    const before = snapshot(document);
    for (const [id, name, size, width, height] of [
      [tall, 'Photo', { width: 300, height: 1200 }, 64, 256],
      [tiny, 'Rectangle', { width: 20, height: 10 }, 256, 128],
      [frame, 'Scene', { width: 400, height: 300 }, 256, 192],
      [layerId, 'Scene painting', { width: 400, height: 300 }, 256, 192],
    ] as const) {
      host.editor.select([id]);
      const { png, ...told } = await host.get('read-layer-picture', { side: 256 });
      expect(told).toEqual({ layerId: id, name, size });
      expect(decode(png)).toMatchObject({ width, height });
      expect(decode((await host.get('read-layer-picture', { side: 512 })).png)).toMatchObject({ width: 2 * width, height: 2 * height });
    }
    // The frame to be painted may be selected with it.
    host.editor.select([frame, tall]);
    expect(await host.get('read-layer-picture', { side: 256 })).toMatchObject({ layerId: tall });
    expect(snapshot(document)).toBe(before);
    expect(host.errors).toEqual([]);
    await host.close();
  });

  it('is asked for in words where there is none, or more than one', async () => {
    const document = new HostDocument();
    const page = document.pages[0]!;
    const pictures = [photo(document, {}), photo(document, { x: 200 })];
    const shapes = [0, 1].map((i) => make(document, 'ELLIPSE', page, { x: 200 * i, y: 500 }));
    const hidden = photo(document, { patch: { visible: false } });
    const empty = make(document, 'FRAME', page, { y: 900, patch: { fills: [] } });
    const line = make(document, 'LINE', page, { height: 0, patch: { strokes: [paintOf('river')] } });
    const host = await open(document);
    for (const [selected, code] of [
      [[], 'nothing-selected'],
      [pictures, 'unsupported-node'],
      [shapes, 'unsupported-node'],
      [[hidden], 'invisible'],
      [[empty], 'empty'],
      [[line], 'empty'],
    ] as const) {
      host.editor.select(selected);
      expectFailure(await host.ask('read-layer-picture', { side: 256 }), code);
    }
    host.editor.select(pictures.slice(0, 1));
    host.run.inject('exportAsync', 'before', () => {
      teammate(document).act(() => {
        document.remove(pictures[0]!);
      });
    });
    expectFailure(await host.ask('read-layer-picture', { side: 256 }), 'export-failed');
    expect(host.errors).toEqual([]);
    await host.close();
  });
});
