// Names of exported files, for every name that a layer may have, and the sentences about what goes in and out.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fileName, nameFromFile } from '../../../../../src/ui/features/exchange/file-name';
import { drawnSentence, importedSentence, takenSentence } from '../../../../../src/ui/features/exchange/words';
import { namedStyle } from '../../../../../src/contract/style';
import { wetOnWet } from '../../../contract/wet-on-wet';
import { PAINTER } from '../../samples';

describe('file names', () => {
  it.each([
    ['Lake and mountains', 'Lake and mountains mask.png'],
    ['../../etc/passwd', 'etc passwd mask.png'],
    ['A/B: “C”?', 'A B “C” mask.png'],
    ['  ', 'Landscape mask.png'],
    ['...', 'Landscape mask.png'],
    ['湖 🏔️', '湖 🏔️ mask.png'],
    ['x'.repeat(300), `${'x'.repeat(80)} mask.png`],
  ])('of “%s”', (layer, file) => {
    expect(fileName(layer, 'mask', '.png')).toBe(file);
  });

  it('hold nothing that a file system refuses', () => {
    const anyText = fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 120 }).map((units) => String.fromCharCode(...units));
    fc.assert(
      fc.property(anyText, (layer) => {
        const name = fileName(layer, 'recipe', '.json');
        expect(name).not.toMatch(/[\u0000-\u001f<>:"/\\|?*]|^[ .]|[ .]$/);
        expect(name.endsWith(' recipe.json')).toBe(true);
        expect(name.length).toBeLessThan(100);
        expect(name).not.toMatch(/\p{Cs}/u);
      }),
    );
  });

  it('give their frame its name', () => {
    expect(nameFromFile('Lake and mountains mask.png')).toBe('Lake and mountains');
    expect(nameFromFile('ADE_val_00000001.png')).toBe('ADE_val_00000001');
    expect(nameFromFile('.png')).toBe('Landscape');
  });
});

describe('sentences', () => {
  it('say when a recipe comes from another painter, and only then', () => {
    const drawn: typeof takenSentence = (way, painters) => drawnSentence('Lake', way, painters);
    for (const say of [takenSentence, drawn]) {
      const way = { style: wetOnWet('noon'), modelHash: 'a' };
      const painters = (modelHash: string, ...formerly: string[]): Parameters<typeof takenSentence>[1] => [{ ...PAINTER, modelHash, formerly }];
      expect(say(way, painters('a'))).not.toContain('another version');
      expect(say(way, painters('b', 'c', 'a'))).not.toContain('another version');
      expect(takenSentence({ ...way, style: namedStyle('later', 'noon') }, painters('a'))).toMatch(/painter that is not part of this version/);
      expect(say(way, painters('b', 'c'))).toMatch(/another version of the painter.*differ/);
    }
  });

  it('say how many shapes a mask became, and what was not understood', () => {
    expect(importedSentence('Lake', 1, null)).toBe('“Lake” became 1 shape.');
    expect(importedSentence('Lake', 12, '3 % stays empty.')).toBe('“Lake” became 12 shapes. 3 % stays empty.');
  });
});
