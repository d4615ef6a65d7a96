// What Figma looks for in the text of a plugin before it runs it.

/**
 * Texts for which Figma rejects the whole plugin.
 * @throws Error naming what was found.
 */
export function checkPluginText(code: string): void {
  for (const forbidden of ['import(', 'import (', '<!--']) {
    if (code.includes(forbidden)) throw new Error(`Syntax error: code.js must not contain "${forbidden}", not even in a comment or string`);
  }
}
