// Styles of the file in the panel: offered, chosen, kept, renamed, deleted, pasted, and a teammate's.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FailureError } from '../../../../src/contract/failure';
import type { FileStyle } from '../../../../src/contract/storage/file-style';
import { withClassStyle } from '../../../../src/contract/style';
import type { StyleMix } from '../../../../src/contract/style';
import { writeStyleText } from '../../../../src/labels/style-text';
import { classLooks } from '../../../../src/ui/features/class-styles/class-looks';
import { originWords } from '../../../../src/ui/features/file-styles/words';
import { styleOffer, withChoice } from '../../../../src/ui/features/styles/style-choices';
import { chosenStyle } from '../../../../src/ui/features/styles/chosen-style';
import { opened, paintingNo, pass, read } from '../panel-bench';
import type { Bench } from '../panel-bench';
import { after, PAINTER, ready } from '../samples';
import { wetOnWet } from '../../contract/wet-on-wet';

const [DAWN, NOON] = [wetOnWet('dawn'), wetOnWet('noon')];
const PHOTO: StyleMix = { painter: PAINTER.id, first: { kind: 'picture', name: 'Photo', vector: [0.5, -0.5] }, second: null, share: 0 };
const MIXED = withClassStyle({ painter: PAINTER.id, first: DAWN.first, second: NOON.first, share: 0.3 }, 'sky', NOON);

