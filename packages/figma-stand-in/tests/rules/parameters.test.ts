// Parameters, which a person fills in before the run. Sources are lines of @figma/plugin-typings 1.142.0.
import { describe, expect, test } from 'vitest';
import { readManifest } from '../../src/api/manifest';
import { runPlugin } from '../../src/node/run-plugin';

const PARAMETERS = [
  { name: 'Country', key: 'country' },
  { name: 'Note', key: 'note', allowFreeform: true, optional: true },
];
const manifest = { parameters: PARAMETERS };

/** In the way of Figma's sample "capital". */
const CODE = `
  figma.parameters.on('input', ({ key, query, parameters, result }) => {
    if (key === 'note') { result.setError('never'); return; }
    result.setLoadingMessage('Looking…');
    if (query === '?') { result.setError('No country begins like this'); return; }
    result.setSuggestions(['France', { name: 'Germany', data: { code: 'de' } }].filter((one) => (one.name || one).startsWith(query)));
  });
  figma.on('run', ({ command, parameters }) => { console.log(JSON.stringify([command, parameters])); });`;

describe('figma.parameters (line 3529)', () => {
  test('suggests: names, their data, or the name as its own data (line 3436)', async () => {
    const { run } = await runPlugin({ code: CODE, manifest, entersParameters: true });
    expect(await run.parameters.type('country', '')).toEqual({
      loading: ['Looking…'],
      suggestions: [
        { name: 'France', data: 'France' },
        { name: 'Germany', data: { code: 'de' } },
      ],
    });
    expect(await run.parameters.type('country', 'G')).toMatchObject({ suggestions: [{ name: 'Germany' }] });
    expect(await run.parameters.type('country', '?')).toEqual({ loading: ['Looking…'], error: 'No country begins like this' });
  });

  test('a parameter that takes any text can have no error (line 3493)', async () => {
    const { run, errors, settle } = await runPlugin({ code: CODE, manifest, entersParameters: true });
    void run.parameters.type('note', 'x');
    await settle();
    expect(errors.join()).toContain('in setError: The parameter "note" takes any text');
  });

  test('there is no other event, and no parameter that the manifest does not have', async () => {
    const { run, errors } = await runPlugin({ code: `figma.parameters.on('output', () => {});`, manifest });
    expect(errors.join()).toContain('"output" is not a valid event of figma.parameters');
    await expect(run.parameters.type('city', '')).rejects.toThrow('no parameter "city"');
  });
});

describe('the run event (line 3549)', () => {
  test('comes once everything is filled in, and has the values', async () => {
    const { run, logs, settle } = await runPlugin({ code: CODE, manifest, command: 'capital', entersParameters: true });
    expect(logs).toEqual([]);
    run.parameters.enter({ country: { code: 'de' } });
    await settle();
    expect(logs).toEqual(['log: ["capital",{"country":{"code":"de"}}]']);
  });

  test('has what a test gives at once, and nothing where there is nothing', async () => {
    expect((await runPlugin({ code: CODE, manifest, parameters: { country: 'France' } })).logs).toEqual(['log: ["",{"country":"France"}]']);
    expect((await runPlugin({ code: `figma.on('run', ({ parameters }) => console.log(parameters));` })).logs).toEqual(['log: undefined']);
  });
});

test('a parameter must have name and key, each key once', () => {
  const text = (parameters: unknown): string => JSON.stringify({ name: 'P', id: '1', main: 'code.js', api: '1.0.0', parameters });
  expect(readManifest(text(PARAMETERS)).parameters).toEqual(PARAMETERS);
  expect(() => readManifest(text([{ name: 'Country' }]))).toThrow('name and key');
  expect(() => readManifest(text([PARAMETERS[0], PARAMETERS[0]]))).toThrow('same key');
});
