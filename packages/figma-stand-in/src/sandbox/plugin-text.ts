// What Figma looks for in the text of a plugin before it runs it: what could load code, and what starts an HTML comment in a script.

/** As one report has it; that neither may stand even in a comment or a string is documented. */
const FORBIDDEN: readonly RegExp[] = [/import\s*(?:\(|\/\/|\/\*)/, /<!--/, /-->/];

/**
 * Texts for which Figma rejects the whole plugin.
 * @throws Error naming what was found.
 */
export function checkPluginText(code: string): void {
  for (const pattern of FORBIDDEN) {
    const found = pattern.exec(code);
    if (found !== null) throw new Error(`Syntax error: code.js must not contain "${found[0]}", not even in a comment or string`);
  }
}
