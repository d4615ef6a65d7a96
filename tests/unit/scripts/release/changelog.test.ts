import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { ROOT } from '../../../../scripts/build/build-target';
import { changelogSections, releasedSection } from '../../../../scripts/release/changelog';

const LOG =
  '# Changelog\n\nWords.\n\n## Unreleased\n\n- D\n\n## 1.1.0 – 2027-02-03\n\n- B\n  more\n\n### Part\n\n- C\n\n## 1.0.0 – 2026-11-29\n\n- A\n';

describe('a version that may be released', () => {
  test('has a section with a date, whose text ends where the next begins', () => {
    expect(releasedSection(LOG, '1.1.0')).toEqual({ version: '1.1.0', date: [2027, 2, 3], text: '- B\n  more\n\n### Part\n\n- C' });
    expect(releasedSection(LOG, '1.0.0').text).toBe('- A');
  });

  test.each([
    ['none', LOG, '1.2.0'],
    ['one without a date', '## 1.2.0 – unreleased\n\n- A\n', '1.2.0'],
    ['one with another dash', '## 1.2.0 - 2027-01-01\n\n- A\n', '1.2.0'],
    ['only a longer name', '## 1.2.01 – 2027-01-01\n\n- A\n', '1.2.0'],
  ])('and not %s', (_name, log, version) => {
    expect(() => releasedSection(log, version)).toThrow('"## 1.2.0 – YYYY-MM-DD"');
  });

  test('and not one that says nothing', () => {
    expect(() => releasedSection('## 1.2.0 – 2027-01-01\n\n## 1.1.0 – 2026-12-01\n\n- A\n', '1.2.0')).toThrow('says nothing');
  });
});

test('the project’s changelog: every section has a date but one above them all, and the newest date comes first', () => {
  const sections = changelogSections(readFileSync(`${ROOT}CHANGELOG.md`, 'utf8'));
  const [first, ...others] = sections;
  const dated = first!.date === null ? others : sections;
  expect(dated.length).toBeGreaterThan(0);
  const days = dated.map(({ date }) => Date.UTC(...date!));
  expect(days).toEqual([...days].sort((a, b) => b - a));
});
