// Shortcuts as this machine's keyboard shows them, and as `aria-keyshortcuts` wants them.

/** Macs and iPads have the Command key for it, others Control. */
function isMac(userAgent: string): boolean {
  return /Mac|iP/.test(userAgent);
}

/** `⌘⏎` or `Ctrl+Enter`: what the panel's main button does from anywhere. */
export function enterWords(userAgent: string = navigator.userAgent): string {
  return isMac(userAgent) ? '⌘⏎' : 'Ctrl+Enter';
}

/** The same for https://www.w3.org/TR/wai-aria-1.2/#aria-keyshortcuts. Both keys work everywhere; screen readers tell of the usual one. */
export function enterShortcut(userAgent: string = navigator.userAgent): string {
  return isMac(userAgent) ? 'Meta+Enter' : 'Control+Enter';
}

/** `⌘Z` and `⇧⌘Z`, or `Ctrl+Z` and `Ctrl+Shift+Z`. */
export function undoWords(userAgent: string = navigator.userAgent): { readonly undo: string; readonly redo: string } {
  return isMac(userAgent) ? { undo: '⌘Z', redo: '⇧⌘Z' } : { undo: 'Ctrl+Z', redo: 'Ctrl+Shift+Z' };
}
