// Copies text during a click. The Clipboard API exists in secure contexts only (https://developer.mozilla.org/docs/Web/API/Clipboard_API),
// which a `data:` document is not; the old command `copy` works there.

/**
 * @param area a text area of the page that holds the text; it is selected, and stays so when copying is refused.
 * @returns whether the text is in the clipboard, as far as the browser tells.
 */
export async function copyFrom(area: HTMLTextAreaElement): Promise<boolean> {
  area.focus();
  area.select();
  try {
    // Deprecated, but the only way in a data: document. Where it is refused it gives false or throws.
    // eslint-disable-next-line @typescript-eslint/no-deprecated
    if (document.execCommand('copy')) return true;
  } catch {
    // Then by the Clipboard API.
  }
  try {
    // Absent outside of secure contexts.
    await (navigator as { readonly clipboard?: Clipboard }).clipboard?.writeText(area.value);
    return 'clipboard' in navigator;
  } catch {
    return false;
  }
}
