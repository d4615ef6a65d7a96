// Another painter's nearest style, and what it is found by in the cards that ship.
import { describe, expect, it, test } from 'vitest';
import { PAINTER_IDS, readModelFiles } from '../../../../../scripts/shared/model-files';
import { validateModelCard } from '../../../../../src/inference/api/model-card';
import type { StyleColours } from '../../../../../src/inference/api/model-card';
import { nearestStyle } from '../../../../../src/inference/api/styles/nearest-style';

const CARDS = PAINTER_IDS.map((id) => validateModelCard(readModelFiles(id).card));
const plain = (red: number, green: number, blue: number): StyleColours => [
  [red, green, blue],
  [red, green, blue],
  [red, green, blue],
];
const PAINTER = {
  defaultStyle: 'noon',
  styles: [
    { id: 'night', colours: plain(15, 20, 50) },
    { id: 'noon', colours: plain(150, 200, 250) },
    { id: 'bare' },
    { id: 'rust', colours: plain(160, 70, 30) },
  ],
};

describe('the nearest style', () => {
  it('is that of the nearest colours, and the default where nothing is known of them', () => {
    expect(nearestStyle(PAINTER, plain(30, 25, 60))).toBe('night');
    expect(nearestStyle(PAINTER, plain(170, 180, 200))).toBe('noon');
    expect(nearestStyle(PAINTER, plain(120, 60, 50))).toBe('rust');
    expect(nearestStyle(PAINTER, undefined)).toBe('noon');
    expect(nearestStyle({ defaultStyle: 'bare', styles: [{ id: 'bare' }] }, plain(0, 0, 0))).toBe('bare');
  });

  it('tells where in the picture the colours are', () => {
    const [dark, light] = [plain(20, 20, 20)[0], plain(230, 230, 230)[0]];
    const painter = {
      defaultStyle: 'a',
      styles: [
        { id: 'a', colours: [dark, light, light] as const },
        { id: 'b', colours: [light, light, dark] as const },
      ],
    };
    expect(nearestStyle(painter, [light, light, plain(60, 60, 60)[0]])).toBe('b');
  });
});

describe('the painters that ship', () => {
  test.each(CARDS)('$painter.name: every style knows its colours and is its own nearest', (card) => {
    for (const { id, colours, retired } of card.styles) {
      expect(colours, id).toBeDefined();
      if (retired === true) {
        expect(nearestStyle(card, colours)).not.toBe(id);
        continue;
      }
      const twins = card.styles.filter((other) => JSON.stringify(other.colours) === JSON.stringify(colours)).map((other) => other.id);
      expect(twins).toContain(nearestStyle(card, colours));
    }
  });

  it('have different ids, hashes and names, and the first one may be used at work', () => {
    for (const of of [
      (card: (typeof CARDS)[number]) => card.painter.id,
      (card: (typeof CARDS)[number]) => card.sha256,
      (card: (typeof CARDS)[number]) => card.painter.name,
    ])
      expect(new Set(CARDS.map(of)).size).toBe(CARDS.length);
    expect(CARDS.map(({ painter }) => painter.id)).toEqual(PAINTER_IDS);
    expect(CARDS[0]!.painter.use).toBe('free');
  });
});
