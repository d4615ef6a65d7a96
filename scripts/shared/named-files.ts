// The files that a command is given: looked at before anything is made, read whole, and written together or not at all.
import { constants } from 'node:fs';
import { access, link, readFile, readlink, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, extname, join, resolve } from 'node:path';
import type { Stats } from 'node:fs';
import { InputError, reasonOf, told } from './input-error';

/** A place to write to, with links followed. */
export interface Target {
  readonly path: string;
  /** As the person gave it, for sentences. */
  readonly name: string;
}

/**
 * Read a file that the person named.
 * @param what `mask` or `recipe`, for sentences. @param most bytes. @throws InputError for what is no file, larger, or can't be read.
 */
export async function readInput(path: string, what: string, most: number): Promise<Uint8Array> {
  const found = await stat(path).catch((thrown: unknown) => {
    throw new InputError(`The ${what} ${told(path)} can't be read (${reasonOf(thrown)}).`);
  });
  if (!found.isFile()) throw new InputError(`The ${what} ${told(path)} can't be read (it is ${kindOf(found)}).`);
  if (found.size > most) throw new InputError(`The ${what} ${told(path)} is larger than ${Math.round(most / 2 ** 20)} MB, so it can't be one.`);
  return readFile(path).catch((thrown: unknown) => {
    throw new InputError(`The ${what} ${told(path)} can't be read (${reasonOf(thrown)}).`);
  });
}

/**
 * Find out before the painting, which takes seconds, that a place can't be written to.
 * @param what is written, as the beginning of a sentence. @param ending of the name, unless it has none. @throws InputError
 */
export async function checkTarget(name: string, what: string, ending: string): Promise<Target> {
  if (![ending, ''].includes(extname(name).toLowerCase()))
    throw new InputError(`${what}, so ${told(name)} would be misnamed: give it a name that ends in ${ending}.`);
  const path = await followed(name);
  const found = await stat(path).catch((thrown: unknown) => {
    if ((thrown as NodeJS.ErrnoException).code === 'ENOENT' || (thrown as NodeJS.ErrnoException).code === 'ENOTDIR') return null;
    throw new InputError(`${told(name)} can't be written (${reasonOf(thrown)}).`);
  });
  if (found !== null && !found.isFile()) throw new InputError(`${told(name)} is ${kindOf(found)}; give a file name.`);
  const folder = dirname(path);
  if ((await stat(folder).catch(() => null))?.isDirectory() !== true)
    throw new InputError(`The folder ${told(folder)} does not exist; make it first or choose another place.`);
  await access(folder, constants.W_OK).catch((thrown: unknown) => {
    throw new InputError(`${told(name)} can't be written (${reasonOf(thrown)}).`);
  });
  return { path, name };
}

/** Whether two paths lead to one file, by whatever links or names. */
export async function isSameFile(one: string, other: string): Promise<boolean> {
  const [first, second] = await Promise.all([one, other].map((path) => followed(path)));
  if (first === second) return true;
  const [here, there] = await Promise.all([first!, second!].map((path) => stat(path).catch(() => null)));
  return here !== null && here !== undefined && there !== null && there !== undefined && here.dev === there.dev && here.ino === there.ino;
}

/** Write all of the files or none: first beside their places, then moved there; what was there comes back where one can't be moved. */
export async function writeTogether(files: readonly { readonly target: Target; readonly bytes: Uint8Array }[]): Promise<void> {
  const places = files.map(({ target, bytes }, index) => {
    const beside = (ending: string): string => join(dirname(target.path), `.painting-${process.pid}-${index}.${ending}`);
    return { target, bytes, draft: beside('part'), kept: beside('kept') };
  });
  const moved: (typeof places)[number][] = [];
  let current = places[0]?.target;
  try {
    for (const { target, bytes, draft } of places) {
      current = target;
      await writeFile(draft, bytes, { flag: 'wx' });
    }
    for (const place of places) {
      current = place.target;
      await link(place.target.path, place.kept).catch(() => undefined);
      await rename(place.draft, place.target.path);
      moved.push(place);
    }
  } catch (thrown) {
    for (const { target, kept } of moved) await rename(kept, target.path).catch(() => rm(target.path, { force: true }));
    throw new InputError(`${told(current?.name ?? '')} can't be written (${reasonOf(thrown)}).`);
  } finally {
    for (const { draft, kept } of places) await Promise.all([rm(draft, { force: true }), rm(kept, { force: true })]);
  }
}

/** The path with its links followed, also where the last leads to nothing yet. */
async function followed(path: string, hops = 0): Promise<string> {
  const folder = await realpath(dirname(path)).catch(() => dirname(path));
  const here = join(folder, basename(path));
  const goal = await readlink(here).catch(() => null);
  if (goal === null || hops > 40) return here;
  return followed(resolve(folder, goal), hops + 1);
}

function kindOf(found: Stats): string {
  if (found.isDirectory()) return 'a folder';
  if (found.isFIFO()) return 'a pipe';
  return found.isSocket() ? 'a socket' : 'a device';
}
