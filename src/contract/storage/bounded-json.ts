// Plugin data and pasted texts are anybody's: a teammate's plugin data must not cost everybody seconds, and JSON.parse recurses, so that a
// few thousand brackets end the sandbox's stack and the whole plugin with it.

/** Deepest that anything of ours is nested: a recipe's style has arrays in objects in objects. */
const DEEPEST = 12;
/** Most brackets of one kind that open in anything of ours. A recipe with a class repainted 32 times has some fifty. */
const MOST_BRACKETS = 500;

/**
 * Parse JSON of at most `longest` characters. Undefined for a longer text, for one that is nested deeper or holds more than anything of ours,
 * and for what is no JSON.
 */
export function parseBounded(text: string, longest: number): unknown {
  if (text.length > longest || hasMore(text, '[', MOST_BRACKETS) || hasMore(text, '{', MOST_BRACKETS) || isDeep(text)) return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** A string of JSON, also one that does not end. Each run of plain characters is one step for the engine. */
const STRINGS = /"[^"\\]*(?:\\[^][^"\\]*)*"?/g;

/** Counts brackets outside of strings. A text with few of them can't be deep, which is found out without a loop of ours. */
function isDeep(text: string): boolean {
  if (!hasMore(text, '[', DEEPEST / 2) && !hasMore(text, '{', DEEPEST / 2)) return false;
  let depth = 0;
  for (const bracket of text.replace(STRINGS, '').match(/[[\]{}]/g) ?? []) {
    if (bracket === ']' || bracket === '}') depth--;
    else if (++depth > DEEPEST) return true;
  }
  return false;
}

/** Whether a character stands more often than so in a text. By indexOf: the sandbox's regular expressions are slow over long texts. */
function hasMore(text: string, character: string, often: number): boolean {
  let at = -1;
  for (let count = 0; count <= often; count++) {
    at = text.indexOf(character, at + 1);
    if (at < 0) return false;
  }
  return true;
}
