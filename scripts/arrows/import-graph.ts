// Who imports whom, read from the sources: `import type` counts, since whoever reads a file has to read what its types are made of.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import ts from 'typescript';
import { ROOT } from '../build/build-target';

/** Each source file with the files of ours that it imports; paths from the root, with slashes. */
export type ImportGraph = ReadonlyMap<string, readonly string[]>;

/** Its package.json says where its files lie (`exports`). */
const STAND_IN = 'figma-stand-in/';

/** The graph of all TypeScript files under a folder of the repository. */
export function importGraph(folder: string): ImportGraph {
  const files = readdirSync(ROOT + folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => `${folder}/${file}`);
  return new Map(files.map((file) => [file, importsOf(file)]));
}

function importsOf(file: string): readonly string[] {
  const { importedFiles } = ts.preProcessFile(readFileSync(ROOT + file, 'utf8'), true, true);
  return importedFiles.flatMap(({ fileName }) => {
    if (!fileName.startsWith('.') && !fileName.startsWith(STAND_IN)) return [];
    const base = fileName.startsWith('.')
      ? resolve(ROOT, dirname(file), fileName)
      : resolve(ROOT, 'packages/figma-stand-in/src', fileName.slice(STAND_IN.length));
    const found = [base, `${base}.ts`, `${base}.tsx`].find((path) => existsSync(path) && /\.tsx?$/.test(path));
    return found === undefined ? [] : [relative(ROOT, found)];
  });
}

/** The circles: groups of files each of which leads to all others of its group (Tarjan's strongly connected components). */
export function circlesOf(graph: ImportGraph): readonly (readonly string[])[] {
  const order = new Map<string, number>();
  const low = new Map<string, number>();
  const pile: string[] = [];
  const circles: string[][] = [];

  function visit(file: string): number {
    const number = order.size;
    order.set(file, number);
    low.set(file, number);
    pile.push(file);
    for (const next of graph.get(file) ?? []) {
      if (!order.has(next)) low.set(file, Math.min(low.get(file)!, visit(next)));
      else if (pile.includes(next)) low.set(file, Math.min(low.get(file)!, order.get(next)!));
    }
    if (low.get(file) === number) {
      const group = pile.splice(pile.indexOf(file));
      if (group.length > 1 || graph.get(file)?.includes(file) === true) circles.push(group.sort());
    }
    return low.get(file)!;
  }

  for (const file of graph.keys()) if (!order.has(file)) visit(file);
  return circles;
}
