// Rolling as state: what the die, the kind and the sliders do, which thumbnail is painted next, where a scene would go, and its style.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { KIND_IDS, OWN_SLIDERS } from '../../../../../src/contract/roll';
import { SHAPE_LIMITS } from '../../../../../src/contract/shapes';
import { randomScenes } from '../../../../../src/ui/features/scenes/random-scenes';
import { styleOfKind } from '../../../../../src/ui/features/scenes/kind-style';
import { isRollOnShow, targetOf } from '../../../../../src/ui/features/scenes/on-show';
import { rollSentence, targetSentence, thumbnailsSentence } from '../../../../../src/ui/features/scenes/words';
import { thumbnailOf, thumbnailSize, wantedPainting } from '../../../../../src/ui/features/scenes/wanted-painting';
import { initialState } from '../../../../../src/ui/state/initial-state';
import type { PanelState } from '../../../../../src/ui/state/panel-state';
import type { PaintAgainWish } from '../../../../../src/contract/wire/messages';
import { after, hello, PAINTER as SAMPLE, recipe, selected } from '../../samples';
import { wetOnWet } from '../../../contract/wet-on-wet';

const STYLES = [
  { id: 'dawn', name: 'Dawn' },
  { id: 'winter-morning', name: 'Winter morning' },
];
const PAINTER = { ...SAMPLE, styles: STYLES };
const FRAME = { id: '1:9', name: 'Hero', width: 1440, height: 360 };
const picture = { width: 8, height: 6, rgba: new Uint8ClampedArray(8 * 6 * 4), ms: 1 };

/** The panel opened with nothing selected and the engine ready. */
function opened(selection = { kind: 'nothing' } as Parameters<typeof hello>[0]): PanelState {
  return after(initialState([PAINTER]), hello(selection), { type: 'visible', visible: true }, { type: 'engine-ready', painter: PAINTER.id });
}

describe('the die', () => {
  it('throws six kinds and six seeds, or six seeds of one kind', () => {
    fc.assert(
      fc.property(
        fc.infiniteStream(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })),
        fc.option(fc.constantFrom(...KIND_IDS)),
        (stream, kind) => {
          const numbers = stream[Symbol.iterator]();
          let more = 0;
          // A run of equal numbers must not keep it from ending.
          const chance = (): number => (Number(numbers.next().value) + more++ * 0.137) % 1;
          const scenes = randomScenes(kind, chance);
          expect(scenes).toHaveLength(6);
          expect(new Set(scenes.map(({ seed }) => seed)).size).toBe(6);
          expect(new Set(scenes.map((scene) => scene.kind)).size).toBe(kind === null ? 6 : 1);
        },
      ),
    );
  });

  it('loses nothing: the six before come back, twenty times over', () => {
    let state = opened();
    const shown = [state.roll.scenes];
    for (let i = 0; i < 25; i++) {
      state = after(state, { type: 'roll', six: { kind: null, scenes: randomScenes(null, Math.random) } });
      shown.push(state.roll.scenes);
    }
    for (let i = 1; i <= 20; i++) {
      state = after(state, { type: 'roll-back' });
      expect(state.roll.scenes).toEqual(shown[25 - i]);
    }
    expect(after(state, { type: 'roll-back' })).toBe(state);
  });

  it('brings the kind back that was fixed then', () => {
    const fjords = { kind: 'fjord', scenes: randomScenes('fjord', Math.random) } as const;
    let state = after(
      opened(),
      { type: 'roll', six: fjords },
      { type: 'roll', six: { kind: 'coast', scenes: randomScenes('coast', Math.random) } },
    );
    state = after(state, { type: 'roll-back' });
    expect(state.roll).toMatchObject(fjords);
    expect(after(state, { type: 'roll-back' }).roll.kind).toBeNull();
  });

  it('is told to screen readers, not before the first throw', () => {
    expect(rollSentence(opened())).toBe('');
    const scenes = [{ kind: 'fjord', seed: 7 }] as const;
    expect(rollSentence(after(opened(), { type: 'roll', six: { kind: null, scenes } }))).toBe(
      '1 scenes: Fjord, seed 7. A click draws its shapes in a new frame, 1200 × 900.',
    );
  });
});

