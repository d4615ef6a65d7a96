// Every link and picture of the papers leads somewhere: to a file that is there, to a heading that is in it.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';
import { trackedFiles } from '../../../scripts/arrows/tracked-files';
import { ROOT } from '../../../scripts/build/build-target';

const PAPERS = trackedFiles().filter(
  (file) => /^([A-Z_]+|docs\/.*|listing\/.*|packages\/.*|scripts\/.*|training\/README)\.md$/.test(file) && !file.includes('node_modules'),
);

it('the papers are there', () => {
  expect(PAPERS).toEqual(
    expect.arrayContaining(['README.md', 'CONTRIBUTING.md', 'docs/architecture.md', 'docs/decisions.md', 'docs/hosting.md', 'docs/tour.md']),
  );
});

it.each(PAPERS)('%s: every link leads somewhere', (paper) => {
  expect(deadLinks(paper, readFileSync(ROOT + paper, 'utf8'))).toEqual([]);
});

it('a dead link, a dead picture and a dead heading would be found', () => {
  const text =
    '[a](README.md) [b](NOWHERE.md) ![c](docs/no.png) [d](README.md#no-such-heading) [e](#f)\n# F\n`[g](no.md)`\n[h](https://example.org/x)';
  expect(deadLinks('PAPER.md', text)).toEqual(['NOWHERE.md', 'docs/no.png', 'README.md#no-such-heading']);
});

it('every picture of docs/pictures is shown in some paper', () => {
  const texts = PAPERS.map((paper) => readFileSync(ROOT + paper, 'utf8')).join('\n');
  const pictures = trackedFiles()
    .filter((file) => file.startsWith('docs/pictures/'))
    .map((file) => file.slice('docs/pictures/'.length));
  expect(pictures.filter((name) => !texts.includes(`pictures/${name}`))).toEqual([]);
});

/** Targets of links within the repository that lead nowhere. Addresses on the network are not asked. */
function deadLinks(paper: string, text: string): readonly string[] {
  const prose = text.replace(/^```[^]*?^```/gm, '').replace(/`[^`\n]*`/g, '');
  const targets = [...prose.matchAll(/\]\(([^()\s]+)\)/g)].map(([, target]) => target!).filter((target) => !/^[a-z]+:/.test(target));
  return targets.filter((target) => {
    const [path = '', heading] = target.split('#');
    const file = path === '' ? paper : normalize(join(dirname(paper), path));
    if (path !== '' && !existsSync(ROOT + file)) return true;
    if (heading === undefined || (path !== '' && statSync(ROOT + file).isDirectory())) return heading !== undefined;
    return !anchorsOf(path === '' ? text : readFileSync(ROOT + file, 'utf8')).includes(heading);
  });
}

/** Names of the headings as GitHub makes them: lower case, no punctuation, dashes for spaces. */
function anchorsOf(text: string): readonly string[] {
  return [...text.matchAll(/^#+ (.+)$/gm)].map(([, title]) =>
    title!
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s-]/gu, '')
      .trim()
      .replace(/\s/g, '-'),
  );
}

describe('files that are named', () => {
  const SOURCES = trackedFiles().filter((file) => /^(src|scripts|tests|packages)\/.*\.(tsx?|mjs)$/.test(file));

  it.each([
    ['papers', PAPERS],
    ['comments', SOURCES],
  ] as const)('in %s are there', (kind, files) => {
    const missing = files.flatMap((file) => {
      const text = readFileSync(ROOT + file, 'utf8');
      return namedFiles(kind === 'papers' ? text : commentsOf(text))
        .filter((name) => !existsSync(ROOT + name) && !existsSync(join(ROOT, dirname(file), name)))
        .map((name) => `${file} names ${name}`);
    });
    expect(missing).toEqual([]);
  });

  it('would be found, in a comment of either kind and in no string', () => {
    const text = "// See src/no/one.ts.\n/** And\n * scripts/two.mjs, once. */\nconst path = 'src/no/three.ts';";
    expect(namedFiles(commentsOf(text))).toEqual(['src/no/one.ts', 'scripts/two.mjs']);
  });
});

/** Paths from the root, or from the text's own folder, that a text names. */
function namedFiles(text: string): readonly string[] {
  return [...text.matchAll(/(?<![\w/.-])(?:src|scripts|tests|packages|training|docs)\/[\w./-]+\.(?:tsx?|mjs|json|md|py|toml|css|html)\b/g)].map(
    ([name]) => name,
  );
}

function commentsOf(source: string): string {
  return source
    .split('\n')
    .filter((line) => /^\s*(?:\/\/|\/\*|\*)/.test(line))
    .join('\n');
}
