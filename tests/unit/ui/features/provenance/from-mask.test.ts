// A painting whose shapes are gone: its mask is the source, and it is painted, varied and restyled like any other; between a plugin and an
// engine that are answered by hand.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DEFAULT_SETTINGS } from '../../../../../src/contract/storage/settings';
import type { ModelCard } from '../../../../../src/inference/api/model-card';
import { sizeChoices } from '../../../../../src/ui/features/painting/size-options';
import { subjectOf } from '../../../../../src/ui/state/phase';
import { bench, paintingNo, pass, picture } from '../../panel-bench';
import type { Bench } from '../../panel-bench';
import { labelMap, recipe, selected, STYLES } from '../../samples';
import { wetOnWet } from '../../../contract/wet-on-wet';

const THEIRS = recipe('gone', { seed: 5, size: { width: 640, height: 384 } });
const PAINTING = { layerId: '9:9', recipe: THEIRS, imageHash: 'f00d', carriesMask: true };

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** Such a painting is selected; `command` is how the plugin was started. */
async function opened(command: 'open' | 'repaint'): Promise<Bench> {
  const at = bench();
  at.controller.open();
  const selection = selected('9:9', { painting: PAINTING, throughPainting: true, fromMask: true });
  at.latest('ready').resolve({ settings: DEFAULT_SETTINGS, command, selection, notice: null });
  await pass();
  at.loads[0]!.resolve({ styles: STYLES } as unknown as ModelCard);
  await pass();
  at.latest('export-picture').resolve({ ...picture('9:9'), mask: { text: 'a245760', width: 640, height: 384 } });
  await pass();
  at.labels.at(-1)!.resolve(labelMap({ width: 640, height: 384, labels: new Uint8Array(640 * 384) }));
  await pass();
  return at;
}

describe('a painting without its shapes', () => {
  it('is read and painted at the size of its mask; there is no other to choose', async () => {
    const at = await opened('open');
    const source = subjectOf(at.controller.state().phase)!.source;
    expect(sizeChoices(at.controller.state(), [source])).toHaveLength(1);
    at.controller.dispatch({ type: 'style', style: wetOnWet('dawn') });
    at.controller.dispatch({ type: 'paint' });
    await pass();
    expect(at.paints[0]!.input).toMatchObject({ width: 640, height: 384, seed: 5, style: wetOnWet('dawn') });
    at.paints[0]!.resolve(paintingNo(1));
    await pass();
    expect(at.latest('insert-painting').body).toMatchObject({ layerId: '9:9', recipe: { sourceIds: ['9:9'], seed: 5, size: THEIRS.size } });
  });

  it('is repainted at once when Figma’s own button asks for it', async () => {
    const at = await opened('repaint');
    expect(at.paints[0]!.input).toMatchObject({ seed: 5, style: THEIRS.style });
  });

  it('is varied', async () => {
    const at = await opened('open');
    at.controller.dispatch({ type: 'vary', seeds: [1, 2, 3, 4] });
    await pass();
    expect(at.paints[0]!.input).toMatchObject({ seed: 1, width: 640, height: 384 });
  });
});
