// Figma rejects a plugin whose text contains a dynamic import or an HTML comment.

/** The patterns are from one report. That comments and strings are searched as well is documented. */
const FORBIDDEN: readonly RegExp[] = [/import\s*(?:\(|\/\/|\/\*)/, /<!--/, /-->/];

/**
 * Check a plugin's text as Figma does before running it.
 * @throws Error naming what was found.
 */
export function checkPluginText(code: string): void {
  for (const pattern of FORBIDDEN) {
    const found = pattern.exec(code);
    if (found !== null) throw new Error(`Syntax error: code.js must not contain "${found[0]}", not even in a comment or string`);
  }
}
