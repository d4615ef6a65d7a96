// What the compiler lets a room import and use: asked of the compiler itself, with files that are not on the disk.
import { existsSync, readdirSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import ts from 'typescript';
import type { Room } from '../../scripts/arrows/rooms';
import { ROOT } from '../../scripts/build/build-target';

/** A source file of a room itself, not of a room within it. */
export function aFileOf({ folder }: Room): string {
  const name = readdirSync(ROOT + folder, { withFileTypes: true }).find((entry) => entry.isFile() && /(?<!\.d)\.tsx?$/.test(entry.name))?.name;
  if (name !== undefined) return `${folder}/${name}`;
  const within = readdirSync(ROOT + folder, { withFileTypes: true }).find(
    (entry) => entry.isDirectory() && !existsSync(`${ROOT}${folder}/${entry.name}/tsconfig.json`),
  );
  if (within === undefined) throw new Error(`${folder} holds no source`);
  return aFileOf({ folder: `${folder}/${within.name}`, references: [], options: {} });
}

/** What the compiler says of a file that belongs to no project that is referenced: it lies outside of `rootDir`, or of `include`. */
const NOT_OURS = [6059, 6307];

/**
 * Let the compiler see a file in `room` that imports these files. Whether it takes them depends on where they lie, not on what is in
 * them, so that it is shown empty ones: all rooms are then asked within a second.
 * @returns those of them that it refuses.
 */
export function refusedImports(room: Room, files: readonly string[]): readonly string[] {
  const probe = resolve(ROOT, room.folder, '__wall__.ts');
  const text = files
    .map(
      (file) =>
        `import type {} from '${relative(dirname(probe), resolve(ROOT, file))
          .replace(/^(?!\.)/, './')
          .replace(/\.tsx?$/, '')}';`,
    )
    .join('\n');
  const options: ts.CompilerOptions = { ...room.options, noLib: true, types: [], jsx: ts.JsxEmit.Preserve };
  const host = ts.createCompilerHost(options);
  const [fileExists, getSourceFile] = [host.fileExists.bind(host), host.getSourceFile.bind(host)];
  host.fileExists = (name) => resolve(name) === probe || fileExists(name);
  host.getSourceFile = (name, version) =>
    name.endsWith('tsconfig.json')
      ? getSourceFile(name, version)
      : ts.createSourceFile(name, resolve(name) === probe ? text : 'export {};', version);
  const program = ts.createProgram({
    rootNames: [probe],
    options,
    projectReferences: room.references.map((path) => ({ path: resolve(ROOT, path) })),
    host,
  });
  const said = [...program.getOptionsDiagnostics(), ...program.getSemanticDiagnostics(program.getSourceFile(probe))]
    .filter(({ code }) => NOT_OURS.includes(code))
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
  return files.filter((file) => said.some((message) => message.startsWith(`File '${resolve(ROOT, file)}'`)));
}

/** Code of the compiler for a name that nothing declares, with and without a hint at the library that would. */
const UNKNOWN_NAMES = [2304, 2503, 2552, 2580, 2584, 2591];

/** Let the compiler see a file in `room` that uses these globals. @returns those of them that are not there. */
export function missingGlobals(room: Room, names: readonly string[]): readonly string[] {
  const probe = resolve(ROOT, room.folder, '__globals__.ts');
  const text = names.map((name, index) => `export type Use${index} = typeof ${name};`).join('\n');
  const host = ts.createCompilerHost(room.options);
  const [fileExists, getSourceFile] = [host.fileExists.bind(host), host.getSourceFile.bind(host)];
  host.fileExists = (name) => resolve(name) === probe || fileExists(name);
  host.getSourceFile = (name, version) => (resolve(name) === probe ? ts.createSourceFile(name, text, version) : getSourceFile(name, version));
  const program = ts.createProgram({ rootNames: [probe], options: room.options, host });
  const said = program.getSemanticDiagnostics(program.getSourceFile(probe)).filter(({ code }) => UNKNOWN_NAMES.includes(code));
  return names.filter((_, index) => said.some(({ start = -1 }) => text.slice(0, start).split('\n').length - 1 === index));
}
