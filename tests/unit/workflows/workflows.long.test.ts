// The workflows of .github: what they may do, what they run on whose word, and a dry run of their shell steps with `npm` and `gh` replaced by
// programs that write down what they were asked and keep the releases in a folder. GitHub itself has not run them.
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { ROOT } from '../../../scripts/build/build-target';

interface Step {
  readonly name?: string;
  readonly id?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly env?: Readonly<Record<string, string>>;
}
interface Workflow {
  readonly permissions: unknown;
  readonly jobs: Readonly<Record<string, { readonly permissions?: unknown; readonly if?: string; readonly steps: readonly Step[] }>>;
}

const FOLDER = `${ROOT}.github/workflows/`;
const NAMES = readdirSync(FOLDER);
const text = (name: string): string => readFileSync(FOLDER + name, 'utf8');
const workflow = (name: string): Workflow => parse(text(name)) as Workflow;
const stepsOf = (name: string): readonly Step[] => Object.values(workflow(name).jobs).flatMap(({ steps }) => steps);

/**
 * Commits that these tags of the actions' repositories point at, looked up on 29 November 2026 in stored copies of those repositories
 * (`git tag --points-at`). A pin that is changed is looked up again.
 */
const PINS: Readonly<Record<string, string>> = {
  'actions/checkout': '3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1',
  'actions/setup-node': '820762786026740c76f36085b0efc47a31fe5020 # v7.0.0',
  'actions/upload-artifact': 'bbbca2ddaa5d8feaa63e36b76fdaad77386f024f # v7.0.0',
  'actions/upload-pages-artifact': 'fc324d3547104276b827a68afc52ff2a11cc49c9 # v5.0.0',
  'actions/deploy-pages': 'cd2ce8fcbc39b97be8ca5fce6e763baed58fa128 # v5.0.0',
};

describe.each(NAMES)('%s', (name) => {
  test('pins every action to a whole commit that was looked up, with its tag beside it', () => {
    const used = [...text(name).matchAll(/uses: +(.+)$/gm)].map(([, action]) => action!.split('@') as [string, string]);
    expect(used).toHaveLength(stepsOf(name).filter(({ uses }) => uses !== undefined).length);
    for (const [action, pin] of used) expect({ action, pin }).toEqual({ action, pin: PINS[action] });
  });

  test('gives no step more than it needs, and puts no expression into a shell', () => {
    expect([{}, { contents: 'read' }]).toContainEqual(workflow(name).permissions);
    for (const { run } of stepsOf(name)) expect(run ?? '').not.toContain('${{');
  });

  test('has shell steps that the shell reads', () => {
    const runs = stepsOf(name).flatMap(({ run }) => run ?? []);
    expect(runs.length).toBeGreaterThan(0);
    for (const run of runs) expect(spawnSync('bash', ['-n', '-c', run], { encoding: 'utf8' })).toMatchObject({ status: 0, stderr: '' });
  });
});

test('writing is for the release alone: its files, and Pages', () => {
  const jobs = NAMES.flatMap((name) => Object.entries(workflow(name).jobs).map(([job, { permissions }]) => [job, permissions] as const));
  expect(Object.fromEntries(jobs)).toEqual({
    test: undefined,
    files: { contents: 'write' },
    panel: { 'contents': 'read', 'pages': 'write', 'id-token': 'write' },
  });
  expect(text('checks.yml')).not.toContain('pull_request_target');
});

test('the checks run the README’s test command', () => {
  const [command] = /^npm test(?= )/m.exec(readFileSync(`${ROOT}README.md`, 'utf8'))!;
  expect(stepsOf('checks.yml').flatMap(({ run }) => run ?? [])).toEqual([command]);
});

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'alla-prima-workflow-'));
  mkdirSync(join(folder, 'bin'));
  mkdirSync(join(folder, 'store'));
  program('npm', NPM);
  program('gh', GH);
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

/** The release command writes small files in place of the tested and built ones; the site is put together by the real program. */
const NPM = `echo "npm $*" >> "$DRY/asked.txt"
case "$*" in
  'test') ;;
  'run release')
    version="$(node -p 'require("./package.json").version')"
    mkdir -p release && cp "$DRY/site-$version.zip" release/ && touch "release/alla-prima-$version.zip" release/SHA256SUMS
    echo "# Notes" > "release/notes-$version.md" ;;
  'run site -- '*) exec node --import "$TSX" "$SITE" "\${@:4}" ;;
  *) exit 64 ;;
esac`;

/** Releases are folders. Anything but the few words that the workflow says is refused. */
const GH = `[ -n "$GH_TOKEN" ] || exit 4
echo "gh $*" >> "$DRY/asked.txt"
tag="$3"
case "$*" in
  'release list --exclude-drafts --limit 1000 --json tagName --jq .[].tagName') ls "$DRY/store" ;;
  "release view $tag") [ -d "$DRY/store/$tag" ] ;;
  "release view $tag --json assets --jq .assets[].name") ls "$DRY/store/$tag" ;;
  "release create $tag --verify-tag --title Alla Prima "*" --notes-file "*) [ -f "\${*: -1}" ] && mkdir "$DRY/store/$tag" ;;
  "release upload $tag "*" --clobber") shift 3; cp "\${@:1:$#-1}" "$DRY/store/$tag/" ;;
  "release download $tag --pattern site-*.zip --dir "*) mkdir -p "\${*: -1}" && cp "$DRY/store/$tag"/site-*.zip "\${*: -1}/" ;;
  *) exit 64 ;;
esac`;

