// figma.base64Encode and base64Decode.
import { refuse } from '../../document/host-error';

export function base64Encode(bytes: Uint8Array): string {
  if (!(bytes instanceof Uint8Array)) refuse('Expected a Uint8Array');
  let binary = '';
  for (let at = 0; at < bytes.length; at += 0x8000) binary += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(binary);
}

/** @throws HostError when the text is not base64. */
export function base64Decode(text: string): Uint8Array {
  try {
    return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  } catch {
    return refuse('The string is not base64');
  }
}
