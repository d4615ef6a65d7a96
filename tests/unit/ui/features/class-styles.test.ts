// Styles of single classes in the panel: chosen from a sheet, shown, taken away; and a painting that is there with another sky.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FailureError } from '../../../../src/contract/failure';
import { uniformPart, withClassStyle } from '../../../../src/contract/style';
import type { Recipe } from '../../../../src/contract/recipe';
import { classLooks } from '../../../../src/ui/features/class-styles/class-looks';
import type { ClassLook } from '../../../../src/ui/features/class-styles/class-looks';
import { isDocumentCurrent } from '../../../../src/ui/features/painting/up-to-date';
import { recipeLine } from '../../../../src/ui/features/provenance/words';
import { withFirst, withSecond } from '../../../../src/ui/features/styles/style-choices';
import type { PanelState } from '../../../../src/ui/state/panel-state';
import { land, opened, paintingNo, pass, read } from '../panel-bench';
import type { Bench } from '../panel-bench';
import { recipe, selected, PAINTER, theSubject } from '../samples';
import { wetOnWet } from '../../contract/wet-on-wet';

const [DAWN, NOON] = [wetOnWet('dawn'), wetOnWet('noon')];
const looksOf = (state: PanelState): readonly ClassLook[] => (state.classSheet === null ? [] : classLooks(state, state.classSheet));
const named = (looks: readonly ClassLook[], name: string): ClassLook => looks.find((look) => look.name === name)!;

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** Answer the run of the generator that is under way. */
async function painted(at: Bench, number: number): Promise<void> {
  at.paints.at(-1)!.resolve(paintingNo(number));
  await pass();
}

/** A frame that is read, whose painting was made by this recipe. */
async function withPainting(more: Partial<Recipe> = {}): Promise<Bench> {
  const at = await opened();
  await read(at);
  const made = recipe('a', { style: DAWN, seed: 5, ...more });
  at.controller.hear({
    kind: 'selection',
    selection: selected('a', { painting: { layerId: '9:9', recipe: made, imageHash: 'f00d', carriesMask: true } }),
  });
  return at;
}

describe('before anything is painted', () => {
  it('a press chooses the style of the class, and another takes it away', async () => {
    const at = await opened();
    await read(at);
    const { controller } = at;
    controller.dispatch({ type: 'open-class', className: 'sky', seed: 1 });
    expect(looksOf(controller.state()).map(({ name, chosen, style }) => ({ name, chosen, style }))).toEqual([
      { name: 'Dawn', chosen: true, style: null },
      { name: 'Noon', chosen: false, style: uniformPart(NOON) },
    ]);
    controller.dispatch({ type: 'class-style', className: 'sky', style: NOON });
    expect(controller.state().settings.style).toEqual(withClassStyle(DAWN, 'sky', NOON));
    expect(named(looksOf(controller.state()), 'Noon').chosen).toBe(true);
    // Another style for the whole keeps the sky's; the sky's is offered as the picture's once both are one.
    controller.dispatch({ type: 'style', style: withFirst(controller.state().settings.style!, NOON.first) });
    expect(controller.state().settings.style).toEqual(withClassStyle(NOON, 'sky', NOON));
    controller.dispatch({ type: 'class-style', className: 'sky', style: null });
    expect(controller.state().settings.style).toEqual(NOON);
    await pass(1000);
    expect(at.latest('save-settings').body).toMatchObject({ style: NOON });
  });

  it('of a blend the class can be as the whole picture is', async () => {
    const at = await opened();
    await read(at);
    const blend = withSecond(DAWN, NOON.first);
    at.controller.dispatch({ type: 'style', style: blend });
    at.controller.dispatch({ type: 'open-class', className: 'sky', seed: 1 });
    expect(looksOf(at.controller.state()).map(({ name, chosen }) => [name, chosen])).toEqual([
      ['As the whole', true],
      ['Dawn', false],
      ['Noon', false],
    ]);
    expect(looksOf(at.controller.state())[0]!.way.style).toEqual(blend);
  });

  it('a class takes a blend, too', () => {
    const own = withSecond(NOON, DAWN.first);
    expect(recipeLine({ ...recipe('a'), style: withClassStyle(DAWN, 'sky', own) }, [PAINTER])).toMatch(
      /^Dawn \(sky: Noon with 50% Dawn\), seed /,
    );
  });

  it('paints each look small and in order, and stops when the sheet is closed', async () => {
    const at = await opened();
    await read(at);
    at.controller.dispatch({ type: 'open-class', className: 'sky', seed: 1 });
    await pass(250);
    expect(at.paints).toHaveLength(1);
    expect(at.paints[0]!.input).toMatchObject({ style: DAWN, width: 384, height: 384, repaints: [] });
    await painted(at, 1);
    expect(at.paints[1]!.input.style).toEqual(withClassStyle(DAWN, 'sky', NOON));
    await painted(at, 2);
    await pass(1000);
    expect(at.paints).toHaveLength(2);
    const { classSheet } = at.controller.state();
    expect(looksOf(at.controller.state()).map(({ key }) => classSheet?.pictures.get(key)?.rgba[0])).toEqual([1, 2]);
    // The other class has looks of its own; Escape closes them, and nothing more is painted.
    at.controller.dispatch({ type: 'open-class', className: 'sea', seed: 1 });
    await pass(250);
    expect(at.paints).toHaveLength(3);
    at.controller.cancel();
    expect(at.controller.state().classSheet).toBeNull();
    await painted(at, 3);
    await pass(1000);
    expect(at.paints).toHaveLength(3);
  });

  it('a look that can’t be painted is said once, and can be chosen all the same', async () => {
    const at = await opened();
    await read(at);
    at.controller.dispatch({ type: 'open-class', className: 'sky', seed: 1 });
    await pass(250);
    at.paints[0]!.reject(new FailureError('paint-failed', 'It came out broken.'));
    await pass(1000);
    expect(at.controller.state().classSheet?.trouble).toBe('It came out broken.');
    expect(at.paints).toHaveLength(1);
    expect(looksOf(at.controller.state())).toHaveLength(2);
  });

  it('an order goes before the looks', async () => {
    const at = await opened();
    await read(at);
    at.controller.dispatch({ type: 'open-class', className: 'sky', seed: 1 });
    at.controller.dispatch({ type: 'class-style', className: 'sky', style: NOON });
    at.controller.dispatch({ type: 'paint' });
    await pass(1000);
    expect(at.paints).toHaveLength(1);
    expect(at.paints[0]!.input).toMatchObject({ width: 512, style: withClassStyle(DAWN, 'sky', NOON) });
    await painted(at, 1);
    expect(at.latest('insert-painting').body).toMatchObject({ recipe: { style: withClassStyle(DAWN, 'sky', NOON) } });
    await land(at);
    const state = at.controller.state();
    expect(isDocumentCurrent(state, theSubject(state))).toBe(true);
    at.controller.dispatch({ type: 'class-style', className: 'grass', style: NOON });
    expect(isDocumentCurrent(at.controller.state(), theSubject(at.controller.state()))).toBe(false);
    at.controller.dispatch({ type: 'class-style', className: 'grass', style: null });
    expect(isDocumentCurrent(at.controller.state(), theSubject(at.controller.state()))).toBe(true);
  });
});

