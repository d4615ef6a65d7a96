import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CLASS_NAMES } from '../../../src/contract/classes';
import { FailureError } from '../../../src/contract/failure';
import { MAX_SEED } from '../../../src/contract/recipe';
import { encodingOf } from '../../../src/labels/pasted-json';
import { readRecipeFile, writeRecipeFile } from '../../../src/labels/recipe-file';
import type { RecipeFile } from '../../../src/labels/recipe-file';
import { SQUARE } from '../../../src/contract/size';
import { labelPicture } from '../../../src/labels/read/label-picture';
import { nodeCodec } from '../../../scripts/shared/node-codec';
import { styleMix } from '../contract/style-mix';
import { wetOnWet } from '../contract/wet-on-wet';

const seed = fc.integer({ min: 0, max: MAX_SEED });
const size = fc.record({ width: fc.integer({ min: 1, max: 40 }), height: fc.integer({ min: 1, max: 40 }) });

const file: fc.Arbitrary<RecipeFile> = size.chain(({ width, height }) =>
  fc.record({
    name: fc.string({ maxLength: 200 }),
    frame: fc.record({ width: fc.integer({ min: 1, max: 9000 }), height: fc.double({ min: 0.5, max: 9000, noNaN: true }) }),
    way: fc.record({
      style: styleMix,
      seed,
      size: fc.constant({ width, height }),
      repaints: fc.array(fc.record({ className: fc.constantFrom(...CLASS_NAMES), seed }), { maxLength: 4 }),
      edges: fc.double({ min: 0, max: 1, noNaN: true }),
      modelHash: fc.string(),
      appVersion: fc.string(),
    }),
    labels: fc.array(fc.nat(8), { minLength: width * height, maxLength: width * height }).map((labels) => Uint8Array.from(labels)),
  }),
);

const SMALL: RecipeFile = {
  name: 'Lake',
  frame: { width: 1200, height: 900 },
  way: { style: wetOnWet('winter'), seed: 7, size: { width: 3, height: 2 }, repaints: [], edges: 0.6, modelHash: 'ab', appVersion: '0.2.0' },
  labels: Uint8Array.of(0, 0, 0, 0, 6, 8),
};

function sentenceFor(text: string): string {
  try {
    readRecipeFile(text);
  } catch (thrown) {
    expect(thrown).toBeInstanceOf(FailureError);
    expect((thrown as FailureError).failure.code).toBe('not-a-recipe');
    return (thrown as FailureError).failure.sentence;
  }
  return 'read';
}

describe('a recipe on its own', () => {
  it('reads back as it was written, and writes again as the same text', () => {
    fc.assert(
      fc.property(file, (recipe) => {
        const text = writeRecipeFile(recipe);
        const back = readRecipeFile(text);
        expect(back).toEqual(recipe);
        expect(writeRecipeFile(back)).toBe(text);
      }),
    );
  });

  it('is written the same for ever: files of today are read tomorrow', () => {
    expect(writeRecipeFile(SMALL)).toMatchInlineSnapshot(
      `"{"kind":"Alla Prima recipe","version":2,"name":"Lake","frame":{"width":1200,"height":900},"style":{"painter":"wet-on-wet","first":{"kind":"named","id":"winter"},"second":null,"share":0},"seed":7,"size":{"width":3,"height":2},"repaints":[],"edges":0.6,"modelHash":"ab","appVersion":"0.2.0","mask":"a4g1i1"}"`,
    );
    // As it was written before edges could be loose.
    const former = writeRecipeFile(SMALL).replace('"edges":0.6,', '');
    expect(readRecipeFile(former)).toEqual({ ...SMALL, way: { ...SMALL.way, edges: 0 } });
  });

  it.each(['lake', 'seaside', 'forest-river'])('of %s is short enough to paste', async (name) => {
    const image = await nodeCodec.decode(readFileSync(new URL(`../../../examples/${name}.png`, import.meta.url)));
    const { labels, width, height } = labelPicture(
      { ...image, box: { x: 0, y: 0, width: image.width, height: image.height } },
      [
        [image.width, 0, 0],
        [0, image.height, 0],
      ],
      SQUARE,
    );
    expect(writeRecipeFile({ ...SMALL, way: { ...SMALL.way, size: { width, height } }, labels }).length).toBeLessThan(30_000);
  });

  it('is not written of labels that are none', () => {
    expect(() => writeRecipeFile({ ...SMALL, labels: Uint8Array.of(0, 0, 0, 0, 6, 255) })).toThrow(RangeError);
    expect(() => writeRecipeFile({ ...SMALL, labels: Uint8Array.of(0) })).toThrow(RangeError);
  });
});

const textOf = (bytes: Uint8Array): string => new TextDecoder(encodingOf(bytes)).decode(bytes);

