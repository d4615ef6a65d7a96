// “Undo” beside “Painted”: the painting goes out of the file again, and nothing that the person did since then goes with it.
import { expect, it } from 'vitest';
import { expectFailure, openLandscape, painting, recipeFor, snapshot } from '../stage';

it('takes a new layer away, in one step of Figma’s own undo', async () => {
  const { host, document, frame } = await openLandscape();
  const before = snapshot(document);
  const { layerId, imageHash } = await host.get('insert-painting', { png: painting(), recipe: recipeFor([frame]), placement: 'beside' });
  const painted = snapshot(document);
  const { done } = host.editor.undoSteps;
  await host.get('undo-painting', { layerId, imageHash });
  expect(snapshot(document)).toBe(before);
  expect(host.editor.undoSteps).toMatchObject({ done: done + 1, open: false });
  host.editor.undo();
  expect(snapshot(document)).toBe(painted);
  expect(host.errors).toEqual([]);
  await host.close();
});

it('gives a layer that was painted again its former painting, recipe and mask', async () => {
  const { host, document, frame } = await openLandscape();
  const first = await host.get('insert-painting', { png: painting(), recipe: recipeFor([frame]), mask: 'a1', placement: 'beside' });
  const before = snapshot(document);
  const again = { png: painting(9), recipe: recipeFor([frame], { seed: 2 }), mask: 'b1', placement: 'beside' } as const;
  const second = await host.get('insert-painting', again);
  expect(second).toMatchObject({ layerId: first.layerId, updated: true });
  await host.get('undo-painting', second);
  expect(snapshot(document)).toBe(before);
  expect(await host.get('read-recipe', first)).toMatchObject({ recipe: { seed: 1 }, mask: 'a1' });
  await host.close();
});

it('leaves alone what the person did since: another layer, and the painting’s own place', async () => {
  const { host, document, frame } = await openLandscape();
  const landed = await host.get('insert-painting', { png: painting(), recipe: recipeFor([frame]), placement: 'beside' });
  host.editor.act(() => {
    document.update(frame, { name: 'Renamed' });
  });
  await host.settle();
  await host.get('undo-painting', landed);
  expect(document.node(frame).name).toBe('Renamed');
  expect(document.children(document.pages[0]!)).toEqual([frame]);
  await host.close();
});

it('is refused, with nothing changed, for a layer that is gone, shows something else, was undone already or is another one', async () => {
  const { host, document, frame } = await openLandscape();
  const ask = { png: painting(), recipe: recipeFor([frame]), placement: 'beside' } as const;
  const first = await host.get('insert-painting', ask);
  const second = await host.get('insert-painting', { ...ask, png: painting(3) });
  const refused = async (landing: { layerId: string; imageHash: string }): Promise<void> => {
    const before = snapshot(document);
    expectFailure(await host.ask('undo-painting', landing), 'painting-gone');
    expect(snapshot(document)).toBe(before);
  };
  // Painted over since.
  await refused(first);
  await refused({ layerId: frame, imageHash: second.imageHash });
  host.editor.act(() => {
    document.update(second.layerId, { fills: [] });
  });
  await refused(second);
  host.editor.undo();
  await host.get('undo-painting', second);
  await refused(second);
  host.editor.act(() => {
    document.remove(second.layerId);
  });
  await refused(second);
  expect(host.errors).toEqual([]);
  await host.close();
});