function program(name: string, script: string): void {
  const path = join(folder, 'bin', name);
  writeFileSync(path, `#!/usr/bin/env bash\nset -euo pipefail\n${script}\n`);
  chmodSync(path, 0o755);
}

interface DryRun {
  readonly status: number | null;
  readonly stderr: string;
  readonly outputs: string;
}

/** Run a job's shell steps one after the other, as GitHub's `bash` does on Linux, in a checkout of this version. Stops at the first that fails. */
function dryRun(
  job: string,
  { version, tag = `v${version}`, panel = '' }: { readonly version: string; readonly tag?: string; readonly panel?: string },
): DryRun {
  const checkout = join(folder, `checkout-${job}-${tag}-${readdirSync(folder).length}`);
  mkdirSync(checkout);
  writeFileSync(join(checkout, 'package.json'), JSON.stringify({ version }));
  writeFileSync(join(checkout, 'publish.json'), JSON.stringify({ panel, support: '' }));
  writeFileSync(join(folder, `site-${version}.zip`), zipSync({ 'index.html': strToU8(`panel ${version}`), 'assets/a.js': strToU8('a') }));
  const outputFile = join(checkout, 'outputs');
  writeFileSync(outputFile, '');
  const name = NAMES.find((file) => job in workflow(file).jobs)!;
  for (const { run, env = {} } of workflow(name).jobs[job]!.steps) {
    if (run === undefined) continue;
    const { status, stderr } = spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', run], {
      cwd: checkout,
      encoding: 'utf8',
      env: {
        PATH: `${join(folder, 'bin')}:${process.env['PATH']!}`,
        DRY: folder,
        TSX: import.meta.resolve('tsx'),
        SITE: `${ROOT}scripts/release/site.ts`,
        GITHUB_REF_NAME: tag,
        GITHUB_OUTPUT: outputFile,
        ...Object.fromEntries(Object.entries(env).map(([key, value]) => [key, value === '${{ github.token }}' ? 'token' : value])),
      },
    });
    if (status !== 0) return { status, stderr, outputs: readFileSync(outputFile, 'utf8') };
  }
  if (job === 'panel') expect(existsSync(join(checkout, '_site/index.html'))).toBe(true);
  lastCheckout = checkout;
  return { status: 0, stderr: '', outputs: readFileSync(outputFile, 'utf8') };
}
let lastCheckout: string;

const asked = (): string => readFileSync(join(folder, 'asked.txt'), 'utf8');

describe('a dry run', () => {
  test('of the checks', () => {
    expect(dryRun('test', { version: '1.0.0' })).toMatchObject({ status: 0 });
    expect(asked()).toBe('npm test\n');
  });

  test('of a release attaches its files, and of its second try, too', () => {
    expect(dryRun('files', { version: '1.0.0' })).toEqual({ status: 0, stderr: '', outputs: 'panel=\n' });
    const files = ['SHA256SUMS', 'alla-prima-1.0.0.zip', 'site-1.0.0.zip'];
    expect(readdirSync(join(folder, 'store/v1.0.0'))).toEqual(files);
    rmSync(join(folder, 'store/v1.0.0/SHA256SUMS'));
    expect(dryRun('files', { version: '1.0.0' })).toMatchObject({ status: 0 });
    expect(readdirSync(join(folder, 'store/v1.0.0'))).toEqual(files);
    expect(asked().match(/release create/g)).toHaveLength(1);
  });

  test('of a tag that is not the version stops before anything is tested or released', () => {
    expect(dryRun('files', { version: '1.0.0', tag: 'v1.0.1' }).status).toBe(1);
    expect(existsSync(join(folder, 'asked.txt'))).toBe(false);
    expect(readdirSync(join(folder, 'store'))).toEqual([]);
  });

  test('of the panel gives every released version its folder; a release without a panel does not stand in the way', () => {
    expect(workflow('release.yml').jobs['panel']!.if).toBe("needs.files.outputs.panel != ''");
    for (const version of ['1.0.0', '1.9.0', '1.10.0'])
      expect(dryRun('files', { version, panel: 'https://someone.github.io/alla-prima' }).outputs).toBe(
        'panel=https://someone.github.io/alla-prima\n',
      );
    mkdirSync(join(folder, 'store/v0.9.0'));
    expect(dryRun('panel', { version: '1.10.0' })).toMatchObject({ status: 0 });
    const site = join(lastCheckout, '_site');
    expect(readdirSync(site).sort()).toEqual(['1.0.0', '1.10.0', '1.9.0', 'index.html']);
    expect(readFileSync(join(site, '1.9.0/index.html'), 'utf8')).toBe('panel 1.9.0');
    expect(readFileSync(join(site, 'index.html'), 'utf8')).toContain('Versions here: 1.10.0, 1.9.0, 1.0.0.');
  });

  test('of the panel stops where there is none at all, and where GitHub can’t be asked: no earlier panel is taken away', () => {
    mkdirSync(join(folder, 'store/v1.0.0'));
    expect(dryRun('panel', { version: '1.0.0' }).status).not.toBe(0);
    expect(dryRun('files', { version: '1.0.0' }).status).toBe(0);
    program('gh', `case "$*" in 'release list '*) echo v1.0.0 ;; *) exit 1 ;; esac`);
    expect(dryRun('panel', { version: '1.0.0' }).status).not.toBe(0);
    program('gh', 'exit 1');
    expect(dryRun('panel', { version: '1.0.0' }).status).not.toBe(0);
  });
});
