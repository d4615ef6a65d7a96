// What the person can put right, and how their words are repeated to them.

/** One sentence, exit code 2. */
export class InputError extends Error {}

const LONGEST = 80;

/**
 * A piece of the command line as it is told back: cut, and without what would move the cursor, change colours or turn the line around in
 * somebody's terminal.
 */
export function told(text: string): string {
  const plain = text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, '�');
  const letters = Array.from(plain);
  return letters.length <= LONGEST ? plain : `${letters.slice(0, LONGEST / 2).join('')}…${letters.slice(1 - LONGEST / 2).join('')}`;
}

/** An error of the file system in a few words. */
export function reasonOf(thrown: unknown): string {
  const { code } = thrown as NodeJS.ErrnoException;
  const known: Readonly<Record<string, string>> = {
    ENOENT: 'no such file',
    ENOTDIR: 'a part of its path is no folder',
    EACCES: 'no permission',
    EPERM: 'no permission',
    EISDIR: 'it is a folder',
    ENOSPC: 'the disk is full',
    EROFS: 'the disk is read-only',
    ENAMETOOLONG: 'the name is too long',
    ELOOP: 'its links lead in a circle',
  };
  return known[code ?? ''] ?? code ?? String(thrown);
}
