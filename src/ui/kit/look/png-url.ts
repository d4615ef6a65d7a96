// A PNG as something that an <img> can show. Where Figma's content policy is strict, pictures may come from `data:` and nowhere else.

/** Bytes that go through String.fromCharCode at once: engines limit the number of arguments. */
const PIECE = 8192;

export function pngUrl(png: Uint8Array): string {
  let text = '';
  for (let at = 0; at < png.length; at += PIECE) text += String.fromCharCode(...png.subarray(at, at + PIECE));
  return `data:image/png;base64,${btoa(text)}`;
}
