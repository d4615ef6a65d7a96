// Styles that a team keeps in the file, as private plugin data of the document: an entry for each, so that two people who keep one each at the
// same time do not write over one another.
import { FailureError } from '../../contract/failure';
import { FILE_STYLE_LIMITS, parseFileStyle, writeFileStyle } from '../../contract/storage/file-style';
import type { FileStyle } from '../../contract/storage/file-style';
import { FILE_STYLE_KEY } from '../../contract/storage/storage-keys';
import type { Ask } from '../../contract/wire/asks';
import { changeDocument } from '../document/change-document';

/** Most entries that are looked at: a stranger may have left thousands. */
const MOST_ENTRIES = 100;

/** An entry of the document that may be a style. */
export interface StyleEntry {
  readonly id: string;
  readonly text: string;
}

/** The entries as they are, in an order that stays. Reading them costs little; making styles of them, milliseconds each. */
export function styleEntries(): readonly StyleEntry[] {
  return keys()
    .slice(0, MOST_ENTRIES)
    .map((key) => ({ id: key.slice(FILE_STYLE_KEY.length), text: figma.root.getPluginData(key) }));
}

/** The styles that can be read, the oldest first; at most FILE_STYLE_LIMITS.styles of them. */
export function stylesIn(entries: readonly StyleEntry[]): readonly FileStyle[] {
  const styles: FileStyle[] = [];
  for (const { id, text } of entries) {
    const style = parseFileStyle(id, text);
    if (style !== null) styles.push(style);
  }
  return styles.sort((one, other) => one.at - other.at || (one.id < other.id ? -1 : 1)).slice(0, FILE_STYLE_LIMITS.styles);
}

/** Keep a style under a new id. One undo step. Rejects with FailureError `too-many-styles`, `storage-refused` or `read-only`. */
export async function keepFileStyle({ name, style, thumbnail }: Ask<'keep-file-style'>): Promise<FileStyle> {
  // Damaged ones and those of newer versions take up room as well.
  if (keys().length >= FILE_STYLE_LIMITS.styles)
    throw new FailureError(
      'too-many-styles',
      `This file holds ${FILE_STYLE_LIMITS.styles} styles already. Delete one that nobody needs, then try again.`,
    );
  const kept: FileStyle = { id: freshId(), name, style, thumbnail, by: personHere(), at: Date.now() };
  await write(kept.id, writeFileStyle(kept));
  return kept;
}

/** Give a style another name. One undo step. Rejects with FailureError `style-gone`, or as keepFileStyle. */
export async function renameFileStyle({ id, name }: Ask<'rename-file-style'>): Promise<void> {
  const kept = parseFileStyle(id, figma.root.getPluginData(FILE_STYLE_KEY + id));
  if (kept === null) throw new FailureError('style-gone', 'This style is no longer in the file: somebody deleted it.');
  if (kept.name !== name) await write(id, writeFileStyle({ ...kept, name }));
}

/** Delete a style, if it is there. One undo step. Rejects with FailureError `read-only`. */
export async function deleteFileStyle({ id }: Ask<'delete-file-style'>): Promise<void> {
  if (figma.root.getPluginData(FILE_STYLE_KEY + id) !== '') await write(id, '');
}

async function write(id: string, text: string): Promise<void> {
  if (text.length > FILE_STYLE_LIMITS.text)
    throw new FailureError(
      'storage-refused',
      'This style is made of too many parts to be kept. Take some of its classes’ styles away, then try again.',
    );
  const key = FILE_STYLE_KEY + id;
  const before = figma.root.getPluginData(key);
  await changeDocument((undoing) => {
    figma.root.setPluginData(key, text);
    undoing(() => {
      figma.root.setPluginData(key, before);
    });
  });
}

function keys(): readonly string[] {
  return figma.root
    .getPluginDataKeys()
    .filter((key) => key.startsWith(FILE_STYLE_KEY))
    .sort();
}

/** About eighty random bits. */
function freshId(): string {
  let id = '';
  while (id.length < 16) id += Math.random().toString(36).slice(2);
  return id.slice(0, 16);
}

/** What Figma calls who has not signed in (plugin-api.d.ts, BaseUser). */
const NOBODY = 'Anonymous';

/** Name of the person at this machine; null for who has not signed in, and where Figma does not say. */
function personHere(): string | null {
  try {
    const name = figma.currentUser?.name ?? NOBODY;
    return name === NOBODY ? null : name.slice(0, FILE_STYLE_LIMITS.person);
  } catch {
    return null;
  }
}
