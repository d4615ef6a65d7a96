// Styles as the panel offers them: named, from pictures, blended, remembered; and the way back to the frame.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FailureError } from '../../../../../src/contract/failure';
import type { Size } from '../../../../../src/contract/size';
import type { StyleSource } from '../../../../../src/contract/style';
import { viewHint } from '../../../../../src/ui/features/mask/words';
import { wayHome } from '../../../../../src/ui/features/styles/reduce-styles';
import { sizeChoices, sizeOptions } from '../../../../../src/ui/features/painting/size-options';
import { styleOffer, withFirst, withSecond } from '../../../../../src/ui/features/styles/style-choices';
import { choiceTimeWords, pixelWords, sizeSentence } from '../../../../../src/ui/features/painting/words';
import type { PanelState } from '../../../../../src/ui/state/panel-state';
import { opened, pass, picture, read } from '../../panel-bench';
import type { Bench } from '../../panel-bench';
import { fromNow } from '../../../../../src/ui/features/painting/up-to-date';
import { after, hello, labelMap, play, readingOf, ready, recipe, selected, PAINTER, SETTINGS, theSubject } from '../../samples';
import { wetOnWet } from '../../../contract/wet-on-wet';

const PHOTO: StyleSource = { kind: 'picture', name: 'Photo', vector: [0.5, -0.5], inRange: true };
const NOON: StyleSource = { kind: 'named', id: 'noon' };
const names = (state: ReturnType<typeof play>): readonly string[] => styleOffer(state).choices.map(({ name }) => name);

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('the offer', () => {
  it('is the card’s styles, one of them chosen', () => {
    const offer = styleOffer(after(ready(), { type: 'style', style: wetOnWet('noon') }));
    expect(offer.choices.map(({ name }) => name)).toEqual(['Dawn', 'Noon']);
    expect(offer.choices.find(({ key }) => key === offer.first)?.name).toBe('Noon');
    expect(offer.second).toBeNull();
  });

  it('leaves out a retired style, save where a recipe brings it', () => {
    const styles = PAINTER.styles.map((style) => (style.id === 'noon' ? { ...style, retired: true as const } : style));
    const painters = [{ ...PAINTER, styles }];
    const { settings, looks, fileStyles } = ready();
    const offered = (style: StyleSource): readonly string[] =>
      styleOffer({ painters, looks, fileStyles, settings: { ...settings, style: { ...wetOnWet('dawn'), first: style } } }).choices.map(
        ({ name }) => name,
      );
    expect(offered({ kind: 'named', id: 'dawn' })).toEqual(['Dawn']);
    expect(offered(NOON)).toEqual(['Dawn', 'Noon']);
  });

  it('holds the pictures of a painting that is selected, blended ones too', () => {
    const style = { painter: PAINTER.id, first: NOON, second: PHOTO, share: 0.3 };
    const offer = styleOffer(
      play(
        hello(
          selected('a', {
            throughPainting: true,
            painting: { layerId: '9:9', imageHash: null, carriesMask: true, recipe: recipe('a', { style }) },
          }),
        ),
      ),
    );
    expect(offer.choices.map(({ name }) => name)).toEqual(['Dawn', 'Noon', 'Photo']);
    expect(offer.choices.find(({ key }) => key === offer.second)?.name).toBe('Photo');
    expect(offer.share).toBe(0.3);
  });
});

it('blends go on with another first style, and end where both are one', () => {
  const blend = withSecond(wetOnWet('dawn'), NOON);
  expect(blend).toMatchObject({ second: NOON, share: 0.5 });
  expect(withSecond({ ...blend, share: 0.2 }, PHOTO)).toMatchObject({ second: PHOTO, share: 0.2 });
  expect(withFirst(blend, PHOTO)).toEqual({ painter: PAINTER.id, first: PHOTO, second: NOON, share: 0.5 });
  expect(withFirst(blend, NOON)).toEqual(wetOnWet('noon'));
  expect(withSecond(blend, null)).toEqual(wetOnWet('dawn'));
});

describe('like this picture', () => {
  /** Frame `a` was read, then layer `p`, a photo, was selected and could not be read. */
  async function atPhoto(): Promise<Bench> {
    const at = await opened();
    await read(at);
    at.controller.hear({ kind: 'selection', selection: selected('p') });
    await pass();
    at.latest('export-picture').resolve(picture('p'));
    await pass();
    at.labels.at(-1)!.reject(new FailureError('no-semantic-pixel', 'No colours.'));
    await pass();
    return at;
  }

  it('takes the look of what is selected, remembers it, and knows the way back', async () => {
    const at = await atPhoto();
    expect(wayHome(at.controller.state())).toEqual({ sourceIds: ['a'], name: 'Frame a' });
    at.controller.takeStyle();
    at.controller.takeStyle();
    expect(at.count('read-layer-picture')).toBe(1);
    at.latest('read-layer-picture').resolve({ layerId: 'p', name: 'Photo', png: Uint8Array.of(1, 2) });
    await pass();
    at.styles[0]!.resolve([0.5, -0.5]);
    await pass();
    const state = at.controller.state();
    expect(state.settings.style).toEqual({ painter: PAINTER.id, first: PHOTO, second: null, share: 0 });
    expect(names(state)).toEqual(['Dawn', 'Noon', 'Photo']);
    expect(styleOffer(state).choices[2]?.thumbnail).toBe('data:image/png;base64,AQI=');
    expect(state.notice).toMatchObject({ tone: 'done' });
    await pass(1000);
    expect(at.latest('save-settings').body).toMatchObject({ style: { first: PHOTO } });
    at.controller.hear({ kind: 'selection', selection: selected('a') });
    expect(wayHome(at.controller.state())).toBeNull();
  });

  it('does not take the flat colours of the frame itself', async () => {
    const at = await opened();
    await read(at);
    at.controller.takeStyle();
    at.latest('read-layer-picture').resolve({ layerId: 'a', name: 'Frame a', png: Uint8Array.of(1) });
    await pass();
    expect(at.styles).toHaveLength(0);
    expect(at.controller.state()).toMatchObject({ notice: { tone: 'trouble' }, looks: { taking: false, pictures: [] } });
  });

  it('says why not, and can be tried again', async () => {
    const at = await atPhoto();
    at.controller.takeStyle();
    at.latest('read-layer-picture').resolve({ layerId: 'p', name: 'Photo', png: Uint8Array.of(1) });
    await pass();
    at.styles[0]!.reject(new FailureError('no-style-encoder', 'It can’t.'));
    await pass();
    expect(at.controller.state()).toMatchObject({ notice: { sentence: 'It can’t.' }, looks: { taking: false } });
    at.controller.takeStyle();
    expect(at.count('read-layer-picture')).toBe(2);
  });
});

