// Text into the clipboard from inside a click. In a `data:` document there is no Clipboard API: the old command does it there.

/**
 * @param area a text area of the page that holds the text; it is selected, and stays so when copying is refused.
 * @returns whether the text is in the clipboard, as far as the browser tells.
 */
export async function copyFrom(area: HTMLTextAreaElement): Promise<boolean> {
  area.focus();
  area.select();
  try {
    // Deprecated, and the only one that works in a data: document; where it is refused it gives false or throws.
    // eslint-disable-next-line @typescript-eslint/no-deprecated
    if (document.execCommand('copy')) return true;
  } catch {
    // On to the other way.
  }
  try {
    // Absent in a document that is not secure.
    await (navigator as { readonly clipboard?: Clipboard }).clipboard?.writeText(area.value);
    return 'clipboard' in navigator;
  } catch {
    return false;
  }
}
