// Two painters in the panel: whose styles are offered, what goes along to another painter, which one is loaded, and what its recipes say.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FailureError } from '../../../../../src/contract/failure';
import { namedStyle, pictureStyle, withClassStyle } from '../../../../../src/contract/style';
import type { StyleMix } from '../../../../../src/contract/style';
import type { ModelCard, StyleColours } from '../../../../../src/inference/api/model-card';
import { readRecipeFile, writeRecipeFile } from '../../../../../src/labels/recipe-file';
import { inPainter } from '../../../../../src/ui/features/painters/in-painter';
import type { Painter } from '../../../../../src/ui/features/painters/painter';
import { painterOf } from '../../../../../src/ui/features/painters/painter-of';
import { creditLine } from '../../../../../src/ui/features/painters/words';
import { recipeHint } from '../../../../../src/ui/features/provenance/words';
import { styleOfKind } from '../../../../../src/ui/features/scenes/kind-style';
import { chosenStyle } from '../../../../../src/ui/features/styles/chosen-style';
import { choicesOf, styleOffer, withChoice } from '../../../../../src/ui/features/styles/style-choices';
import { statusOf } from '../../../../../src/ui/shell/selection/status';
import { initialState } from '../../../../../src/ui/state/initial-state';
import type { PanelState } from '../../../../../src/ui/state/panel-state';
import { land, opened, paintingNo, pass, read } from '../../panel-bench';
import type { Bench } from '../../panel-bench';
import { after, hello, labelMap, PAINTER, recipe, selected, SETTINGS } from '../../samples';

const colours = (level: number): StyleColours => [
  [level, level, level],
  [level, level, level],
  [level, level, level],
];
/** `noon` is a style of both. */
const MASTERS: Painter = {
  ...PAINTER,
  id: 'masters',
  name: 'Masters',
  use: 'free',
  licence: 'Free to use, also at work.',
  modelHash: 'def',
  formerly: [],
  styles: [
    { id: 'noon', name: 'Noon', colours: colours(200) },
    { id: 'dusk', name: 'Dusk', colours: colours(60) },
  ],
  defaultStyle: 'noon',
};
const WET: Painter = {
  ...PAINTER,
  styles: [
    { id: 'dawn', name: 'Dawn', colours: colours(190) },
    { id: 'noon', name: 'Noon', colours: colours(250) },
    { id: 'winter-morning', name: 'Winter', colours: colours(50) },
  ],
};
const PAINTERS = [MASTERS, WET];
const [NOON, DUSK, DAWN, WINTER] = [
  namedStyle('masters', 'noon'),
  namedStyle('masters', 'dusk'),
  namedStyle('wet-on-wet', 'dawn'),
  namedStyle('wet-on-wet', 'winter-morning'),
];
const start = (): PanelState => after(initialState(PAINTERS), hello(selected('a')));
const choose = (state: PanelState, style: StyleMix): PanelState => after(state, { type: 'style', style });
const choice = (state: PanelState, key: string): Parameters<typeof withChoice>[1] => styleOffer(state).choices.find((one) => one.key === key)!;

describe('whose styles are offered', () => {
  it('all painters’, each under its name; the first one’s default is chosen at the beginning', () => {
    const { choices, first } = styleOffer(start());
    expect(choices.map(({ name, group }) => [group.title, name])).toEqual([
      ['Masters', 'Noon'],
      ['Masters', 'Dusk'],
      ['Wet on wet', 'Dawn'],
      ['Wet on wet', 'Noon'],
      ['Wet on wet', 'Winter'],
    ]);
    expect(first).toBe('named masters noon');
    expect(chosenStyle(start())).toEqual(NOON);
  });

  it('a style of one name is two of two painters', () => {
    const state = choose(start(), namedStyle('wet-on-wet', 'noon'));
    expect(styleOffer(state).first).toBe('named wet-on-wet noon');
    expect(painterOf(state)).toBe(WET);
  });

  it('blends and styles of classes are of one painter: pictures, too', () => {
    const picture = { painter: 'masters', name: 'Photo', vector: [1], thumbnail: 'data:,' };
    const state = after(start(), { type: 'style-taken', picture });
    expect(choicesOf(styleOffer(state).choices, 'masters').map(({ name }) => name)).toEqual(['Noon', 'Dusk', 'Photo']);
    // It came when another painter was chosen meanwhile: it takes the painter along that can use it.
    const late = after(choose(start(), DAWN), { type: 'style-taken', picture });
    expect(chosenStyle(late)).toEqual({ painter: 'masters', first: pictureStyle('Photo', [1]), second: null, share: 0 });
  });
});

