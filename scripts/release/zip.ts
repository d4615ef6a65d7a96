// Zip files that come out the same, byte for byte, of the same contents: entries in the order of their names, one date for all.
import { readdir, readFile } from 'node:fs/promises';
import { zipSync } from 'fflate';

/** Contents by path inside the zip. */
export type Contents = ReadonlyMap<string, Uint8Array>;

/** A file that everybody may read, as Unix notes it in a zip: kind and permissions in the upper half of the attributes. */
const READABLE_FILE = 0o100644 << 16;
/** Unix, whatever this machine is. */
const SYSTEM = 3;

/** @param date year, month 1…12, day: of every entry. */
export function zip(contents: Contents, [year, month, day]: readonly [number, number, number]): Uint8Array {
  // Zip has local times without a zone: noon of that day, which is there in every zone.
  const mtime = new Date(year, month - 1, day, 12);
  const entries = [...contents].sort(([a], [b]) => (a < b ? -1 : 1));
  return zipSync(Object.fromEntries(entries), { level: 9, mtime, os: SYSTEM, attrs: READABLE_FILE });
}

/** All files of a folder by their paths in it, with slashes on every system. @param deep also those of the folders inside it. */
export async function folderContents(folder: string, deep: boolean): Promise<Contents> {
  const contents = new Map<string, Uint8Array>();
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = `${folder}/${entry.name}`;
    if (entry.isFile()) contents.set(entry.name, await readFile(path));
    else if (deep) for (const [name, bytes] of await folderContents(path, true)) contents.set(`${entry.name}/${name}`, bytes);
  }
  return contents;
}