describe('another sky of a painting', () => {
  it('is offered with the same style and another seed, and with each other style', async () => {
    const at = await withPainting({ repaints: [{ className: 'sky', seed: 2 }] });
    at.controller.dispatch({ type: 'open-class', className: 'sky', seed: 8 });
    const looks = looksOf(at.controller.state());
    expect(looks.map(({ name }) => name)).toEqual(['Another seed', 'Dawn', 'Noon']);
    expect(looks[0]!.way).toEqual({ style: DAWN, seed: 5, repaints: [{ className: 'sky', seed: 8 }], edges: 0.6 });
    expect(looks[2]!.way).toEqual({ style: withClassStyle(DAWN, 'sky', NOON), seed: 5, repaints: [{ className: 'sky', seed: 2 }], edges: 0.6 });
  });

  it('is painted at once in another style, whatever the controls say; and back again', async () => {
    const at = await withPainting();
    at.controller.dispatch({ type: 'style', style: NOON });
    at.controller.dispatch({ type: 'repaint-class', className: 'sky', seed: null, style: NOON });
    await pass();
    expect(at.paints.at(-1)!.input).toMatchObject({ seed: 5, style: withClassStyle(DAWN, 'sky', NOON), repaints: [] });
    await painted(at, 1);
    expect(at.latest('insert-painting').body).toMatchObject({ recipe: { style: withClassStyle(DAWN, 'sky', NOON) } });
    await land(at, true);
    at.controller.dispatch({ type: 'repaint-class', className: 'sky', seed: null, style: null });
    await pass();
    expect(at.paints.at(-1)!.input.style).toEqual(DAWN);
  });

  it('goes along with four seeds, and is forgotten by no other seed', async () => {
    const at = await withPainting({ style: withClassStyle(DAWN, 'sky', NOON) });
    at.controller.dispatch({ type: 'take-recipe', way: recipe('a', { style: withClassStyle(DAWN, 'sky', NOON) }) });
    at.controller.dispatch({ type: 'seed', seed: 99 });
    at.controller.dispatch({ type: 'vary', seeds: [1, 2, 3, 4] });
    await pass();
    expect(at.paints.at(-1)!.input.style).toEqual(withClassStyle(DAWN, 'sky', NOON));
  });

  it('closes when something else is selected', async () => {
    const at = await withPainting();
    at.controller.dispatch({ type: 'open-class', className: 'sky', seed: 8 });
    at.controller.hear({ kind: 'selection', selection: selected('b') });
    expect(at.controller.state().classSheet).toBeNull();
  });
});
