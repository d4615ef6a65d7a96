// Bytes out of text: base64 of gzip, as a page carries them. fetch(data:) would do the same an order of magnitude slower.

/**
 * @param text base64 of gzip, white space around it ignored.
 * @throws whatever the platform throws for text that is neither; the caller knows what the bytes were for.
 */
export async function inflate(text: string): Promise<Uint8Array<ArrayBuffer>> {
  const unzipped = new Blob([fromBase64(text.trim())]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Uint8Array(await new Response(unzipped).arrayBuffer());
}

/** Newer engines have it, the types of this compiler do not yet. */
interface Base64Capable {
  fromBase64?: (text: string) => Uint8Array<ArrayBuffer>;
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  const native = (Uint8Array as Base64Capable).fromBase64;
  if (native !== undefined) return native.call(Uint8Array, text);
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let index = 0; index < binary.length; index++) bytes[index] = binary.charCodeAt(index);
  return bytes;
}