describe('another painter', () => {
  it('keeps frame, seed and edges and takes the nearest style', () => {
    const before = after(choose(start(), DUSK), { type: 'seed', seed: 7 }, { type: 'edges', edges: 0.25 });
    const state = after(before, { type: 'painter', painter: 'wet-on-wet' });
    expect(state.settings).toEqual({ ...before.settings, style: WINTER });
    expect(state.phase).toEqual(before.phase);
    expect(chosenStyle(after(state, { type: 'painter', painter: 'masters' }))).toEqual(DUSK);
    expect(after(state, { type: 'painter', painter: 'unheard-of' })).toBe(state);
  });

  it('takes the nearest of each part of a blend, and of each class', () => {
    const mix = withClassStyle({ ...DAWN, second: WINTER.first, share: 0.3 }, 'sky', WINTER);
    expect(inPainter(mix, PAINTERS, MASTERS)).toEqual(withClassStyle({ ...NOON, second: DUSK.first, share: 0.3 }, 'sky', DUSK));
    // Two that are nearest to the same one are no blend any more, and a class that looks like the rest has no style of its own.
    expect(inPainter(withClassStyle({ ...DAWN, second: { kind: 'named', id: 'noon' }, share: 0.5 }, 'sky', DAWN), PAINTERS, MASTERS)).toEqual(
      NOON,
    );
  });

  it('by the choice of one of its styles, with the rest of the mix as near as it comes', () => {
    const mix = withClassStyle({ ...NOON, second: DUSK.first, share: 0.3 }, 'sky', DUSK);
    const state = choose(start(), mix);
    expect(withChoice(mix, choice(state, 'named wet-on-wet noon'), PAINTERS)).toEqual(
      withClassStyle({ ...namedStyle('wet-on-wet', 'noon'), second: WINTER.first, share: 0.3 }, 'sky', WINTER),
    );
  });

  it('can’t use what another one took from a picture, and says so', () => {
    const photo: StyleMix = { painter: 'masters', first: { kind: 'picture', name: 'Photo', vector: [1] }, second: null, share: 0 };
    const state = after(choose(start(), photo), { type: 'painter', painter: 'wet-on-wet' });
    expect(chosenStyle(state)).toEqual(DAWN);
    expect(state.notice?.sentence).toMatch(/Like this picture/);
  });

  it('lends a winter valley its nearest style where the kind names one of another', () => {
    expect(styleOfKind(start(), 'winter-valley')).toEqual(DUSK);
    expect(styleOfKind(choose(start(), DAWN), 'winter-valley')).toEqual(WINTER);
  });
});

