// The files of the repository, as git lists them: nothing that is ignored, and what is new but not ignored.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { ROOT } from '../build/build-target';

/** Paths from the root, with slashes, sorted. @throws Error where this is no clone of the repository. */
export function trackedFiles(): readonly string[] {
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], {
    cwd: ROOT,
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  return [...new Set(listed.split('\0'))].filter((file) => file !== '' && existsSync(ROOT + file)).sort();
}
