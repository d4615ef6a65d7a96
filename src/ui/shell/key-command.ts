// The panel's keys: Enter (or ⌘⏎ / Ctrl+⏎ from anywhere) paints, Escape cancels, Alt+L switches Live.

/** Controls that have their own use for Enter. */
const OWN_ENTER = ['BUTTON', 'SELECT', 'SUMMARY', 'A', 'TEXTAREA'];

/** What a key press asks for, or null. A held-down key asks once. */
export function keyCommand(event: Pick<KeyboardEvent, 'key' | 'code' | 'altKey' | 'metaKey' | 'ctrlKey' | 'repeat' | 'target'>): 'paint' | 'cancel' | 'live' | null {
  if (event.repeat) return null;
  if (event.key === 'Escape') return 'cancel';
  // By its place: with the option key of a Mac, L types another sign.
  if (event.code === 'KeyL' && event.altKey && !event.metaKey && !event.ctrlKey) return 'live';
  if (event.key !== 'Enter') return null;
  if (event.metaKey || event.ctrlKey) return 'paint';
  const tag = (event.target as { readonly tagName?: string } | null)?.tagName ?? '';
  return OWN_ENTER.includes(tag) ? null : 'paint';
}
