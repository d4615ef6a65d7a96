// The runner of the probe's panel: limits, failures, cancel, and the tidying at every end. Its measurements are the test's own.
import { describe, expect, test } from 'vitest';
import type { Profile } from '../../../../src/probe/contract/profile';
import { PartlyMeasured } from '../../../../src/probe/ui/measure/measurement';
import type { Measurement } from '../../../../src/probe/ui/measure/measurement';
import type { PluginPort } from '../../../../src/probe/ui/plugin-port';
import { runProbe } from '../../../../src/probe/ui/run-probe';

interface Run {
  readonly profile: Promise<Profile>;
  readonly cancel: () => void;
  readonly asked: string[];
  readonly titles: string[];
}

function start(measurements: readonly Measurement[], stop: () => Promise<unknown> = () => Promise.resolve({ left: 0 })): Run {
  const asked: string[] = [];
  const titles: string[] = [];
  const controller = new AbortController();
  const port = {
    ask: (name: string) => {
      asked.push(name);
      return stop();
    },
  } as unknown as PluginPort;
  const profile = runProbe({
    port,
    measurements,
    signal: controller.signal,
    draws: true,
    found: { facts: { 'show.plain': 'works, 300×200' }, troubles: [] },
    onProgress: ({ title }) => {
      titles.push(title);
    },
  });
  return {
    profile,
    cancel: () => {
      controller.abort();
    },
    asked,
    titles,
  };
}

const good: Measurement = { title: 'Good', limit: 5, run: () => Promise.resolve({ 'frame.depth': 3 }) };
const stuck: Measurement = { title: 'Stuck', limit: 0.05, run: () => new Promise(() => undefined) };
const values = ({ facts }: Profile): unknown => Object.fromEntries(facts.map(({ id, value }) => [id, value]));

describe('runProbe', () => {
  test('keeps what was found before, and gives each fact its words', async () => {
    const profile = await start([good]).profile;
    expect(values(profile)).toEqual({ 'frame.depth': 3, 'show.plain': 'works, 300×200' });
    expect(profile.facts[0]!.words).toBe('Frames above the panel, up to the top window');
    expect(profile.notMeasured).toContain('frame.origin');
    expect([profile.cancelled, profile.troubles]).toEqual([false, []]);
  });

  test('a measurement that never ends is given up with a sentence, tidied after, and the next one runs', async () => {
    const run = start([stuck, good]);
    const profile = await run.profile;
    expect(profile.troubles).toEqual([{ measurement: 'Stuck', sentence: 'It took longer than 0.05 s and was given up.' }]);
    expect(values(profile)).toMatchObject({ 'frame.depth': 3 });
    expect(run.asked).toEqual(['stop', 'stop']);
  });

  test('of a failure half way the first half is kept', async () => {
    const half: Measurement = {
      title: 'Half',
      limit: 5,
      run: () => Promise.reject(new PartlyMeasured('The rest could not be measured.', { 'undo.twice': 'before' })),
    };
    const profile = await start([half]).profile;
    expect(values(profile)).toMatchObject({ 'undo.twice': 'before' });
    expect(profile.troubles).toEqual([{ measurement: 'Half', sentence: 'The rest could not be measured.' }]);
  });

  test('what is thrown without words still gets a sentence', async () => {
    const mute: Measurement = { title: 'Mute', limit: 5, run: () => Promise.reject(new Error()) };
    expect((await start([mute]).profile).troubles).toEqual([{ measurement: 'Mute', sentence: 'It failed without a word.' }]);
  });

  test('a cancel ends at once, keeps what was found, starts nothing more, and tidies', async () => {
    const forever: Measurement = { ...stuck, limit: 1_000 };
    const after: Measurement = { title: 'After', limit: 5, run: () => Promise.reject(new Error('was run')) };
    const run = start([good, forever, after]);
    await expect.poll(() => run.titles).toContain('Stuck');
    run.cancel();
    const profile = await run.profile;
    expect(profile.cancelled).toBe(true);
    expect(profile.troubles).toEqual([]);
    expect(values(profile)).toMatchObject({ 'frame.depth': 3 });
    expect(run.asked).toEqual(['stop']);
    expect(run.titles).not.toContain('After');
  });

  test('says so when something could not be removed, or nobody answers', async () => {
    expect((await start([good], () => Promise.resolve({ left: 2 })).profile).troubles).toEqual([
      { measurement: 'Tidying up', sentence: '2 layers of the probe could not be removed. Please delete them.' },
    ]);
    expect((await start([good], () => Promise.reject(new Error('no answer'))).profile).troubles[0]).toMatchObject({
      measurement: 'Tidying up',
      sentence: expect.stringContaining('Please look at the page') as string,
    });
  });

  test('facts that nobody knows are not taken over: they came through a message', async () => {
    const odd: Measurement = { title: 'Odd', limit: 5, run: () => Promise.resolve({ 'frame.depth': 1, 'constructor': 'x' } as never) };
    expect(Object.keys(values(await start([odd]).profile) as object).sort()).toEqual(['frame.depth', 'show.plain']);
  });
});
