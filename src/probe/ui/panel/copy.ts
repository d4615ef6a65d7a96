// Text into the clipboard from inside a click; both ways, because neither is there in every document.

/** @returns how the old command and the Clipboard API took it, as facts tell it. */
export async function copyText(area: HTMLTextAreaElement): Promise<{ readonly execCommand: string; readonly writeText: string }> {
  area.focus();
  area.select();
  return { execCommand: byCommand(), writeText: await byApi(area.value) };
}

function byCommand(): string {
  try {
    // Deprecated, and the only one that works in a data: document.
    // eslint-disable-next-line @typescript-eslint/no-deprecated
    return document.execCommand('copy') ? 'works' : 'gives false';
  } catch (thrown) {
    return `throws ${thrown instanceof DOMException ? thrown.name : 'something'}`;
  }
}

async function byApi(text: string): Promise<string> {
  const { clipboard } = navigator as { readonly clipboard?: Clipboard };
  if (clipboard === undefined) return 'absent';
  try {
    await clipboard.writeText(text);
    return 'works';
  } catch (thrown) {
    return `rejects with ${thrown instanceof DOMException ? thrown.name : 'something'}`;
  }
}
