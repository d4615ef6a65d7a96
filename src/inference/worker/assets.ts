// Reads the engine's files: from text in the page (base64 of gzip), or from packed files on the panel's own site.
import { needs } from '../../contract/needs';
import type { HostedFile } from '../api/engine-assets';
import { readHostedFile } from './hosted-file';

/**
 * @param asset base64 of gzip, or a file of the panel's own site.
 * @param onBytes is told how many bytes more have come; only for files.
 * @throws FailureError `download-failed` for a file that does not come, else whatever the platform throws for bytes that are
 * no gzip; the caller knows what they were for.
 */
export async function readAsset(asset: string | HostedFile, onBytes: (more: number) => void): Promise<Uint8Array<ArrayBuffer>> {
  return typeof asset === 'string' ? inflate(asset) : gunzip(await readHostedFile(asset, onBytes));
}

/**
 * Bytes from text. fetch() of a data: URL would do the same, ten times slower.
 * @param text base64 of gzip, white space around it ignored.
 * @throws whatever the platform throws for text that is neither.
 */
async function inflate(text: string): Promise<Uint8Array<ArrayBuffer>> {
  return gunzip(fromBase64(text.trim()));
}

async function gunzip(packed: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  needs('DecompressionStream' in globalThis, 'DecompressionStream');
  const unzipped = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Uint8Array(await new Response(unzipped).arrayBuffer());
}

/** In newer browsers, but not in TypeScript's types yet: https://developer.mozilla.org/docs/Web/JavaScript/Reference/Global_Objects/Uint8Array/fromBase64. */
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
