// Which version of the product wrote something, and whether that is newer than the one that reads it. A teammate may have another version in
// the same file; what a newer one wrote may have a form that this one can't read, and is then left alone.

/** A version of the product: three numbers. Anything else (a fork's, a hand-written one) is neither older nor newer. */
const VERSION = /^(\d{1,4})\.(\d{1,4})\.(\d{1,4})$/;

/** Whether a version is newer than another. */
export function isNewer(version: string, than: string): boolean {
  const [a, b] = [VERSION.exec(version), VERSION.exec(than)];
  if (a === null || b === null) return false;
  for (let part = 1; part <= 3; part++) {
    const difference = Number(a[part]) - Number(b[part]);
    if (difference !== 0) return difference > 0;
  }
  return false;
}

/**
 * The version that a recipe's text names as its writer, whatever else the recipe holds; null where it names none. Every format to come keeps
 * this field as it is. The text is not parsed: it may be of any length and depth.
 */
export function writerOf(recipeText: string): string | null {
  // Inside another text of the JSON these quotes would have backslashes. Found by indexOf: the sandbox's regular expressions are slow over
  // long texts, and every painting of a page is asked.
  const key = '"appVersion":"';
  for (let at = recipeText.indexOf(key); at >= 0; at = recipeText.indexOf(key, at + 1)) {
    const found = /^(\d{1,4}\.\d{1,4}\.\d{1,4})"/.exec(recipeText.slice(at + key.length, at + key.length + 16));
    if (found !== null) return found[1]!;
  }
  return null;
}
