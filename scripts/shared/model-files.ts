// Reads the shipped painters: assets/models/painters.json names their folders, the first one first. Each holds one model card (a JSON file with
// `file` and `sha256`), its file, and the style encoder's where the card names one.
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const MODELS = fileURLToPath(new URL('../../assets/models/', import.meta.url));

/** Ids of the painters in the order in which people see them. A folder of assets/models each; the first paints where nothing else was chosen. */
export const PAINTER_IDS = JSON.parse(readFileSync(`${MODELS}painters.json`, 'utf8')) as readonly [string, ...string[]];

export interface ModelFiles {
  /** The card's text, unchecked: `validateModelCard` in the inference room does that. */
  readonly card: unknown;
  readonly cardPath: string;
  readonly model: Uint8Array;
  /** Null where the card names none. */
  readonly styleEncoder: Uint8Array | null;
}

/** The files of a painter. Throws as readModelFolder. */
export function readModelFiles(painter: string): ModelFiles {
  return readModelFolder(`${MODELS}${painter}/`);
}

/**
 * The one model of a folder. Throws when there is no card, more than one, or a file that it names is not beside it.
 * @param folder ends with a slash.
 */
export function readModelFolder(folder: string): ModelFiles {
  const cards = readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => ({ path: folder + name, card: JSON.parse(readFileSync(folder + name, 'utf8')) as unknown }))
    .filter((entry) => namesModel(entry.card));
  const [only] = cards;
  if (only === undefined || cards.length > 1) throw new Error(`${folder} must hold exactly one model card, not ${cards.length}.`);
  const { file, styleEncoder } = only.card as { file: string; styleEncoder?: { file: string } };
  return {
    card: only.card,
    cardPath: only.path,
    model: readFileSync(folder + file),
    styleEncoder: styleEncoder === undefined ? null : readFileSync(folder + styleEncoder.file),
  };
}

const READER = `${MODELS}scene-reader/`;

/** The scene reader's card, unchecked, and its file. */
export function readReaderFiles(): { readonly card: unknown; readonly file: Uint8Array } {
  const card = JSON.parse(readFileSync(`${READER}scene-reader.json`, 'utf8')) as { readonly file: string };
  return { card, file: readFileSync(READER + card.file) };
}

function namesModel(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'file' in value && typeof value.file === 'string' && 'sha256' in value;
}