describe('sizes', () => {
  const known = ready();
  it('are offered where they differ', () => {
    expect(sizeChoices(known, [{ width: 500, height: 500 }])).toEqual(['square', 'double']);
    expect(sizeChoices(known, [{ width: 1600, height: 900 }])).toEqual(['square', 'fitted', 'full', 'double']);
    expect(sizeChoices(known, [{ width: 5000, height: 2500 }])).toEqual(['square', 'fitted', 'full']);
    expect(sizeChoices(known, [{ width: 200, height: 112 }])).toEqual(['square', 'fitted']);
    expect(
      sizeChoices(known, [
        { width: 250, height: 250 },
        { width: 200, height: 112 },
      ]),
    ).toEqual(['square', 'fitted']);
  });

  it('are told in pixels, and in seconds once it is known how fast this machine paints', () => {
    const [wide, tall] = [
      { width: 1600, height: 900 },
      { width: 400, height: 800 },
    ];
    const told = (state: PanelState, ...frames: readonly Size[]): readonly string[] =>
      sizeOptions(state, frames).map(({ choice, sizes, seconds }) => `${choice}: ${pixelWords(sizes)} ${choiceTimeWords(seconds)}`.trim());
    expect(told(known, wide)).toEqual(['square: 512 × 512', 'fitted: 704 × 384', 'full: 1600 × 900', 'double: 3200 × 1800']);
    // Two microseconds for a pixel; the largest is painted at 2364 × 1330.
    const paced = after(known, { type: 'pace', pace: { msPerPixel: 0.002, atOnce: 1, most: 2 ** 21 } });
    expect(told(paced, wide)).toEqual(['square: 512 × 512 <1 s', 'fitted: 704 × 384 <1 s', 'full: 1600 × 900 ~4 s', 'double: 3200 × 1800 ~8 s']);
    expect(told(paced, wide, tall)[2]).toBe('full: up to 1600 × 900 ~5 s');
  });

  it('are told with how they fit the frame', () => {
    const frame = { width: 4000, height: 3000 };
    const small = { width: 1024, height: 768 };
    expect(sizeSentence('square', { width: 512, height: 512 }, frame, PAINTER)).toBe('Stretched over the frame.');
    expect(sizeSentence('fitted', { width: 576, height: 448 }, frame, PAINTER)).toBe('In the frame’s own shape.');
    expect(sizeSentence('full', small, small, PAINTER)).toBe('As fine as the frame.');
    expect(sizeSentence('double', { width: 2048, height: 1536 }, small, PAINTER)).toBe('Two pixels for each of the frame’s, for sharp screens.');
    expect(sizeSentence('full', frame, frame, PAINTER)).toBe('Painted at 2048 × 1536 and enlarged.');
    expect(sizeSentence('full', { width: 4096, height: 600 }, { width: 8192, height: 1200 }, PAINTER)).toBe('As large as Figma takes pictures.');
  });

  it('of a preview that is smaller than the painting is told', () => {
    const settings = { ...SETTINGS, live: true, size: 'full' } as const;
    const loading = play(hello(selected('a', { width: 1600, height: 1200 }), { settings }));
    const read = after(loading, readingOf(loading, labelMap({ width: 1600, height: 1200 })));
    const shown = (width: number, height: number): string => {
      const painting = { width, height, rgba: new Uint8ClampedArray(4), ms: 1 };
      const preview = { from: fromNow(read, theSubject(read).revision), painting };
      const state = after(read, { type: 'live-painted', sourceIds: ['a'], preview });
      expect(viewHint(state, theSubject(state), 'mask')).toBe('What the painter sees');
      return viewHint(state, theSubject(state), 'both');
    };
    expect(shown(1024, 768)).toBe('Previewed at 1024 × 768. At 1600 × 1200 details come out finer.');
    expect(shown(1600, 1200)).toBe('Mask on the left, painting on the right');
  });

  it('another choice has the mask read again at that size', async () => {
    const at = await opened();
    await read(at);
    at.controller.dispatch({ type: 'size', size: 'fitted' });
    await pass();
    expect(at.count('export-picture')).toBe(2);
    at.latest('export-picture').resolve(picture('a'));
    await pass();
    at.labels.at(-1)!.resolve(labelMap({ width: 576, height: 448 }));
    await pass();
    expect(at.count('export-picture')).toBe(2);
  });
});
