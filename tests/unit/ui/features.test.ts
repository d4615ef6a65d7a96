// How the panel's folders are laid out: what a newcomer can rely on when they look for something.
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../../../scripts/build/build-target';
import { importGraph } from '../../../scripts/arrows/import-graph';

const FEATURES = [
  'batch',
  'canvas-aids',
  'class-styles',
  'edges',
  'exchange',
  'file-styles',
  'fills',
  'layers',
  'live',
  'machine',
  'mask',
  'painters',
  'painting',
  'provenance',
  'quick',
  'scenes',
  'styles',
  'variations',
];

const files = readdirSync(`${ROOT}src/ui`, { recursive: true, encoding: 'utf8' }).filter((file) => /\.(tsx?|css)$/.test(file));

describe('the features of the panel', () => {
  it('are these, each a folder with its words', () => {
    expect(readdirSync(`${ROOT}src/ui/features`).sort()).toEqual(FEATURES);
    for (const feature of FEATURES) expect(files, feature).toContain(`features/${feature}/words.ts`);
  });

  it('have at most 15 files side by side, as all folders of the panel', () => {
    const counts = new Map<string, number>();
    for (const file of files) {
      const folder = file.slice(0, Math.max(0, file.lastIndexOf('/')));
      counts.set(folder, (counts.get(folder) ?? 0) + 1);
    }
    expect([...counts].filter(([, count]) => count > 15)).toEqual([]);
  });

  it('reduce their own actions: what leads from one feature to another is in src/ui/state', () => {
    const reducers = [...importGraph('src/ui')].filter(([file]) => /\/features\/.*\/reduce-/.test(file));
    expect(reducers.length).toBeGreaterThan(7);
    const reducerOf = (source: string): readonly string[] => [...source.matchAll(/export function (reduce\w+)/g)].map(([, name]) => name!);
    for (const [file, imports] of reducers) {
      const others = imports
        .filter((other) => /\/features\/.*\/reduce-/.test(other))
        .flatMap((other) => reducerOf(readFileSync(ROOT + other, 'utf8')));
      const text = readFileSync(ROOT + file, 'utf8');
      expect(
        others.filter((name) => new RegExp(`\\b${name}\\(`).test(text)),
        file,
      ).toEqual([]);
    }
  });

  it('keep their sentences in words.ts: no other file makes a failure or a notice of a literal', () => {
    // A sentence as the first argument after a code or a tone, or as the fallback of toFailure.
    const literal = /(?:toFailure\(\w+, |FailureError\('[a-z-]+', |noticeOf\('[a-z]+', |sentence: )['`]/;
    const offenders = files.filter(
      (file) => /\.tsx?$/.test(file) && !file.endsWith('words.ts') && literal.test(readFileSync(`${ROOT}src/ui/${file}`, 'utf8')),
    );
    expect(offenders).toEqual([]);
  });
});
