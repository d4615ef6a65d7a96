// Styles as the panel offers them: named, from pictures, blended, remembered; and the way back to the frame.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FailureError } from '../../../../../src/contract/failure';
import type { StyleSource } from '../../../../../src/contract/style';
import { wayHome } from '../../../../../src/ui/features/styles/reduce-styles';
import { sizeOptions } from '../../../../../src/ui/features/painting/size-options';
import { styleOffer, withFirst, withSecond } from '../../../../../src/ui/features/styles/style-choices';
import { sizeSentence } from '../../../../../src/ui/features/painting/words';
import { opened, pass, picture, read } from '../../panel-bench';
import type { Bench } from '../../panel-bench';
import { after, hello, labelMap, play, ready, recipe, selected, PAINTER } from '../../samples';
import { wetOnWet } from '../../../contract/wet-on-wet';

const PHOTO: StyleSource = { kind: 'picture', name: 'Photo', vector: [0.5, -0.5] };
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
    expect(sizeOptions(known, [{ width: 500, height: 500 }])).toEqual(['square']);
    expect(sizeOptions(known, [{ width: 1600, height: 900 }])).toEqual(['square', 'fitted', 'full']);
    expect(sizeOptions(known, [{ width: 400, height: 225 }])).toEqual(['square', 'fitted']);
    expect(
      sizeOptions(known, [
        { width: 500, height: 500 },
        { width: 400, height: 225 },
      ]),
    ).toEqual(['square', 'fitted']);
  });

  it('are told with what they cost', () => {
    const frame = { width: 4000, height: 3000 };
    expect(sizeSentence('square', { width: 512, height: 512 }, frame)).toBe('512 × 512 pixels, stretched over the frame.');
    expect(sizeSentence('fitted', { width: 576, height: 448 }, frame)).toBe('576 × 448 pixels, in the frame’s own shape.');
    expect(sizeSentence('full', { width: 1024, height: 768 }, { width: 1024, height: 768 })).toBe(
      '1024 × 768 pixels, as fine as the frame. At least 3 times the work of a square one.',
    );
    expect(sizeSentence('full', frame, frame)).toBe(
      '4000 × 3000 pixels, painted at 2048 × 1536 and enlarged. At least 12 times the work of a square one.',
    );
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
