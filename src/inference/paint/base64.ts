// Bytes from base64.

/** In newer browsers, but not in TypeScript's types yet: https://developer.mozilla.org/docs/Web/JavaScript/Reference/Global_Objects/Uint8Array/fromBase64. */
interface Base64Capable {
  fromBase64?: (text: string) => Uint8Array<ArrayBuffer>;
}

/** @throws whatever the platform throws for text that is not base64. */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  const native = (Uint8Array as Base64Capable).fromBase64;
  if (native !== undefined) return native.call(Uint8Array, text);
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let index = 0; index < binary.length; index++) bytes[index] = binary.charCodeAt(index);
  return bytes;
}
