// The table of what is there and what is not, and the switch that names what a plugin asked for in vain.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { TABLE_MARKS, absentMembers, documentedMembers, memberTable } from '../../scripts/member-table';
import ABSENT from '../../src/api/absent-members.json' with { type: 'json' };
import { PRESENT_MEMBERS } from '../../src/api/present-members';
import { runPlugin } from '../../src/node/run-plugin';

test('the README’s table and the list are today’s (npm run members -w figma-stand-in)', () => {
  expect(ABSENT).toEqual(absentMembers());
  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
  expect(TABLE_MARKS.exec(readme)?.[0]).toContain(memberTable());
}, 60_000);

test('nothing is there that Figma’s typings do not have', () => {
  const documented = documentedMembers();
  for (const [kind, names] of Object.entries(PRESENT_MEMBERS))
    expect(
      names.filter((name) => !documented[kind]!.includes(name)),
      kind,
    ).toEqual([]);
}, 60_000);

const CODE = `
  const rect = figma.createRectangle();
  rect.reactions; 'fillGeometry' in rect; rect.fillGeometry; rect.cornerRadius; rect.nonsense; figma.variables; 'x' in rect;
  try { figma.currentPage.prototypeBackgrounds = []; } catch (error) { console.log(error.name); }`;

test('with the switch on, documented members that are absent are named, once each, and all stays as it is', async () => {
  const { run, logs, errors } = await runPlugin({ code: CODE, nameAbsentMembers: true });
  expect([...run.absentMembers]).toEqual(['RECTANGLE.reactions', 'RECTANGLE.fillGeometry', 'figma.variables', 'PAGE.prototypeBackgrounds']);
  expect(logs).toEqual(['log: TypeError']);
  expect(errors).toEqual([]);
});

test('without it, nothing is', async () => {
  const { run, logs } = await runPlugin({ code: CODE });
  expect([...run.absentMembers]).toEqual([]);
  expect(logs).toEqual(['log: TypeError']);
});