describe('a recipe that went through editors, chats and mails', () => {
  const text = writeRecipeFile(SMALL);
  const bytes = Buffer.from(text, 'utf8');
  const pretty = text.replace(/"([^"]*)"/g, '\u201c$1\u201d');

  it.each<[string, string]>([
    ['a byte-order mark', `\ufeff${text}`],
    ['leading line breaks', `\r\n\n\t ${text}\n`],
    ['a code fence', `\`\`\`json\n${text}\n\`\`\``],
    ['a code fence after a byte-order mark', `\ufeff\`\`\`\n${text}\n\`\`\``],
    ['a line around it', `Here is the recipe:\n\n${text}\n\nBest, Ada`],
    ['curly quotes', pretty],
    ['low and high quotes in a code fence', `\`\`\`\n${text.replace(/"([^"]*)"/g, '\u201e$1\u201c')}\n\`\`\``],
    ['wrapped lines', text.replace(/.{40}/g, '$&\n')],
    ['curly quotes and wrapped lines', pretty.replace(/.{40}/g, '$&\r\n')],
    ['UTF-8 with a mark', textOf(Buffer.concat([Uint8Array.of(0xef, 0xbb, 0xbf), bytes]))],
    ['UTF-16, little end first', textOf(Buffer.from(`\ufeff${text}`, 'utf16le'))],
    ['UTF-16 without a mark', textOf(Buffer.from(text, 'utf16le'))],
    ['UTF-16, big end first', textOf(Buffer.from(`\ufeff${text}`, 'utf16le').swap16())],
  ])('%s', (_what, given) => {
    expect(readRecipeFile(given)).toEqual(SMALL);
  });

  it('keeps pretty quotes that are part of a name', () => {
    const named = { ...SMALL, name: 'Lake \u201cBlue\u201d' };
    expect(readRecipeFile(`\ufeff${writeRecipeFile(named)}`)).toEqual(named);
  });

  it('the two of ../cases', () => {
    for (const name of ['recipe-bom.json', 'recipe-in-code-fence.txt'])
      expect(readRecipeFile(textOf(readFileSync(new URL(`../../cases/${name}`, import.meta.url))))).toMatchObject({ name: 'Lake' });
  });
});

describe('nonsense gets a sentence', () => {
  const changed = (change: Record<string, unknown>): string => JSON.stringify({ ...(JSON.parse(writeRecipeFile(SMALL)) as object), ...change });

  it.each<[string, string, RegExp]>([
    ['nothing', '', /no recipe/],
    ['a cut text', writeRecipeFile(SMALL).slice(0, -1), /only a part/],
    ['another text', 'Hello', /no recipe/],
    ['other JSON', '[1]', /no recipe/],
    ['null', 'null', /no recipe/],
    ['another kind', changed({ kind: 'cake' }), /no recipe/],
    ['an older one', changed({ version: 1 }), /another version/],
    ['a newer one', changed({ version: 3, appVersion: '1.4.0' }), /newer Alla Prima \(1\.4\.0\)\. Update/],
    ['a newer one that is signed at length', changed({ version: 3, appVersion: '1.4.0'.repeat(999) }), /newer Alla Prima\. Update/],
    ['no style', changed({ style: 'winter' }), /damaged/],
    ['no name', changed({ name: 3 }), /damaged/],
    ['a frame without area', changed({ frame: { width: 0, height: 900 } }), /damaged/],
    ['a frame too thin for proportions', changed({ frame: { width: 1200, height: 5e-324 } }), /damaged/],
    ['a frame too narrow for proportions', changed({ frame: { width: 5e-324, height: 900 } }), /damaged/],
    ['a size beyond measure', changed({ size: { width: 1e9, height: 1e9 } }), /damaged/],
    ['no mask', changed({ mask: null }), /mask/],
    ['a short mask', changed({ mask: 'a5' }), /mask/],
    ['a long mask', changed({ mask: 'a7' }), /mask/],
    ['a class that is none', changed({ mask: 'a5j1' }), /mask/],
    ['an empty run', changed({ mask: 'a0b6' }), /mask/],
    ['a run without an end', changed({ mask: 'a5b' }), /mask/],
    ['a run without measure', changed({ mask: `a${'9'.repeat(400)}` }), /mask/],
  ])('%s', (_name, text, about) => {
    const sentence = sentenceFor(text);
    expect(sentence).toMatch(about);
    expect(sentence).toMatch(/^[A-Z].{20,}\.$/);
  });

  it('whatever it is', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.json(),
          fc.string(),
          fc.string().map((mask) => changed({ mask })),
        ),
        (text) => {
          expect(sentenceFor(text)).not.toBe('read');
        },
      ),
    );
  });
});
