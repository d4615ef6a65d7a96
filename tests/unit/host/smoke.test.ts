import { expect, test } from 'vitest';
import { runInNode } from '../../support/run-in-node';

test('a plugin draws, exports, makes an image and undoes it', async () => {
  const host = await runInNode({
    code: `
      (async () => {
        const frame = figma.createFrame();
        frame.resize(400, 300);
        const rect = figma.createRectangle();
        frame.appendChild(rect);
        rect.x = 100; rect.y = 50; rect.rotation = 30;
        rect.fills = [{ type: 'SOLID', color: { r: 1, g: 0, b: 0 } }];
        figma.currentPage.selection = [frame];
        const png = await frame.exportAsync({ format: 'PNG', constraint: { type: 'WIDTH', value: 200 } });
        const image = figma.createImage(png);
        rect.fills = [{ type: 'IMAGE', imageHash: image.hash, scaleMode: 'FILL' }];
        console.log(png.length > 100, JSON.stringify(await image.getSizeAsync()), String(rect), rect.fills[0].visible);
        console.log(rect.parent === frame, frame.children.length, figma.currentPage.selection[0] === frame);
        figma.commitUndo();
        try { rect.fills.push(1); } catch (e) { console.log(e.name); }
        try { frame.nonsense = 1; } catch (e) { console.log(e.name); }
        rect.remove();
        try { rect.x; } catch (e) { console.log(e.message); }
      })();
    `,
  });
  await host.settle();
  expect(host.errors).toEqual([]);
  expect(host.logs).toEqual([
    'log: true {"width":200,"height":150} [Node 1:3] true', 'log: true 1 true', 'log: TypeError', 'log: TypeError', 'log: in get_x: The node with id "1:3" does not exist',
  ]);
  expect(host.editor.undoSteps.done).toBe(1);
  host.editor.undo();
  host.editor.undo();
  expect(host.document.children(host.editor.currentPage)).toEqual([]);
});

test('rejections that nobody handles surface', async () => {
  const host = await runInNode({ code: `figma.on('run', async () => { const later = async () => { throw new Error('lost') }; later(); });` });
  await host.settle();
  expect(host.errors.map((error) => error.message)).toEqual(['lost']);
});
