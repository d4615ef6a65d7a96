// A painting whose shapes are gone, painted again from the mask that it carries, between a plugin and an engine that are answered by hand.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CarriedRecipe } from '../../../../../src/contract/messages';
import type { ModelCard } from '../../../../../src/inference/api/model-card';
import { statusOf } from '../../../../../src/ui/shell/selection/status';
import { bench, paintingNo, pass } from '../../panel-bench';
import type { Bench } from '../../panel-bench';
import { recipe, STYLES, SETTINGS } from '../../samples';

const THEIRS = recipe('gone', { modelHash: 'feed', seed: 5 });
const CARRIED: CarriedRecipe = { recipe: THEIRS, mask: `a${512 * 512 - 1}g1`, layerName: 'Lake painting', width: 400, height: 300 };

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** Such a painting is selected, and Repaint was pressed. */
async function pressed(): Promise<Bench> {
  const at = bench();
  at.controller.open();
  const failure = { code: 'source-gone', sentence: 'The shapes are gone.' } as const;
  const painting = { layerId: '9:9', recipe: THEIRS, imageHash: 'f00d', carriesMask: true };
  at.latest('ready').resolve({
    settings: SETTINGS,
    command: 'open',
    selection: { kind: 'unpaintable', failure, fillable: 0, painting },
    notice: null,
  });
  at.loads[0]!.resolve({ styles: STYLES } as unknown as ModelCard);
  await pass();
  at.controller.repaintLayer();
  await pass();
  return at;
}

describe('a painting without its shapes', () => {
  it('is painted from its mask, as its recipe says, once, and signed by this painter', async () => {
    const at = await pressed();
    expect(statusOf(at.controller.state())).toMatchObject({ tone: 'busy', sentence: 'Painting it again… Esc cancels.' });
    at.controller.repaintLayer();
    at.latest('read-recipe').resolve(CARRIED);
    await pass();
    expect([at.count('read-recipe'), at.paints.length]).toEqual([1, 1]);
    const { labels, seed, style } = at.paints[0]!.input;
    expect([labels.length, labels[0], labels.at(-1), seed, style]).toEqual([512 * 512, 0, 6, 5, THEIRS.style]);
    at.paints[0]!.resolve(paintingNo(1));
    await pass();
    expect(at.latest('repaint-layer').body).toEqual({
      layerId: '9:9',
      png: Uint8Array.of(1),
      recipe: { ...THEIRS, modelHash: 'abc', appVersion: '0.1.0' },
      mask: CARRIED.mask,
    });
    at.latest('repaint-layer').resolve({ layerName: 'Lake painting' });
    await pass();
    expect(at.controller.state()).toMatchObject({
      aside: null,
      notice: { tone: 'done', sentence: '“Lake painting” is painted again, from the mask that it carries.', layerId: '9:9' },
    });
  });

  it('stays as it is when the person cancels', async () => {
    const at = await pressed();
    at.latest('read-recipe').resolve(CARRIED);
    await pass();
    at.controller.cancel();
    await pass();
    expect(at.paints[0]!.signal.aborted).toBe(true);
    expect([at.count('repaint-layer'), at.controller.state().aside, at.controller.state().notice]).toEqual([0, null, null]);
  });

  it.each([
    ['none', null],
    ['one of another size', 'a5'],
    ['a damaged one', 'a5z'],
  ])('that carries no mask that fits (%s) says so', async (_name, mask) => {
    const at = await pressed();
    at.latest('read-recipe').resolve({ ...CARRIED, mask });
    await pass();
    expect(at.paints).toEqual([]);
    expect(at.controller.state()).toMatchObject({
      aside: null,
      notice: { tone: 'trouble', sentence: expect.stringMatching(/^This painting carries no mask that could be painted\./) as string },
    });
  });
});
