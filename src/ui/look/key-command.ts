// The panel's two keys: Enter (or ⌘⏎ / Ctrl+⏎ from anywhere) paints, Escape cancels.

/** Controls that have their own use for Enter. */
const OWN_ENTER = ['BUTTON', 'SELECT', 'SUMMARY', 'A', 'TEXTAREA'];

/** What a key press asks for, or null. A held-down Enter asks once. */
export function keyCommand(event: Pick<KeyboardEvent, 'key' | 'metaKey' | 'ctrlKey' | 'repeat' | 'target'>): 'paint' | 'cancel' | null {
  if (event.repeat) return null;
  if (event.key === 'Escape') return 'cancel';
  if (event.key !== 'Enter') return null;
  if (event.metaKey || event.ctrlKey) return 'paint';
  const tag = (event.target as { readonly tagName?: string } | null)?.tagName ?? '';
  return OWN_ENTER.includes(tag) ? null : 'paint';
}
