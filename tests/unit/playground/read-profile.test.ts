import { readFileSync } from 'node:fs';
import { PROFILE_CHOICES, REPORTED_PROFILE } from 'figma-stand-in/frame/frame-profile';
import { USUAL } from 'figma-stand-in/api/unsettled';
import { describe, expect, it } from 'vitest';
import { readProfile, readUnsettled, UNSETTLED_CHOICES, wrongAnswer } from '../../../src/playground/read-profile';

const CHOICES = Object.entries<readonly string[]>({ ...PROFILE_CHOICES, ...UNSETTLED_CHOICES });

describe('what the address of the playground says', () => {
  it.each(CHOICES)('%s: each answer is taken, and no other', (question, answers) => {
    for (const answer of answers) {
      const query = new URLSearchParams({ [question]: answer });
      expect({ ...readProfile(query), ...readUnsettled(query) }).toEqual({ ...REPORTED_PROFILE, ...USUAL, [question]: answer });
      expect(wrongAnswer(query)).toBeNull();
    }
    expect(wrongAnswer(new URLSearchParams({ [question]: 'banana' }))).toBe(
      `${question}=banana is no answer here. Take one of ${answers.join(', ')}.`,
    );
  });

  it('what is no question is nothing to object to', () => {
    expect(wrongAnswer(new URLSearchParams({ theme: 'dark', other: 'x' }))).toBeNull();
  });

  it('the architecture names every question with its answers', () => {
    const rows = readFileSync(new URL('../../../docs/architecture.md', import.meta.url), 'utf8').split('\n');
    for (const [question, answers] of CHOICES) {
      const row = rows.find((line) => line.startsWith('| `') && line.split('|')[1]!.includes(`\`${question}\``));
      expect(row, question).toContain(answers.map((answer) => `\`${answer}\``).join(', '));
    }
  });
});
