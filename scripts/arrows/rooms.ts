// The rooms of the source as the compiler knows them: a folder with a tsconfig.json of its own, and what that lets it import.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import ts from 'typescript';
import { ROOT } from '../build/build-target';

export interface Room {
  /** Folder from the root, with slashes. */
  readonly folder: string;
  /** Folders that its tsconfig.json references. */
  readonly references: readonly string[];
  readonly options: ts.CompilerOptions;
}

/** All rooms under a folder, by their folders. */
export function roomsUnder(folder: string): ReadonlyMap<string, Room> {
  const folders = [
    folder,
    ...readdirSync(ROOT + folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => relative(ROOT, join(entry.parentPath, entry.name))),
  ];
  return new Map(folders.filter((path) => existsSync(`${ROOT}${path}/tsconfig.json`)).map((path) => [path, roomAt(path)]));
}

function roomAt(folder: string): Room {
  const path = `${ROOT}${folder}/tsconfig.json`;
  const { options, projectReferences = [] } = ts.parseJsonConfigFileContent(
    ts.readConfigFile(path, (name) => readFileSync(name, 'utf8')).config,
    ts.sys,
    dirname(path),
  );
  return { folder, options, references: projectReferences.map((reference) => relative(ROOT, reference.path)) };
}

/** The room that a file lies in: the innermost one around it. */
export function roomOf(file: string, rooms: ReadonlyMap<string, Room>): string | undefined {
  return [...rooms.keys()].sort((one, other) => other.length - one.length).find((folder) => file.startsWith(`${folder}/`));
}