describe('what is on show', () => {
  it('is the six where nothing is selected, where nothing can be painted, and for an empty frame', () => {
    expect(isRollOnShow(initialState([PAINTER]))).toBe(false);
    expect(isRollOnShow(opened())).toBe(true);
    const failure = { code: 'empty', sentence: 'Empty.' } as const;
    expect(isRollOnShow(opened({ kind: 'unpaintable', failure, fillable: 0, painting: null }))).toBe(true);
    expect(isRollOnShow(opened({ ...selected('a'), emptyFrame: FRAME } as never))).toBe(true);
    expect(isRollOnShow(opened(selected('a')))).toBe(false);
    expect(isRollOnShow(after(opened(selected('a')), { type: 'roll-open', open: true }))).toBe(true);
  });

  it('gives way to the painting that is ordered, and to the next selection where it was shown by itself', () => {
    const over = after(opened(selected('a')), { type: 'roll-open', open: true });
    expect(isRollOnShow(after(over, { type: 'paint' }))).toBe(false);
    expect(isRollOnShow(after(opened(), { type: 'selection', selection: selected('a') }))).toBe(false);
  });

  it('an empty frame is nothing to paint', () => {
    const empty = opened({ ...selected('a'), emptyFrame: FRAME } as never);
    expect(after(empty, { type: 'paint' })).toBe(empty);
  });
});

describe('where a scene goes', () => {
  it('into the empty frame; beside a full one, as large; else into a new one', () => {
    expect(targetOf(opened())).toEqual({ into: null, name: null, width: 1200, height: 900 });
    expect(targetOf(opened(selected('a')))).toEqual({ into: null, name: 'Frame a', width: 400, height: 300 });
    expect(targetOf(opened({ ...selected('a'), emptyFrame: FRAME } as never))).toEqual({ into: '1:9', name: 'Hero', width: 1440, height: 360 });
    expect(targetSentence({ into: '1:9', name: 'Hero', width: 1440, height: 360 })).toBe('A click draws its shapes into “Hero”, 1440 × 360.');
  });

  it('never larger than a frame may be, in the same proportions', () => {
    const { width, height } = targetOf(opened(selected('a', { width: 40_000, height: 10_000 })));
    expect(width).toBe(SHAPE_LIMITS.side);
    expect(width / height).toBeCloseTo(4);
  });
});

describe('thumbnails', () => {
  it('are painted in order while the engine is ready and the six can be seen', () => {
    let state = opened();
    for (const scene of state.roll.scenes) {
      const wanted = wantedPainting(state)!;
      expect(wanted).toEqual(thumbnailOf(state, scene));
      expect(thumbnailsSentence(state)).toMatch(/^Painting \d of 6…$/);
      state = after(state, { type: 'scene-painted', key: wanted.key, painting: picture });
    }
    expect(wantedPainting(state)).toBeNull();
    expect(thumbnailsSentence(state)).toBe('');
    // Another place of a slider is another picture; and back.
    const more = after(state, { type: 'roll-sliders', sliders: { ...OWN_SLIDERS, water: 1 } });
    expect(wantedPainting(more)).not.toBeNull();
    expect(wantedPainting(after(more, { type: 'roll-sliders', sliders: OWN_SLIDERS }))).toBeNull();
  });

  it('are not painted where they are not wanted, not seen, or would be in the way', () => {
    const state = opened();
    for (const action of [
      { type: 'roll-show', show: 'shapes' },
      { type: 'visible', visible: false },
      { type: 'scene-drawing' },
      { type: 'scene-unpainted', sentence: 'No.' },
      { type: 'engine-loading', painter: PAINTER.id },
      { type: 'live', on: true },
      { type: 'aside', on: true },
      { type: 'selection', selection: selected('a') },
    ] as const)
      expect(wantedPainting(after(state, action)), action.type).toBeNull();
    expect(thumbnailsSentence(after(state, { type: 'scene-unpainted', sentence: 'No.' }))).toBe('No.');
    // The next throw tries again.
    expect(wantedPainting(after(state, { type: 'scene-unpainted', sentence: 'No.' }, { type: 'roll', six: state.roll }))).not.toBeNull();
  });

  it('are kept, the newest 24', () => {
    let state = opened();
    for (let i = 0; i < 30; i++) state = after(state, { type: 'scene-painted', key: String(i), painting: picture });
    expect([...state.roll.paintings.keys()]).toEqual(Array.from({ length: 24 }, (_, i) => String(i + 6)));
  });

  it('have the frame’s proportions and about as many pixels, whatever the frame', () => {
    const side = fc.double({ min: 1, max: 20_000, noNaN: true });
    fc.assert(
      fc.property(side, side, (width, height) => {
        const size = thumbnailSize({ width, height });
        expect(Number.isInteger(size.width) && Number.isInteger(size.height)).toBe(true);
        expect(Math.min(size.width, size.height)).toBeGreaterThanOrEqual(1);
        expect(Math.max(size.width, size.height)).toBeLessThanOrEqual(4096);
        if (width / height > 1 / 5 && width / height < 7) {
          expect(size.width / size.height / (width / height)).toBeCloseTo(1, 1);
          expect((size.width * size.height) / (384 * 288)).toBeCloseTo(1, 1);
        }
      }),
    );
  });
});

