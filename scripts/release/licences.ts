// The licences that travel with a release: the code's, and each painter's.
import { readFile } from 'node:fs/promises';
import { validateModelCard } from '../../src/inference/api/model-card';
import { ROOT } from '../build/build-target';
import { PAINTER_IDS, readModelFiles } from '../shared/model-files';

/** A trained generator that ships, as its model card has it. */
export interface Painter {
  /** For people. */
  readonly name: string;
  readonly version: string;
  /** One sentence. */
  readonly licence: string;
}

/** Texts by file name. Rejects when a painter has no LICENSE. */
export async function licenceTexts(): Promise<ReadonlyMap<string, Uint8Array>> {
  const files = new Map([
    ['code.txt', 'LICENSE'],
    // Licences of weights say "with this notice and the model card".
    ['MODEL_CARD.md', 'MODEL_CARD.md'],
    ...PAINTER_IDS.flatMap((id) => [
      [`painter-${id}.md`, `docs/painters/${id}.md`] as const,
      [`painter-${id}.txt`, `assets/models/${id}/LICENSE`] as const,
    ]),
  ]);
  return new Map(await Promise.all([...files].map(async ([name, path]) => [name, await readFile(ROOT + path)] as const)));
}

/** In the order in which people see them. */
export function painters(): readonly Painter[] {
  return PAINTER_IDS.map((id) => {
    const { painter, version, licence } = validateModelCard(readModelFiles(id).card);
    return { name: painter.name, version, licence };
  });
}
