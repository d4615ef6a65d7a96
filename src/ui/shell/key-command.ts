// The panel's keys: Enter (or ⌘⏎ / Ctrl+⏎ from anywhere) paints, Escape cancels, Alt+L switches Live.

/** Tags of controls that use Enter themselves. */
const OWN_ENTER = ['BUTTON', 'SELECT', 'SUMMARY', 'A', 'TEXTAREA'];

/** What a key press means, or null. A key that is held down counts once. */
export function keyCommand(
  event: Pick<KeyboardEvent, 'key' | 'code' | 'altKey' | 'metaKey' | 'ctrlKey' | 'repeat' | 'target'>,
): 'paint' | 'cancel' | 'live' | null {
  if (event.repeat) return null;
  if (event.key === 'Escape') return 'cancel';
  // By the key's place on the keyboard: with a Mac's Option key, L types another character.
  if (event.code === 'KeyL' && event.altKey && !event.metaKey && !event.ctrlKey) return 'live';
  if (event.key !== 'Enter') return null;
  if (event.metaKey || event.ctrlKey) return 'paint';
  const tag = (event.target as { readonly tagName?: string } | null)?.tagName ?? '';
  return OWN_ENTER.includes(tag) ? null : 'paint';
}
