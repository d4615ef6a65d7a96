// The walls between the rooms, as the compiler holds them: each room tries to import from each other one, and sees what is refused.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { roomsUnder } from '../../../scripts/arrows/rooms';
import { ROOT } from '../../../scripts/build/build-target';
import { importGraph } from '../../../scripts/arrows/import-graph';
import { aFileOf, missingGlobals, refusedImports } from '../../support/rooms';

/**
 * Who may import whom; docs/architecture.md says what each room is for. A reference of a reference counts: where `client` may import
 * `protocol`, so may whoever imports `client`. That is how project references work, so the table has it.
 */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  'contract': [],
  'plugin': ['contract', 'compose'],
  'labels': ['contract'],
  'labels/read': ['contract', 'labels'],
  'labels/trace': ['contract', 'labels'],
  'labels/edges': ['contract', 'labels'],
  'labels/layers': ['contract', 'labels', 'labels/read'],
  'sketch': ['contract', 'labels'],
  'compose': ['contract'],
  'inference/api': ['contract', 'labels'],
  'inference/protocol': ['contract', 'labels', 'inference/api'],
  'inference/client': ['contract', 'labels', 'inference/api', 'inference/protocol'],
  'inference/serve': ['contract', 'labels', 'inference/api', 'inference/protocol'],
  'inference/png': ['contract'],
  'inference/model': ['contract', 'labels', 'inference/api'],
  'inference/backend': ['contract', 'labels', 'inference/api', 'inference/model'],
  'inference/style': ['contract', 'labels', 'inference/api', 'inference/model', 'inference/backend'],
  'inference/reader': ['contract', 'labels', 'inference/api', 'inference/model', 'inference/backend'],
  'inference/paint': ['contract', 'labels', 'labels/edges', 'inference/api', 'inference/model', 'inference/backend', 'inference/style'],
  'inference/worker': [
    'contract',
    'labels',
    'labels/edges',
    'inference/api',
    'inference/protocol',
    'inference/serve',
    'inference/png',
    'inference/model',
    'inference/backend',
    'inference/style',
    'inference/reader',
    'inference/paint',
  ],
  'inference/label-worker': [
    'contract',
    'labels',
    'labels/read',
    'labels/trace',
    'labels/edges',
    'labels/layers',
    'inference/api',
    'inference/protocol',
    'inference/serve',
    'inference/png',
  ],
  'ui': ['contract', 'labels', 'sketch', 'compose', 'inference/api', 'inference/protocol', 'inference/client'],
  'playground': ['contract', 'packages/figma-stand-in/src'],
  'probe/contract': [],
  'probe/plugin': ['probe/contract'],
  'probe/ui': ['probe/contract'],
  'packages/figma-stand-in/src': [],
  'packages/figma-stand-in/src/node': ['packages/figma-stand-in/src'],
};

const rooms = new Map([...roomsUnder('src'), ...roomsUnder('packages')].filter(([folder]) => !folder.endsWith('/tests')));
const nameOf = (folder: string): string => folder.replace(/^src\//, '');
const folderOf = (name: string): string => (name.startsWith('packages/') ? name : `src/${name}`);

describe('walls', () => {
  it('every room has a row, and every row is a room', () => {
    expect([...rooms.keys()].map(nameOf).sort()).toEqual(Object.keys(MAY_IMPORT).sort());
  });

  it.each(Object.entries(MAY_IMPORT))('%s: the compiler refuses all imports but those from %j', (name, allowed) => {
    const others = [...rooms.values()].filter(({ folder }) => nameOf(folder) !== name);
    const files = others.map(aFileOf);
    const refused = refusedImports(rooms.get(folderOf(name))!, files);
    expect(
      others
        .filter((_, index) => !refused.includes(files[index]!))
        .map(({ folder }) => nameOf(folder))
        .sort(),
    ).toEqual([...allowed].sort());
  });

  it('the panel can’t compute: nothing of it leads to the runtime, the generator or the reading of pictures', () => {
    for (const room of [
      'labels/read',
      'labels/trace',
      'labels/edges',
      'labels/layers',
      'inference/backend',
      'inference/paint',
      'inference/style',
      'inference/reader',
      'inference/model',
      'inference/worker',
      'inference/label-worker',
      'inference/png',
    ]) {
      expect(MAY_IMPORT['ui'], room).not.toContain(room);
    }
  });

  it('each file is in a room, and the imports that are there are those that may be', () => {
    const roomOf = (file: string): string | undefined =>
      [...rooms.keys()]
        .sort((one, other) => other.length - one.length)
        .map(nameOf)
        .find((name) => file.startsWith(`${folderOf(name)}/`));
    for (const [file, imports] of [...importGraph('src'), ...importGraph('packages/figma-stand-in/src')]) {
      const own = roomOf(file);
      expect(own, file).toBeDefined();
      for (const other of imports) expect([own, ...MAY_IMPORT[own!]!], `${file} imports ${other}`).toContain(roomOf(other));
    }
  });
});

it('the stand-in is nobody’s in particular: nothing in its package, tests and scripts included, imports from outside of it', () => {
  const graph = importGraph('packages/figma-stand-in');
  expect(graph.size).toBeGreaterThan(70);
  for (const [file, imports] of graph) {
    for (const other of imports) expect(other, file).toMatch(/^packages\/figma-stand-in\//);
  }
});

describe('globals', () => {
  it.each([
    ['contract', ['document', 'figma', 'postMessage', 'setTimeout']],
    ['plugin', ['document', 'postMessage', 'TextEncoder']],
    ['ui', ['figma', 'WorkerGlobalScope', 'process']],
    ['labels', ['document', 'postMessage', 'OffscreenCanvas']],
    ['labels/read', ['document', 'OffscreenCanvas']],
    ['labels/trace', ['document', 'setTimeout']],
    ['inference/paint', ['document', 'figma', 'process']],
    ['inference/worker', ['document', 'figma', 'process']],
    ['inference/client', ['figma', 'process', 'WorkerGlobalScope']],
  ])(
    '%s has no %j',
    (name, globals) => {
      expect(missingGlobals(rooms.get(folderOf(name))!, [...globals, 'Array'])).toEqual(globals);
    },
    120_000,
  );
});

it('one file knows the runtime', () => {
  const knowing = [...importGraph('src').keys()].filter((file) => /from 'onnxruntime-web/.test(readFileSync(ROOT + file, 'utf8')));
  expect(knowing).toEqual(['src/inference/backend/runtime.ts']);
});
