// A file out of the panel's frame: a link that downloads, pressed by script. It needs no permission that Figma's frames lack; whether
// the file arrived no page is told.

/** @param type MIME type of the bytes. */
export function saveFile(name: string, content: Uint8Array | string, type: string): void {
  const url = URL.createObjectURL(new Blob([content as Uint8Array<ArrayBuffer> | string], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The download reads the blob after the click has returned.
  setTimeout(() => { URL.revokeObjectURL(url); }, 60_000);
}
