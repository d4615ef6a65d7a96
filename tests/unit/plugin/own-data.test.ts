// What the plugin reads of its own notes on layers, which anybody may have written.
import fc from 'fast-check';
import { decode } from 'fast-png';
import { describe, expect, it } from 'vitest';
import { parseRecipe } from '../../../src/contract/recipe';
import { parseBounded } from '../../../src/contract/storage/bounded-json';
import { recipeOn } from '../../../src/plugin/painting/find-painting';
import { readPlaced } from '../../../src/plugin/painting/placed';
import { markOn } from '../../../src/plugin/identity/source-mark';
import { flatPng } from '../../../src/plugin/picture/flat-png';
import { recipe } from '../ui/samples';

/** A layer that carries these texts. */
function layer(data: Readonly<Record<string, string>>): SceneNode {
  return { id: '1:1', getPluginData: (key: string) => data[key] ?? '' } as unknown as SceneNode;
}

/** An array in an array …, `depth` of them. */
const nested = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth);

describe('parseBounded', () => {
  it('reads all JSON that is short and shallow, as JSON.parse does', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 10 }), (value) => {
        const text = JSON.stringify(value);
        expect(parseBounded(text, text.length)).toEqual(JSON.parse(text));
        expect(parseBounded(text, text.length - 1)).toBeUndefined();
      }),
    );
  });

  it('does not mistake brackets in strings for depth, and refuses depth however it is dressed up', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 1, max: 40 }), (words, depth) => {
        const text = `{"${'['.repeat(30)}":${JSON.stringify(`${'{"'.repeat(20)}\\${words}`)},"at":${nested(depth)}}`;
        const value = parseBounded(text, 10_000);
        if (depth < 12) expect(value).toEqual(JSON.parse(text));
        else expect(value).toBeUndefined();
      }),
    );
  });

  it('refuses more brackets than anything of ours has, in a row as well as nested', () => {
    const row = (count: number): string => `[${Array.from({ length: count - 1 }, () => '[]').join()}]`;
    expect(parseBounded(row(500), 10_000)).toHaveLength(499);
    expect(parseBounded(row(501), 10_000)).toBeUndefined();
    expect(parseBounded(row(501).replaceAll('[', '{"a":').replaceAll(']', '1}'), 10_000)).toBeUndefined();
  });

  it('gives undefined for what is no JSON', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('[', ']', '{', '}', '"', '\\', ',', ':', '1', 'a') }), (text) => {
        let expected: unknown;
        try {
          expected = JSON.parse(text);
        } catch {
          expected = undefined;
        }
        const value = parseBounded(text, 1000);
        if (value !== undefined) expect(value).toEqual(expected);
      }),
    );
  });
});

describe('notes on a layer', () => {
  it('are read once as long as they stay the same', () => {
    const data = { recipe: JSON.stringify(recipe('1:2')) };
    const first = recipeOn(layer(data));
    expect(first).toEqual(recipe('1:2'));
    expect(recipeOn(layer(data))).toBe(first);
    expect(recipeOn(layer({ recipe: JSON.stringify(recipe('1:3')) }))).toEqual(recipe('1:3'));
  });

  it('that name too many or too long sources are none', () => {
    const with_ = (sourceIds: readonly string[]): unknown => parseRecipe(JSON.stringify({ ...recipe('a'), sourceIds }));
    expect(with_(Array<string>(100).fill('1:2'))).not.toBeNull();
    expect(with_(Array<string>(101).fill('1:2'))).toBeNull();
    expect(with_(Array<string>(100).fill('I'.repeat(500)))).not.toBeNull();
    expect(with_(['I'.repeat(501)])).toBeNull();
  });

  it('of how a layer was placed: whole, older, broken', () => {
    const older = { layerId: '1:1', width: 4, height: 3 };
    expect(readPlaced(layer({ placed: JSON.stringify(older) }))).toEqual({
      ...older,
      variation: false,
      marks: null,
      corners: null,
      fill: null,
      stack: null,
    });
    const whole = { ...older, variation: true, marks: ['abcdefgh'], corners: [1, 2, 3, 4], fill: 'f00d', stack: ['Sky'] };
    expect(readPlaced(layer({ placed: JSON.stringify(whole) }))).toEqual(whole);
    for (const text of ['', 'null', '[]', '{"layerId":1}', '{"layerId":"1:1","width":"4","height":3}', nested(5000)])
      expect(readPlaced(layer({ placed: text }))).toBeNull();
  });

  it('of which source it is', () => {
    expect(markOn(layer({ source: 'abcdefgh12 I1:2;3:4' }))).toEqual({ name: 'abcdefgh12', nodeId: 'I1:2;3:4' });
    for (const text of ['', 'abc 1:2', 'abcdefgh', 'abcdefgh 1:2 3', `${'a'.repeat(41)} 1:2`, `abcdefgh ${'1'.repeat(501)}`])
      expect(markOn(layer({ source: text }))).toBeNull();
  });
});

describe('flatPng', () => {
  it('is a picture of one pixel of that colour', () => {
    const byte = fc.integer({ min: 0, max: 255 });
    fc.assert(
      fc.property(byte, byte, byte, byte, (red, green, blue, alpha) => {
        const { width, height, channels, depth, data } = decode(flatPng([red, green, blue, alpha]), { checkCrc: true });
        expect([width, height, channels, depth, ...data]).toEqual([1, 1, 4, 8, red, green, blue, alpha]);
      }),
    );
  });
});
