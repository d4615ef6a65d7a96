// Reads the engine's files: from text in the page (base64 of gzip), or from packed files on the panel's own site.
import { needs } from '../../contract/needs';
import type { HostedFile } from '../api/engine-assets';
import { fromBase64 } from '../paint/base64';
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
