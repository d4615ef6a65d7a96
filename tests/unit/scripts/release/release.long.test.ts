// `npm run release` in copies of the tree, each in a folder of its own with git around it, as in a fresh clone: what is written, twice the
// same bytes wherever and whenever, and what is refused. The zips are read by `fflate`, which wrote them; the browser test of a release reads
// them, too. node_modules is the only thing that the copies share with this tree.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { trackedFiles } from '../../../../scripts/arrows/tracked-files';
import { ROOT } from '../../../../scripts/build/build-target';
import { PAINTER_IDS } from '../../../../scripts/shared/model-files';

/** Heavy, and no part of a release. */
const LEFT_OUT = /^(training|tests)\//;
const FILES = trackedFiles().filter((file) => !LEFT_OUT.test(file));

let parent: string;
beforeAll(() => {
  parent = mkdtempSync(join(tmpdir(), 'alla-prima-clone-'));
});
afterAll(() => {
  rmSync(parent, { recursive: true });
}, 120_000);

/** A clone of the tree as it is now. */
function clone(name: string): string {
  const folder = join(parent, name);
  for (const file of FILES) cpSync(ROOT + file, join(folder, file));
  symlinkSync(`${ROOT}node_modules`, join(folder, 'node_modules'), 'junction');
  const git = (...words: readonly string[]): void => {
    expect(spawnSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@b.c', ...words], { cwd: folder }).status).toBe(0);
  };
  git('init', '--quiet');
  // The link to the packages is no folder, which is what .gitignore names.
  writeFileSync(join(folder, '.git/info/exclude'), 'node_modules\n');
  git('add', '--all');
  git('commit', '--quiet', '--message', 'All');
  return folder;
}

interface Run {
  readonly status: number | null;
  readonly said: string;
}

function release(folder: string, words: readonly string[], environment: Readonly<Record<string, string>> = {}): Run {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', 'scripts/release/release.ts', ...words], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, ...environment },
  });
  return { status, said: stdout + stderr };
}

function sums(folder: string): Record<string, string> {
  return Object.fromEntries(
    readdirSync(folder).map(
      (name) =>
        [
          name,
          createHash('sha256')
            .update(readFileSync(join(folder, name)))
            .digest('hex'),
        ] as const,
    ),
  );
}

describe('the files of a release', () => {
  test('are the same bytes wherever and whenever they are made, and what a teammate needs', { timeout: 300_000 }, () => {
    const [one, two] = [clone('one'), clone('another-and-a-longer-one')];
    expect(release(one, ['--draft'], { TZ: 'Pacific/Kiritimati', LANG: 'C' })).toMatchObject({ status: 0 });
    // What an earlier release left is not in the next.
    const again = release(two, ['--draft'], { TZ: 'America/Sao_Paulo', LANG: 'tr_TR.UTF-8', SOURCE_DATE_EPOCH: '1' });
    expect(again.said).toContain('Still open: ');
    expect(again.status).toBe(0);
    const [first, second] = [sums(join(one, 'release/draft')), sums(join(two, 'release/draft'))];
    const { version } = JSON.parse(readFileSync(`${ROOT}package.json`, 'utf8')) as { version: string };
    expect(Object.keys(first).sort()).toEqual(['SHA256SUMS', `alla-prima-${version}.zip`, `notes-${version}.md`, `site-${version}.zip`].sort());
    expect(second).toEqual(first);
    const written = (name: string): Buffer => readFileSync(join(one, 'release/draft', name));
    expect(written('SHA256SUMS').toString()).toBe(
      [`alla-prima-${version}.zip`, `site-${version}.zip`].map((name) => `${first[name]!}  ${name}\n`).join(''),
    );

    const plugin = unzipSync(written(`alla-prima-${version}.zip`));
    expect(Object.keys(plugin)).toEqual(
      expect.arrayContaining(
        [
          'manifest.json',
          'code.js',
          'ui.html',
          'Read me first.html',
          'licences/code.txt',
          ...PAINTER_IDS.flatMap((id) => [`licences/painter-${id}.txt`, `licences/painter-${id}.md`]),
        ].map((name) => `alla-prima/${name}`),
      ),
    );
    expect(Object.keys(plugin).filter((name) => !name.startsWith('alla-prima/'))).toEqual([]);
    const howTo = new TextDecoder().decode(plugin['alla-prima/Read me first.html']);
    expect(howTo).toContain(`Alla Prima ${version}`);
    expect(howTo).toContain('Import plugin from manifest…');
    expect(howTo).toContain('Non-commercial');
    // It says what it shows without any other file, and holds no mark that was not filled.
    expect([...howTo.matchAll(/(?:src|href)="(?!data:)([^"]*)"/g)]).toEqual([]);
    expect(howTo).not.toMatch(/\/\*[a-z-]+\*\//);

    const site = unzipSync(written(`site-${version}.zip`));
    expect(Object.keys(site)).toEqual(
      expect.arrayContaining(['index.html', '_headers', ...PAINTER_IDS.map((id) => `licences/painter-${id}.txt`)]),
    );
    const notes = written(`notes-${version}.md`).toString();
    expect(notes).toContain(first[`site-${version}.zip`]);
    expect(notes).toContain('Non-commercial');
  });
});

describe('a release is refused, and nothing is written,', () => {
  const NOTHING = (folder: string): void => {
    expect(readdirSync(folder)).not.toContain('release');
  };

  test('of a version without a date', { timeout: 120_000 }, () => {
    const folder = clone('undated');
    const path = join(folder, 'package.json');
    writeFileSync(path, readFileSync(path, 'utf8').replace(/"version": "[^"]+"/, '"version": "77.0.0"'));
    const { status, said } = release(folder, []);
    expect(said.trim()).toBe('CHANGELOG.md has no dated section for 77.0.0. Write "## 77.0.0 – YYYY-MM-DD" over what is new in it.');
    expect(status).toBe(1);
    NOTHING(folder);
  });

  test('of changes that no commit holds, and where the tests fail', { timeout: 120_000 }, () => {
    const folder = clone('changed');
    writeFileSync(join(folder, 'src/new.ts'), 'export {};\n');
    const changed = release(folder, []);
    expect(changed.said).toContain('These changes are in no commit.');
    expect(changed.said).toContain('src/new.ts');
    expect(changed.status).toBe(1);
    NOTHING(folder);

    rmSync(join(folder, 'src/new.ts'));
    writeFileSync(join(folder, 'scripts/test.mjs'), 'process.exit(3);\n');
    expect(
      spawnSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@b.c', 'commit', '--all', '--quiet', '--message', 'Broken'], { cwd: folder })
        .status,
    ).toBe(0);
    const failed = release(folder, []);
    expect(failed.said.trim()).toBe('The tests failed: nothing is released.');
    expect(failed.status).toBe(1);
    NOTHING(folder);
  });
});
