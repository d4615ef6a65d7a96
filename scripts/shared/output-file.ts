// Writing what a command made: the whole file or nothing, and a plain sentence where that can't be.
import { rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { InputError } from './input-error';

/** Find out beforehand that the output can't be written. Throws InputError. */
export async function checkFolder(out: string): Promise<void> {
  const folder = await stat(dirname(out)).catch(() => null);
  if (folder?.isDirectory() !== true) throw new InputError(`The folder ${dirname(out)} does not exist; make it first or choose another place.`);
  if ((await stat(out).catch(() => null))?.isDirectory() === true) throw new InputError(`${out} is a folder; give a file name.`);
}

/** Write the whole file or nothing: first beside its place, then moved there. Throws InputError. */
export async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const draft = join(dirname(path), `.painting-${process.pid}.part`);
  try {
    await writeFile(draft, bytes, { flag: 'wx' });
    await rename(draft, path);
  } catch (thrown) {
    await rm(draft, { force: true });
    throw new InputError(`${path} can't be written (${codeOf(thrown)}).`);
  }
}

/** Why the file system refused, in words. */
export function codeOf(thrown: unknown): string {
  const { code } = thrown as NodeJS.ErrnoException;
  const known: Readonly<Record<string, string>> = {
    ENOENT: 'no such file',
    EACCES: 'no permission',
    EISDIR: 'it is a folder',
    ENOSPC: 'the disk is full',
    EROFS: 'the disk is read-only',
    ENAMETOOLONG: 'the name is too long',
  };
  return known[code ?? ''] ?? code ?? String(thrown);
}
