// `npm run probe -- --compare`: what a real profile contradicts, and whose code relies on it.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { compareProfiles, reportOf } from '../../../../scripts/probe/compare';
import { RELIES, reliancesOn, STAND_IN } from '../../../../scripts/probe/relies';
import { STAND_IN_PROFILE } from '../../../../scripts/probe/stand-in-profile';
import { ROOT } from '../../../../scripts/build/build-target';
import { FACT_IDS } from '../../../../src/probe/contract/facts';
import type { FactId } from '../../../../src/probe/contract/facts';
import { readProfile } from '../../../../src/probe/contract/profile';
import type { Profile } from '../../../../src/probe/contract/profile';
import type { Value } from '../../../../src/probe/contract/value';

const standIn = readProfile(readFileSync(STAND_IN_PROFILE, 'utf8'));

/** The stand-in's profile with some facts otherwise; null leaves one out. */
function doctored(changes: Partial<Record<FactId, { readonly value: Value } | null>>): Profile {
  const facts = standIn.facts.flatMap((fact) => {
    const change = changes[fact.id as FactId];
    return change === undefined ? [fact] : change === null ? [] : [{ ...fact, value: change.value }];
  });
  return { ...standIn, facts };
}

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'alla-prima-compare-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** The command as a person runs it. */
async function compare(text: string): Promise<{ readonly status: number | null; readonly stdout: string; readonly stderr: string }> {
  const file = join(folder, 'real.json');
  await writeFile(file, text);
  return spawnSync(process.execPath, ['--import', 'tsx', 'scripts/probe/probe.ts', '--compare', file], { cwd: ROOT, encoding: 'utf8' });
}

describe('the command', () => {
  test('takes a doctored profile apart, fact by fact, with the code that relies on it', async () => {
    const members = standIn.facts.find(({ id }) => id === 'figma.members')!.value as readonly string[];
    const real = doctored({
      'message.source': { value: 'the parent, which is the top' },
      'undo.writeCommitUndo': { value: 'still there' },
      'figma.members': { value: [...members.filter((name) => name !== 'notify'), 'variables'] },
      'image.wide': null,
    });
    const { status, stdout } = await compare(
      JSON.stringify({ ...real, troubles: [{ measurement: 'Layers', sentence: 'It took longer than 30 s and was given up.' }] }),
    );
    expect(status).toBe(1);
    const blocks = stdout.split('\n\n');
    const block = (id: string): string => blocks.find((text) => text.startsWith(`${id}:`)) ?? '';
    expect(block('message.source')).toMatch(/^ +real\.json +the parent, which is the top$/m);
    expect(block('message.source')).toMatch(/^ +stand-in +the /m);
    expect(block('message.source')).toContain('relies on it: src/ui/wire/plugin-port.ts (which messages the panel hears)');
    expect(block('undo.writeCommitUndo')).toContain('relies on it: src/plugin/document/change-document.ts (one painting, one undo step)');
    expect(block('undo.writeCommitUndo')).toContain('to be made true in: packages/figma-stand-in/src/document');
    expect(block('figma.members')).toMatch(/missing +notify\n +besides +variables\n/);
    expect(stdout).toContain('Not measured in real.json: image.wide');
    expect(stdout).toContain('Layers: It took longer than 30 s and was given up.');
    expect(blocks.filter((text) => /^[a-z]+\.[A-Za-z]/.test(text))).toHaveLength(3);
    expect(stdout.trimEnd()).toMatch(/3 of \d+ facts contradict the stand-in\.$/);
  });

  test('a run that was cancelled says so, and names a few of the many facts that it lacks', async () => {
    const { status, stdout } = await compare(JSON.stringify({ ...standIn, facts: standIn.facts.slice(0, 3), cancelled: true }));
    expect(status).toBe(0);
    expect(stdout).toContain('This run was cancelled: facts that come after are missing.');
    expect(stdout).toMatch(new RegExp(`^Not measured in real\\.json: (\\S+, ){19}\\S+ and ${standIn.facts.length - 23} more$`, 'm'));
  });

  test('a profile without facts is refused: nothing was compared', async () => {
    const { status, stdout, stderr } = await compare(JSON.stringify({ ...standIn, facts: [] }));
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain('has no facts to compare. Run the probe to its end');
  });

  test('a byte order mark before the text does not matter', async () => {
    const { status, stdout } = await compare(`\uFEFF${JSON.stringify(standIn)}`);
    expect([status, stdout.trim()]).toEqual([0, expect.stringMatching(/^0 of \d+ facts contradict the stand-in\.$/)]);
  });

  test('the stand-in itself contradicts nothing', async () => {
    const { status, stdout } = await compare(JSON.stringify(standIn));
    expect([status, stdout.trim()]).toEqual([0, expect.stringMatching(/^0 of \d+ facts contradict the stand-in\.$/)]);
  });

  test.each([
    ['half a JSON', '{"kind": "Alla Pr', 'This is no JSON. Copy the whole text that the probe shows, from the first brace to the last.'],
    ['another JSON', '{"name": "x"}', 'This is no profile of the probe.'],
    ['another version', '{"kind": "Alla Prima probe", "version": 7}', 'This profile has version 7; this probe reads version 1.'],
    [
      'damaged facts',
      '{"kind": "Alla Prima probe", "version": 1, "facts": [{"id": "x", "value": {}}], "notMeasured": [], "troubles": []}',
      "This profile is damaged: its facts can't be read.",
    ],
  ])('%s is refused in one sentence', async (_what, text, sentence) => {
    expect(await compare(text)).toMatchObject({ status: 2, stdout: '', stderr: `${sentence}\n` });
  });
});

