import { describe, expect, it } from 'vitest';
import { isAsk, REQUEST_NAMES } from '../../../src/contract/wire/asks';
import type { RequestName } from '../../../src/contract/wire/asks';
import { OWN_SLIDERS } from '../../../src/contract/roll';
import { DEFAULT_SETTINGS } from '../../../src/contract/storage/settings';
import { wetOnWet } from './wet-on-wet';

const RECIPE = {
  version: 2,
  sourceIds: ['1:2'],
  style: wetOnWet('winter'),
  seed: 7,
  size: { width: 512, height: 512 },
  repaints: [],
  modelHash: 'a'.repeat(64),
  appVersion: '0.1.0',
  edges: 0.6,
};
const PNG = Uint8Array.of(1, 2, 3);
const DRAWING = { width: 512, height: 512, runs: 'a1', frame: { width: 300, height: 200 }, source: null };
const ROLL = { kind: 'fjord', seed: 7, sliders: OWN_SLIDERS };
const HILL = { name: 'Hill', className: 'mountain', path: 'M 0 0 L 1 0 L 1 1 Z' };

/** One right body of each request, and what breaks it. */
const BODIES: Readonly<Record<RequestName, readonly [right: object, wrong: readonly object[]]>> = {
  'ready': [{}, []],
  'read-layer-picture': [{ side: 512 }, [{}, { side: 0 }, { side: 1.5 }, { side: 9000 }]],
  'create-styles': [{}, []],
  'open-inside': [{}, []],
  'kept-drawing': [{}, []],
  'export-picture': [{ sourceIds: ['1:2'] }, [{}, { sourceIds: '1:2' }, { sourceIds: [1] }]],
  'insert-painting': [
    { png: PNG, recipe: RECIPE, mask: 'a1', placement: 'beside' },
    [
      { png: [1, 2, 3], recipe: RECIPE, placement: 'beside' },
      { png: PNG, recipe: { ...RECIPE, seed: -1 }, placement: 'beside' },
      { png: PNG, recipe: RECIPE, placement: 'under' },
      { png: PNG, recipe: RECIPE, placement: 'beside', layerId: 5 },
      { png: PNG, recipe: RECIPE, placement: 'beside', mask: 'a'.repeat(99_001) },
      { png: PNG, recipe: RECIPE, placement: 'beside', layers: [] },
      { png: PNG, recipe: RECIPE, placement: 'beside', layers: [{ name: '', png: PNG }] },
      { png: PNG, recipe: RECIPE, placement: 'beside', layers: Array.from({ length: 7 }, () => ({ name: 'Sky', png: PNG })) },
    ],
  ],
  'insert-variations': [{ variations: [{ png: PNG, recipe: RECIPE }] }, [{}, { variations: [] }, { variations: [{ png: PNG }] }]],
  'fill-targets': [{ sourceIds: ['1:2'], layerId: null }, [{}, { sourceIds: ['1:2'] }, { sourceIds: [1], layerId: null }]],
  'fill-layers': [{ layerId: '1:2' }, [{}, { layerId: null }, { png: PNG }, { png: [1], recipe: RECIPE }]],
  'undo-painting': [{ layerId: '1:2', imageHash: 'ab' }, [{ layerId: '1:2' }, { layerId: '1:2', imageHash: null }]],
  'read-painting': [{ layerId: '1:2' }, [{}, { layerId: null }]],
  'read-recipe': [{ layerId: '1:2' }, [{}, { layerId: 7 }]],
  'file-styles': [{}, []],
  'keep-file-style': [
    { name: 'Dusk', style: RECIPE.style, thumbnail: null },
    [
      { name: '', style: RECIPE.style, thumbnail: null },
      { name: 'Dusk', style: 'dusk', thumbnail: null },
      { name: 'Dusk', style: RECIPE.style, thumbnail: 'https://example.org/a.png' },
      { name: 'Dusk', style: RECIPE.style },
    ],
  ],
  'rename-file-style': [
    { id: 'abcd1234', name: 'Dusk' },
    [
      { id: 'a b', name: 'Dusk' },
      { id: 'abcd1234', name: ' Dusk' },
    ],
  ],
  'delete-file-style': [{ id: 'abcd1234' }, [{ id: '' }, {}]],
  'follow-source': [{ on: true }, [{}, { on: 'yes' }]],
  'choose-scope': [{ alone: true }, [{}, { alone: 1 }]],
  'fill-selection': [{ className: 'sky' }, [{}, { className: 'cloud' }]],
  'draw-scene': [
    { roll: ROLL, into: null, width: 1200, height: 900 },
    [
      { roll: { ...ROLL, kind: 'moon' }, into: null, width: 1200, height: 900 },
      { roll: { ...ROLL, seed: 2 ** 32 }, into: null, width: 1200, height: 900 },
      { roll: { ...ROLL, sliders: { ...OWN_SLIDERS, trees: 1.5 } }, into: null, width: 1200, height: 900 },
      { roll: ROLL, width: 1200, height: 900 },
      { roll: ROLL, into: null, width: 0, height: 900 },
      { roll: ROLL, into: null, width: 1200, height: 10_001 },
    ],
  ],
  'finish': [{ tone: 'done', sentence: 'Done.' }, [{ tone: 'loud', sentence: 'Done.' }, { tone: 'done' }]],
  'insert-shapes': [
    { name: 'Sketch', width: 300, height: 200, shapes: [HILL] },
    [
      { name: '', width: 300, height: 200, shapes: [] },
      { name: 'Sketch', width: Number.NaN, height: 200, shapes: [] },
      { name: 'Sketch', width: 300, height: 10_001, shapes: [] },
      { name: 'Sketch', width: 300, height: 200, shapes: [{ ...HILL, className: 'void' }] },
    ],
  ],
  'select-layers': [{ ids: [] }, [{}, { ids: [null] }]],
  'keep-drawing': [{ drawing: DRAWING }, [{}, { drawing: { ...DRAWING, width: 0 } }]],
  'save-settings': [DEFAULT_SETTINGS, []],
  'resize': [{ width: 320, height: 660 }, [{}, { width: Number.POSITIVE_INFINITY, height: 1 }]],
};

describe('what a request carries', () => {
  it.each(REQUEST_NAMES)('%s: right bodies pass, wrong ones and no bodies do not', (name) => {
    const [right, wrong] = BODIES[name];
    expect(isAsk(name, right)).toBe(true);
    for (const body of [...wrong, null, 'text', 5, undefined]) expect(isAsk(name, body), JSON.stringify(body)).toBe(false);
  });

  it('settings that are broken are put right, not refused: what a person chose elsewhere stays', () => {
    expect(isAsk('save-settings', { seed: 'broken', placement: 3 })).toBe(true);
  });
});
