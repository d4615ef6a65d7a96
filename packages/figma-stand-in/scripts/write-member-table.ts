// `npm run members -w figma-stand-in`: writes the table of the README and the list of absent members anew, after a member came or went.
import { readFileSync, writeFileSync } from 'node:fs';
import { TABLE_MARKS, absentMembers, memberTable } from './member-table';

const README = new URL('../README.md', import.meta.url);
const ABSENT = new URL('../src/api/absent-members.json', import.meta.url);

writeFileSync(ABSENT, `${JSON.stringify(absentMembers(), null, 1)}\n`);
const text = readFileSync(README, 'utf8');
writeFileSync(
  README,
  text.replace(TABLE_MARKS, (_all, begin: string, end: string) => begin + memberTable() + end),
);
