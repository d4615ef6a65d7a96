// The product's version, package.json's: the plugin shows it, and recipes carry it.
import { readFile } from 'node:fs/promises';

export async function appVersion(): Promise<string> {
  const { version } = JSON.parse(await readFile(new URL('../../package.json', import.meta.url), 'utf8')) as { version: string };
  return version;
}