function kept(id: string, style: StyleMix, more: Partial<FileStyle> = {}): FileStyle {
  return { id, name: `Kept ${id}`, style, thumbnail: null, by: 'Ada', at: Date.UTC(2026, 10, 29), ...more };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('the gallery', () => {
  const state = after(ready(), { type: 'file-styles', styles: [kept('mixed', MIXED), kept('photo', PHOTO), kept('gone', wetOnWet('dusk'))] });

  it('offers the file’s styles under their heading, but for those of another painter', () => {
    expect(styleOffer(state).choices.map(({ name, group }) => [name, group.title])).toEqual([
      ['Dawn', 'Wet on wet'],
      ['Noon', 'Wet on wet'],
      ['Kept mixed', 'In this file'],
      ['Kept photo', 'In this file'],
    ]);
  });

  it('takes one whole, shows it as chosen, and is at its parts again once something is changed', () => {
    const { choices } = styleOffer(state);
    const mixed = choices.find(({ name }) => name === 'Kept mixed')!;
    const chosen = after(state, { type: 'style', style: withChoice(chosenStyle(state), mixed, state.painters) });
    expect(chosenStyle(chosen)).toEqual(MIXED);
    expect(styleOffer(chosen).first).toBe(mixed.key);
    expect(styleOffer(chosen).second).toBe('named wet-on-wet noon');
    const changed = after(chosen, { type: 'style', style: { ...MIXED, share: 0.4 } });
    expect(styleOffer(changed).first).toBe('named wet-on-wet dawn');
    // One that is a single picture can be blended with, and is offered once.
    const photo = choices.find(({ name }) => name === 'Kept photo')!;
    const pictured = after(changed, { type: 'style', style: withChoice(chosenStyle(changed), photo, changed.painters) });
    expect(chosenStyle(pictured)).toEqual({ ...MIXED, first: PHOTO.first, share: 0.4 });
    expect(styleOffer(pictured).choices).toHaveLength(4);
    expect(styleOffer(pictured).first).toBe(photo.key);
  });

  it('gives a class what the style has for that class', () => {
    const open = after(state, { type: 'open-class', className: 'sky', seed: 1 });
    const looks = classLooks(open, open.classSheet!);
    // The sky of the mixed one is Noon, which is there already.
    expect(looks.map(({ name }) => name)).toEqual(['Dawn', 'Noon', 'Kept photo']);
    const sea = after(state, { type: 'open-class', className: 'sea', seed: 1 });
    expect(classLooks(sea, sea.classSheet!).find(({ name }) => name === 'Kept mixed')?.style).toEqual({
      first: DAWN.first,
      second: NOON.first,
      share: 0.3,
    });
  });
});

describe('with the plugin', () => {
  /** Opened and read, with these styles in the file. */
  async function withStyles(...styles: readonly FileStyle[]): Promise<Bench> {
    const at = await opened();
    at.latest('file-styles').resolve({ styles });
    await read(at);
    return at;
  }
  const idsIn = ({ controller }: Bench): readonly string[] => controller.state().fileStyles.map(({ id }) => id);

  it('asks once at opening and each time that somebody turns to the panel; hears of changes; keeps what it has where nobody answers', async () => {
    const at = await withStyles(kept('one', MIXED));
    expect(idsIn(at)).toEqual(['one']);
    at.controller.lookForStyles();
    at.controller.lookForStyles();
    expect(at.count('file-styles')).toBe(2);
    at.latest('file-styles').reject(new FailureError('timeout', 'No answer.'));
    await pass();
    expect(idsIn(at)).toEqual(['one']);
    expect(at.controller.state().notice).toBeNull();
    at.controller.hear({ kind: 'file-styles', styles: [kept('one', MIXED), kept('two', PHOTO)] });
    expect(idsIn(at)).toEqual(['one', 'two']);
  });

  it('keeps the chosen style, once for an impatient press; without a thumbnail where none can be painted', async () => {
    const at = await withStyles();
    at.controller.dispatch({ type: 'style', style: MIXED });
    at.controller.keepStyle('Dusk');
    at.controller.keepStyle('Dusk');
    await pass();
    expect(at.controller.state().keepingStyle).toBe(true);
    expect(at.paints).toHaveLength(1);
    expect(at.paints[0]!.input).toMatchObject({ style: MIXED, repaints: [] });
    at.paints[0]!.resolve(paintingNo(1));
    await pass();
    expect(at.count('keep-file-style')).toBe(1);
    // There is no canvas here.
    expect(at.latest('keep-file-style').body).toEqual({ name: 'Dusk', style: MIXED, thumbnail: null });
    at.latest('keep-file-style').resolve({ id: 'new', styles: [kept('new', MIXED)] });
    await pass();
    expect(at.controller.state()).toMatchObject({ keepingStyle: false, notice: { tone: 'done' } });
    expect(idsIn(at)).toEqual(['new']);
  });

  it('says why a style could not be kept, and can try again', async () => {
    const at = await withStyles();
    at.controller.keepStyle('Dusk');
    await pass();
    at.paints[0]!.reject(new FailureError('paint-failed', 'Broken.'));
    await pass();
    at.latest('keep-file-style').reject(new FailureError('too-many-styles', 'Too many.'));
    await pass();
    expect(at.controller.state()).toMatchObject({ keepingStyle: false, notice: { tone: 'trouble', sentence: 'Too many.' } });
  });

  it('renames and deletes; a deleted style that is chosen stays chosen', async () => {
    const at = await withStyles(kept('one', MIXED));
    at.controller.dispatch({ type: 'style', style: MIXED });
    at.controller.renameStyle('one', 'Night');
    expect(at.latest('rename-file-style').body).toEqual({ id: 'one', name: 'Night' });
    at.latest('rename-file-style').reject(new FailureError('style-gone', 'It is gone.'));
    await pass();
    expect(at.controller.state().notice).toMatchObject({ tone: 'trouble', sentence: 'It is gone.' });
    at.controller.deleteStyle('one');
    at.latest('delete-file-style').resolve({ styles: [] });
    await pass();
    expect(idsIn(at)).toEqual([]);
    expect(at.controller.state().notice?.sentence).toBe('“Kept one” is deleted. Undo in Figma brings it back.');
    expect(chosenStyle(at.controller.state())).toEqual(MIXED);
  });

  it('a pasted style is chosen and kept; one that is in the file is only chosen; one of another painter is neither', async () => {
    const at = await withStyles(kept('one', MIXED));
    at.controller.inOut.takeText(writeStyleText({ name: 'Dusk', style: MIXED }));
    await pass();
    expect(chosenStyle(at.controller.state())).toEqual(MIXED);
    expect(at.count('keep-file-style')).toBe(0);
    expect(at.controller.state().notice?.sentence).toContain('“Kept one”');

    at.controller.inOut.takeText(`Look:\n${writeStyleText({ name: 'Photo look', style: PHOTO })}`);
    await pass();
    at.paints[0]!.resolve(paintingNo(1));
    await pass();
    expect(chosenStyle(at.controller.state())).toEqual(PHOTO);
    expect(at.latest('keep-file-style').body).toMatchObject({ name: 'Photo look', style: PHOTO });

    at.controller.inOut.takeText(writeStyleText({ name: 'Other', style: wetOnWet('elsewhere') }));
    await pass();
    expect(at.controller.state().notice?.tone).toBe('trouble');
    expect(chosenStyle(at.controller.state())).toEqual(PHOTO);
    at.controller.inOut.takeText(writeStyleText({ name: 'Dusk', style: MIXED }).slice(0, 50));
    await pass();
    expect(at.controller.state().notice?.sentence).toMatch(/part of a style/);
  });
});

it('who kept a style and when is said as far as it is known', () => {
  expect(originWords({ by: 'Ada', at: Date.UTC(2026, 10, 29, 12) }, PAINTER)).toBe('By Ada, 29 Nov 2026. Wet on wet: not for commercial use.');
  expect(originWords({ by: null, at: Date.UTC(2026, 10, 29, 12) }, PAINTER)).toBe('Kept on 29 Nov 2026. Wet on wet: not for commercial use.');
});
