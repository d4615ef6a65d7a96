// CHANGELOG.md as the release reads it: a section a version, with the day on which it was released.
export interface ChangelogSection {
  readonly version: string;
  /** Year, month 1…12, day. Null as long as the version is not released. */
  readonly date: readonly [number, number, number] | null;
  /** Markdown without the heading. */
  readonly text: string;
}

/** All sections, in the file's order, newest first. */
export function changelogSections(changelog: string): readonly ChangelogSection[] {
  return changelog
    .split(/^## /m)
    .slice(1)
    .map((part) => {
      const [heading = '', ...lines] = part.split('\n');
      const [, version = heading.trim(), year, month, day] = /^(\d+\.\d+\.\d+) – (\d{4})-(\d\d)-(\d\d)\s*$/.exec(heading) ?? [];
      return { version, date: day === undefined ? null : [Number(year), Number(month), Number(day)], text: lines.join('\n').trim() };
    });
}

/** The section of a version that may be released. @throws Error saying what is missing. */
export function releasedSection(changelog: string, version: string): ChangelogSection & { readonly date: readonly [number, number, number] } {
  const section = changelogSections(changelog).find((one) => one.version === version && one.date !== null);
  if (section === undefined || section.date === null)
    throw new Error(`CHANGELOG.md has no dated section for ${version}. Write "## ${version} – YYYY-MM-DD" over what is new in it.`);
  if (section.text === '') throw new Error(`CHANGELOG.md says nothing of ${version}.`);
  return { ...section, date: section.date };
}
