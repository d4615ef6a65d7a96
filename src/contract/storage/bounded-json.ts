// Plugin data and pasted texts are anybody's: a teammate's plugin data must not cost everybody seconds, and JSON.parse recurses, so that a
// few thousand brackets end the sandbox's stack and the whole plugin with it.

/** Deepest that anything of ours is nested: a recipe's style has arrays in objects in objects. */
const DEEPEST = 12;

/**
 * Parse JSON of at most `longest` characters. Undefined for a longer text, for one that is nested deeper than anything of ours, and for what
 * is no JSON.
 */
export function parseBounded(text: string, longest: number): unknown {
  if (text.length > longest || isDeep(text)) return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** Counts brackets outside of strings. A text with few of them can't be deep, which is found out without a loop of ours. */
function isDeep(text: string): boolean {
  if (text.split(/[[{]/, DEEPEST + 2).length <= DEEPEST + 1) return false;
  let depth = 0;
  let inString = false;
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (inString) {
      if (character === '\\') at++;
      else if (character === '"') inString = false;
    } else if (character === '"') inString = true;
    else if (character === '[' || character === '{') {
      if (++depth > DEEPEST) return true;
    } else if (character === ']' || character === '}') depth--;
  }
  return false;
}
