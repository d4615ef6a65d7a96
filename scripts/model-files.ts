// Where the shipped generator lies: assets/models/ holds one model card (a JSON file with `file` and `sha256`) and its file.
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const FOLDER = fileURLToPath(new URL('../assets/models/', import.meta.url));

export interface ModelFiles {
  /** The card's text, unchecked: `readModelCard` in the inference room validates it. */
  readonly card: unknown;
  readonly cardPath: string;
  readonly model: Uint8Array;
}

/** The one model of assets/models. Throws when there is no card, more than one, or no file beside it. */
export function readModelFiles(): ModelFiles {
  const cards = readdirSync(FOLDER)
    .filter((name) => name.endsWith('.json'))
    .map((name) => ({ path: FOLDER + name, card: JSON.parse(readFileSync(FOLDER + name, 'utf8')) as unknown }))
    .filter((entry) => namesModel(entry.card));
  const [only] = cards;
  if (only === undefined || cards.length > 1) throw new Error(`assets/models must hold exactly one model card, not ${cards.length}.`);
  return { card: only.card, cardPath: only.path, model: readFileSync(FOLDER + (only.card as { file: string }).file) };
}

function namesModel(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'file' in value && typeof value.file === 'string' && 'sha256' in value;
}
