// The profile as text, and the words in which both sides of the probe tell what they found.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FACT_IDS, FACTS } from '../../../../src/probe/contract/facts';
import type { FactId, Facts } from '../../../../src/probe/contract/facts';
import { lasting, makeProfile, readProfile, withFacts } from '../../../../src/probe/contract/profile';
import { kindOf, refusalOf } from '../../../../src/probe/contract/value';
import type { Value } from '../../../../src/probe/contract/value';

const values = fc.oneof<fc.Arbitrary<Value>[]>(fc.string(), fc.integer(), fc.boolean(), fc.constant(null), fc.array(fc.string()));
const facts: fc.Arbitrary<Facts> = fc.dictionary(fc.constantFrom(...FACT_IDS), values);

describe('the profile', () => {
  test('comes back from its text as it was, in the order of the tables', () => {
    fc.assert(
      fc.property(facts, fc.boolean(), (found, cancelled) => {
        const profile = makeProfile(found, [{ measurement: 'Layers', sentence: 'It failed.' }], cancelled);
        expect(readProfile(JSON.stringify(profile))).toEqual(profile);
        const ids = [...profile.facts.map(({ id }) => id), ...profile.notMeasured];
        expect(ids.sort()).toEqual([...FACT_IDS].sort());
        expect(profile.facts.map(({ id }) => FACT_IDS.indexOf(id as FactId))).toEqual(
          profile.facts.map(({ id }) => FACT_IDS.indexOf(id as FactId)).sort((a, b) => a - b),
        );
      }),
    );
  });

  test('takes more facts in; what lasts is what does not differ from machine to machine', () => {
    const profile = withFacts(makeProfile({ 'frame.cores': 8, 'frame.depth': 1 }, [], false), { 'frame.depth': 3, 'undo.twice': 'A' });
    expect(lasting(profile).facts.map(({ id, value }) => [id, value])).toEqual([
      ['frame.depth', 3],
      ['undo.twice', 'A'],
    ]);
    expect(profile.notMeasured).not.toContain('undo.twice');
  });

  test('every fact has words of its own', () => {
    const words = FACT_IDS.map((id) => FACTS[id].words);
    expect(words.filter((text) => text.length < 12)).toEqual([]);
    expect(words.filter((text, index) => words.indexOf(text) !== index)).toEqual([]);
  });
});

describe('words for what was found', () => {
  test.each([
    [Uint8Array.of(1), 'Uint8Array'],
    [new Date(), 'Date'],
    [new Map(), 'Map'],
    [NaN, 'NaN'],
    [undefined, 'undefined'],
    [null, 'null'],
    [[1, undefined], 'Array of number, undefined'],
    [{ a: { b: new Uint8Array() } }, 'Object with a: Object with b: Uint8Array'],
    [{}, 'Object'],
    [() => 1, 'function'],
    [1n, 'bigint'],
  ])('%o is %s', (value, words) => {
    expect(kindOf(value)).toBe(words);
  });

  test('a string that is thrown is told from an Error, and ids are left out', () => {
    expect(refusalOf('no node 12:345')).toBe('string "no node #:#"');
    expect(refusalOf(new TypeError('no node 12:345'))).toBe('TypeError: no node #:#');
    expect(refusalOf({ name: 'Error', message: 'of another realm' })).toBe('Error: of another realm');
    expect(refusalOf(undefined)).toBe('undefined');
  });

  test('nothing makes them fail', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        expect(kindOf(value)).not.toBe('');
        expect(refusalOf(value)).not.toBe('');
      }),
    );
  });
});