describe('comparing', () => {
  test("the playground's origin is Figma's", () => {
    const real = doctored({ 'message.origin': { value: 'https://www.figma.com' } });
    expect(standIn.facts.find(({ id }) => id === 'message.origin')!.value).toBe('http://localhost');
    expect(compareProfiles(standIn, real).contradictions).toEqual([]);
    expect(compareProfiles(standIn, doctored({ 'message.origin': { value: 'https://example.org' } })).contradictions).toHaveLength(1);
  });

  test('pixels may differ by a hair, and no more', () => {
    const off = standIn.facts.find(({ id }) => id === 'export.rotated.off')!.value as number;
    expect(compareProfiles(standIn, doctored({ 'export.rotated.off': { value: off + 0.015 } })).contradictions).toEqual([]);
    expect(compareProfiles(standIn, doctored({ 'export.rotated.off': { value: off + 0.03 } })).contradictions).toHaveLength(1);
  });

  test('what differs from machine to machine is no contradiction, also where a profile has it', () => {
    const machine = { id: 'frame.cores', value: 64, words: '' };
    const comparison = compareProfiles(standIn, { ...standIn, facts: [...standIn.facts, machine] });
    expect([comparison.contradictions, comparison.onlyReal]).toEqual([[], []]);
  });

  test('a fact that this probe does not know is shown, not dropped', () => {
    const stranger = { id: 'moon.phase', value: 'full', words: 'Phase of the moon' };
    expect(reportOf(compareProfiles(standIn, { ...standIn, facts: [...standIn.facts, stranger] }), 'real.json')).toContain(
      'moon.phase: Phase of the moon: full',
    );
  });
});

describe('the table of what relies on which fact', () => {
  test('names files that are there', () => {
    const paths = [...RELIES.flatMap(({ files }) => files), ...Object.values(STAND_IN)];
    expect(paths.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
  });

  test('every fact has a place in the stand-in', () => {
    expect(FACT_IDS.filter((id) => STAND_IN[id.split('.')[0]!] === undefined)).toEqual([]);
  });

  test('a pattern reaches its facts and no others', () => {
    expect(reliancesOn('worker.dataClassic').flatMap(({ files }) => files)).toContain('src/inference/client/places.ts');
    expect(reliancesOn('undone.x')).toEqual([]);
    expect(
      RELIES.flatMap(({ facts }) => facts).filter(
        (pattern) => !FACT_IDS.some((id) => pattern === id || (pattern.endsWith('.*') && id.startsWith(pattern.slice(0, -1)))),
      ),
    ).toEqual([]);
  });
});