describe('loading', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  const status = (at: Bench): ReturnType<typeof statusOf> => statusOf(at.controller.state());
  const painters = (at: Bench): readonly string[] => at.loads.map(({ input }) => input);

  it('only the painter that is wanted, as soon as a style of it is chosen', async () => {
    const at = await opened('a', { style: DAWN }, { painters: PAINTERS });
    await read(at);
    expect(painters(at)).toEqual(['wet-on-wet']);
    at.controller.dispatch({ type: 'style', style: NOON });
    expect(painters(at)).toEqual(['wet-on-wet', 'masters']);
    expect(status(at)).toMatchObject({ tone: 'busy', sentence: 'Getting Masters ready…', back: 'Cancel' });
    at.loads[1]!.resolve({} as ModelCard);
    await pass();
    expect(status(at).back).toBeNull();
    // Both are there from now on.
    at.controller.dispatch({ type: 'style', style: DAWN });
    at.controller.dispatch({ type: 'style', style: DUSK });
    expect(at.controller.state().engine).toEqual({ kind: 'ready', painter: 'masters' });
    expect(painters(at)).toHaveLength(2);
  });

  it('is given up by Escape, which goes back to what was chosen before', async () => {
    const at = await opened('a', { style: DAWN, seed: 9 }, { painters: PAINTERS });
    await read(at);
    at.controller.dispatch({ type: 'style', style: NOON });
    at.controller.dispatch({ type: 'style', style: DUSK });
    at.controller.cancel();
    expect(at.controller.state().settings).toMatchObject({ style: DAWN, seed: 9 });
    expect(at.controller.state().engine).toEqual({ kind: 'ready', painter: 'wet-on-wet' });
    // It goes on unheard, and is there when it is wanted again.
    at.loads[1]!.resolve({} as ModelCard);
    await pass();
    at.controller.dispatch({ type: 'style', style: DUSK });
    expect(at.controller.state().engine.kind).toBe('ready');
  });

  it('that fails says so plainly, is tried again, or left', async () => {
    const at = await opened('a', { style: DAWN }, { painters: PAINTERS });
    await read(at);
    at.controller.dispatch({ type: 'style', style: NOON });
    at.loads[1]!.reject(new FailureError('download-failed', 'The painter could not be fetched. Check your connection.'));
    await pass();
    expect(status(at)).toMatchObject({
      tone: 'trouble',
      sentence: 'Masters is not ready. The painter could not be fetched. Check your connection.',
      retry: true,
      back: 'Back to Wet on wet',
    });
    at.controller.retry();
    expect(painters(at)).toEqual(['wet-on-wet', 'masters', 'masters']);
    at.controller.dispatch({ type: 'engine-back' });
    expect(chosenStyle(at.controller.state())).toEqual(DAWN);
    expect(status(at).tone).toBe('quiet');
  });

  it('a painting names the painter of its style, with that one’s file', async () => {
    const at = await opened('a', { style: DAWN }, { painters: PAINTERS });
    await read(at);
    at.controller.dispatch({ type: 'style', style: NOON });
    at.controller.dispatch({ type: 'paint' });
    await pass();
    at.paints[0]!.resolve(paintingNo(1));
    await land(at);
    expect(at.latest('insert-painting').body).toMatchObject({ recipe: { style: NOON, modelHash: 'def' } });
  });

  it('a picture’s look is taken by the painter in use', async () => {
    const at = await opened('a', { style: DAWN }, { painters: PAINTERS });
    at.controller.takeStyle();
    at.latest('read-layer-picture').resolve({ layerId: 'p', name: 'Photo', size: { width: 1, height: 1 }, png: Uint8Array.of(1) });
    await pass();
    expect(at.styles[0]!.input.painter).toBe('wet-on-wet');
  });
});

describe('recipes', () => {
  const way = (style: StyleMix, modelHash: string): ReturnType<typeof recipe> => recipe('a', { style, modelHash });

  it('say whose they are and what may be done with the painting', () => {
    expect(creditLine(PAINTERS, 'masters')).toBe('Painted by Masters. Free to use, also at work.');
    expect(creditLine(PAINTERS, 'wet-on-wet')).toBe('Painted by Wet on wet. Not for commercial use.');
    expect(creditLine(PAINTERS, 'later')).toBe('Painted by “later”, which is not part of this version.');
  });

  it('of an unknown painter set seed and edges, and are told from those of an unknown style', () => {
    const theirs = way(namedStyle('later', 'noon'), 'abc');
    const state = after(
      initialState(PAINTERS),
      hello(selected('a', { throughPainting: true, painting: { layerId: 'p', recipe: theirs, imageHash: null, carriesMask: true } })),
    );
    expect(state.settings).toMatchObject({ seed: theirs.seed, style: theirs.style });
    expect(chosenStyle(state)).toEqual(NOON);
    expect(recipeHint(theirs, NOON, SETTINGS, PAINTERS)).toMatch(/painter of this painting is not part of this version/);
    expect(recipeHint(way(namedStyle('masters', 'gone'), 'def'), NOON, SETTINGS, PAINTERS)).toMatch(/style of this painting is not part/);
  });

  it('from before there were several are the former painter’s; as files they carry painter and licence for whoever reads them', () => {
    const { version, sourceIds, ...plain } = way(DAWN, 'abc');
    expect([version, sourceIds]).toEqual([2, ['a']]);
    const file = {
      name: 'Scene',
      frame: { width: 4, height: 3 },
      way: { ...plain, size: { width: 2, height: 1 } },
      labels: labelMap().labels.slice(0, 2),
    };
    const text = writeRecipeFile(file, { painter: WET.name, licence: WET.licence });
    expect(JSON.parse(text)).toMatchObject({ painter: 'Wet on wet', licence: 'Non-commercial use only.', style: { painter: 'wet-on-wet' } });
    expect(readRecipeFile(text)).toEqual(file);
    const old = JSON.parse(text) as { style: { painter?: string } };
    delete old.style.painter;
    expect(readRecipeFile(JSON.stringify(old)).way.style).toEqual(DAWN);
  });
});
