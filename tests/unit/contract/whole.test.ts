import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { isWhole } from '../../../src/contract/whole';
import { RecipeSchema } from '../../../src/contract/recipe';
import { isPluginMessage } from '../../../src/contract/wire/answers';
import { recipeFor } from '../../sandbox/stage';

const RECIPE = recipeFor(['1:2']);
const { painter: _painter, ...former } = RECIPE.style;
const { edges: _edges, ...asDrawn } = RECIPE;

describe('isWhole', () => {
  it('takes what a schema reads; more than it names may be there', () => {
    expect(isWhole(RecipeSchema, RECIPE)).toBe(true);
    expect(isWhole(RecipeSchema, { ...RECIPE, more: { of: 'it' } })).toBe(true);
    expect(isWhole(RecipeSchema, null)).toBe(false);
  });

  it.each([
    ['a style that names no painter', { ...RECIPE, style: former }],
    ['a recipe that says nothing of edges', asDrawn],
  ])('does not take what the schema would fill in: %s', (_name, recipe) => {
    expect(v.is(RecipeSchema, recipe)).toBe(true);
    expect(isWhole(RecipeSchema, recipe)).toBe(false);
  });

  it('agrees with the schema wherever that fills nothing in', () => {
    const schema = v.object({ a: v.array(v.nullable(v.number())), b: v.exactOptional(v.record(v.string(), v.boolean())) });
    fc.assert(
      fc.property(
        fc.oneof(fc.anything(), fc.record({ a: fc.array(fc.option(fc.double())), b: fc.dictionary(fc.string(), fc.boolean()) })),
        (value) => {
          expect(isWhole(schema, value)).toBe(v.is(schema, value));
        },
      ),
    );
  });
});

describe('messages', () => {
  const selection = (recipe: object): object => ({
    kind: 'unpaintable',
    failure: { code: 'empty', sentence: 'There is nothing in it.' },
    fillable: 1,
    painting: { layerId: '7:7', recipe, imageHash: 'ab', carriesMask: true },
  });
  const event = (recipe: object): object => ({ type: 'event', event: { kind: 'selection', selection: selection(recipe) } });

  it('of the plugin are heard with whole recipes alone', () => {
    expect(isPluginMessage(event(RECIPE))).toBe(true);
    expect(isPluginMessage(event({ ...RECIPE, style: former }))).toBe(false);
    expect(isPluginMessage(event(asDrawn))).toBe(false);
  });
});
