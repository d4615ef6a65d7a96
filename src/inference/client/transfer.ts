// Which memory a message transfers instead of copying it: https://developer.mozilla.org/docs/Web/API/Web_Workers_API/Transferable_objects.

/**
 * The buffers of these bytes, each once, for postMessage to transfer. Bytes that are only a part of their buffer are left out, and so are
 * copied: the rest of the buffer may still be in use.
 */
export function memoryOf(...views: readonly Uint8Array[]): Transferable[] {
  const whole = views.filter(({ buffer, byteLength }) => buffer instanceof ArrayBuffer && byteLength === buffer.byteLength);
  return [...new Set(whole.map(({ buffer }) => buffer as ArrayBuffer))];
}
