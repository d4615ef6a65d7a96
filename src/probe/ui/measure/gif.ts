// The smallest GIF: one pixel.
const GIF = 'R0lGODlhAQABAIAAAP///wAAACH5BAAAAAAALAAAAAABAAEAAAICRAEAOw==';

export const GIF_URL = `data:image/gif;base64,${GIF}`;

export function gifBytes(): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(GIF), (letter) => letter.charCodeAt(0));
}
