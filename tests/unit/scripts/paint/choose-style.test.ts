// Which painter paints a mask in the terminal.
import { expect, test } from 'vitest';
import { chooseStyle } from '../../../../scripts/paint/choose-style';
import { FORMER_PAINTER, namedStyle, withClassStyle } from '../../../../src/contract/style';
import { InputError } from '../../../../scripts/shared/input-error';
import type { ModelCard } from '../../../../src/inference/api/model-card';
import { CARD } from '../../inference/card';

const card = (id: string, name: string, ...styles: readonly string[]): ModelCard => ({
  ...CARD,
  painter: { ...CARD.painter, id, name },
  styles: styles.map((style) => ({ id: style, name: style.replace('-', ' '), vector: CARD.styles[0]!.vector })),
  defaultStyle: styles[0]!,
});
const CARDS = [card('masters', 'Masters', 'noon', 'dusk'), card(FORMER_PAINTER, 'Wet on wet', 'dawn', 'noon', 'deep-forest')];
const choose = (asked: { painter?: string; style?: string; sky?: string }): ReturnType<typeof chooseStyle>['style'] =>
  chooseStyle(CARDS, { painter: asked.painter, style: asked.style, classStyles: new Map(asked.sky === undefined ? [] : [['sky', asked.sky]]) })
    .style;

test('the first painter that has the styles, where none is asked for', () => {
  expect(choose({})).toEqual(namedStyle('masters', 'noon'));
  expect(choose({ style: 'noon' })).toEqual(namedStyle('masters', 'noon'));
  expect(choose({ style: 'Deep Forest' })).toEqual(namedStyle('wet-on-wet', 'deep-forest'));
  expect(choose({ style: 'noon', sky: 'dawn' })).toEqual(
    withClassStyle(namedStyle('wet-on-wet', 'noon'), 'sky', namedStyle('wet-on-wet', 'dawn')),
  );
  expect(choose({ sky: 'dawn' })).toEqual(withClassStyle(namedStyle('wet-on-wet', 'dawn'), 'sky', namedStyle('wet-on-wet', 'dawn')));
});

test('the one that is asked for, by id or name', () => {
  expect(choose({ painter: 'wet-on-wet' })).toEqual(namedStyle('wet-on-wet', 'dawn'));
  expect(choose({ painter: ' WET ON WET ', style: 'noon' })).toEqual(namedStyle('wet-on-wet', 'noon'));
});

test.each<[Parameters<typeof choose>[0], RegExp]>([
  [{ painter: 'raphael' }, /no painter called “raphael”; choose one of: masters, wet-on-wet/],
  [{ style: 'cubism' }, /no style called “cubism”.*Masters has: noon, dusk\. Wet on wet has: dawn, noon, deep-forest/],
  [{ painter: 'masters', style: 'dawn' }, /Masters has no style called “dawn”; choose one of: noon, dusk/],
  [{ style: 'dusk', sky: 'dawn' }, /No painter has all of these styles: dusk, dawn\. A painting has one painter/],
])('%j is refused', (asked, sentence) => {
  expect(() => choose(asked)).toThrow(InputError);
  expect(() => choose(asked)).toThrow(sentence);
});