describe('a kind that asks for a style', () => {
  it('has it, and takes it away again with the next scene', () => {
    const drawn = after(opened(), { type: 'scene-drawn', kind: 'winter-valley' });
    expect(drawn.settings.style).toEqual(wetOnWet('winter-morning'));
    expect(styleOfKind(drawn, 'meadow')).toEqual(wetOnWet('dawn'));
    expect(after(drawn, { type: 'scene-drawn', kind: 'winter-valley' }, { type: 'scene-drawn', kind: 'meadow' }).settings.style).toBeNull();
  });

  it('leaves the style that the person chose since then', () => {
    const chosen = after(opened(), { type: 'scene-drawn', kind: 'winter-valley' }, { type: 'style', style: wetOnWet('dawn') });
    expect(after(chosen, { type: 'scene-drawn', kind: 'meadow' }).settings.style).toEqual(wetOnWet('dawn'));
  });

  it('has the person’s where the model card has no such style', () => {
    const other = after(initialState([{ ...PAINTER, styles: [STYLES[0]!] }]), hello({ kind: 'nothing' }));
    expect(styleOfKind(other, 'winter-valley')).toEqual(wetOnWet('dawn'));
    expect(after(other, { type: 'scene-drawn', kind: 'winter-valley' }).settings.style).toBeNull();
  });
});

describe('a scene on its way into the document', () => {
  it('puts the focus on Paint when it is there, closes what was asked for, and says what went wrong', () => {
    const over = after(opened(selected('a')), { type: 'roll-open', open: true }, { type: 'scene-drawing' });
    const drawn = after(over, { type: 'scene-drawn', kind: 'fjord' });
    expect(drawn.roll).toMatchObject({ open: false, drawing: false });
    expect(drawn.invitations).toBe(over.invitations + 1);
    const refused = after(over, { type: 'scene-refused', sentence: 'No.' });
    expect(refused.roll).toMatchObject({ open: true, drawing: false });
    expect(refused.notice).toMatchObject({ tone: 'trouble', sentence: 'No.' });
  });
});

describe('Paint selection again', () => {
  it('takes the recipe of the painting that is there, with what was asked otherwise, and turns to nothing else', () => {
    const painting = {
      layerId: '9:9',
      recipe: recipe('a', { style: wetOnWet('winter-morning'), repaints: [{ className: 'sky', seed: 3 }] }),
      imageHash: 'f00d',
      carriesMask: true,
    } as const;
    const begun = (again: PaintAgainWish): PanelState =>
      after(initialState([PAINTER]), hello(selected('a', { painting }), { command: 'paint-again', again }));
    const as = begun({ style: null, seed: null });
    expect(as.settings).toMatchObject({ style: wetOnWet('winter-morning'), seed: 77, live: false });
    expect(as.repaints).toEqual(painting.recipe.repaints);
    expect(as.phase).toMatchObject({ kind: 'loading', subject: { paintWhenRead: true } });
    const other = begun({ style: { painter: PAINTER.id, id: 'dawn' }, seed: 5 });
    expect(other.settings).toMatchObject({ style: wetOnWet('dawn'), seed: 5 });
    expect(other.repaints).toEqual([]);
    expect(after(as, { type: 'selection', selection: { kind: 'nothing' } })).toBe(as);
    expect(wantedPainting(as)).toBeNull();
  });
});
