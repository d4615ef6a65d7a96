// Bytes on their way to a worker: handed over, not copied, where they are taken.

/**
 * The memory of these bytes, each once, for postMessage to hand over. Bytes that are only a part of their memory are left out and so
 * are copied: the rest of it is somebody else's.
 */
export function memoryOf(...views: readonly Uint8Array[]): Transferable[] {
  const whole = views.filter(({ buffer, byteLength }) => buffer instanceof ArrayBuffer && byteLength === buffer.byteLength);
  return [...new Set(whole.map(({ buffer }) => buffer as ArrayBuffer))];
}
