// What a fact's value may be, and how both sides put what they found into words. Same find, same words: profiles are compared as text.

export type Value = string | number | boolean | null | readonly string[];

/** One row of the fact tables. */
export interface FactRow {
  /** What the value is of, in a sentence's words. */
  readonly words: string;
  /** Differs from machine to machine or from run to run: told, never compared. */
  readonly varies?: true;
  /** Two numbers this close are the same: renderers draw edges a little differently. */
  readonly tolerance?: number;
}

/** What kind of thing arrived through a message, deep enough to tell what was lost on the way. */
export function kindOf(value: unknown, depth = 2): string {
  if (value === null) return 'null';
  if (typeof value === 'number') return Number.isFinite(value) ? 'number' : String(value);
  if (typeof value !== 'object') return typeof value;
  const name = Object.prototype.toString.call(value).slice('[object '.length, -1);
  if (Array.isArray(value)) return depth === 0 ? 'Array' : `Array of ${value.map((item) => kindOf(item, depth - 1)).join(', ')}`;
  if (name !== 'Object' || depth === 0) return name;
  const fields = Object.entries(value as Record<string, unknown>).map(([key, field]) => `${key}: ${kindOf(field, depth - 1)}`);
  return fields.length === 0 ? 'Object' : `Object with ${fields.join(', ')}`;
}

/** How something was refused. Ids of nodes are left out: they differ from file to file. */
export function refusalOf(thrown: unknown): string {
  const text =
    typeof thrown === 'string'
      ? `string "${thrown}"`
      : thrown instanceof Error || hasMessage(thrown)
        ? `${thrown.name}: ${thrown.message}`
        : kindOf(thrown);
  return text.replace(/\d+:\d+/g, '#:#');
}

/** An error of another realm is no `Error` of this one. */
function hasMessage(thrown: unknown): thrown is { readonly name: string; readonly message: string } {
  return typeof thrown === 'object' && thrown !== null && 'message' in thrown && 'name' in thrown;
}
