// The licences that travel with a release: the code's, and each painter's, whichever painters assets/ holds.
import { readdir, readFile } from 'node:fs/promises';
import { basename, dirname, sep } from 'node:path';
import { ROOT } from '../build/build-target';

/** A trained generator that ships, as its model card has it. */
export interface Painter {
  readonly name: string;
  readonly version: string;
  /** One sentence. */
  readonly licence: string;
}

/** Texts by file name. @throws Error when a folder of weights has no LICENSE. */
export async function licenceTexts(): Promise<ReadonlyMap<string, Uint8Array>> {
  const folders = (await painterCards()).map(({ path }) => dirname(path));
  const files = new Map([
    ['code.txt', 'LICENSE'],
    // Licences of weights say "with this notice and the model card".
    ['MODEL_CARD.md', 'MODEL_CARD.md'],
    ...[...new Set(folders)].map((folder) => [`painter-${basename(folder)}.txt`, `${folder}/LICENSE`] as const),
  ]);
  return new Map(await Promise.all([...files].map(async ([name, path]) => [name, await readFile(ROOT + path)] as const)));
}

/** Every painter under assets/, in the order of their paths. @throws Error when a model card names no licence. */
export async function painters(): Promise<readonly Painter[]> {
  return (await painterCards()).map(({ path, card: { name, version, licence } }) => {
    if (typeof name !== 'string' || typeof version !== 'string' || typeof licence !== 'string')
      throw new Error(`${path} needs "name", "version" and "licence".`);
    return { name, version, licence };
  });
}

type Card = Readonly<Record<string, unknown>>;

async function painterCards(): Promise<readonly { readonly path: string; readonly card: Card }[]> {
  const paths = (await readdir(`${ROOT}assets`, { recursive: true }))
    .map((path) => `assets/${path.replaceAll(sep, '/')}`)
    .filter((path) => path.endsWith('.json'))
    .sort();
  const all = await Promise.all(paths.map(async (path) => ({ path, card: JSON.parse(await readFile(ROOT + path, 'utf8')) as Card })));
  return all.filter(({ card }) => 'sha256' in card && 'styles' in card);
}
