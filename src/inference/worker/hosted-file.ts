// Files of the panel's own site, named after their content: fetched once, checked, and kept in the Cache API, so that the next opening needs no
// download. Where the browser refuses the Cache API (some do in a frame of another site) there is still its HTTP cache.
import { bytesToHex } from '@noble/hashes/utils.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { FailureError } from '../../contract/failure';
import type { HostedFile } from '../api/engine-assets';

/**
 * The packed file's bytes.
 * @param onBytes is told how many bytes more have come, from the wire or from the cache.
 * @throws FailureError `download-failed` when the network fails or what comes is not the file.
 */
export async function readHostedFile(file: HostedFile, onBytes: (more: number) => void): Promise<Uint8Array<ArrayBuffer>> {
  const cache = await openCache(file);
  const kept = await cache
    ?.match(file.url)
    .then((found) => found?.arrayBuffer())
    .catch(() => undefined);
  if (kept !== undefined) {
    const bytes = new Uint8Array(kept);
    if (await isSound(bytes, file)) {
      onBytes(bytes.length);
      return bytes;
    }
  }
  const bytes = (await download(file, 'force-cache', onBytes)) ?? (await download(file, 'reload', () => undefined));
  if (bytes === null) throw failed(file, 'not the bytes that were expected');
  // It fails on a full disk, for example; then the next opening downloads again.
  await cache?.put(file.url, new Response(bytes)).catch(() => undefined);
  return bytes;
}

/** Delete earlier versions of these files from the cache. Never rejects: at worst they stay. */
export async function forgetOtherFiles(files: readonly HostedFile[]): Promise<void> {
  const [first] = files;
  if (first === undefined) return;
  try {
    const cache = await openCache(first);
    for (const { url } of (await cache?.keys()) ?? []) if (!files.some((file) => file.url === url)) await cache?.delete(url);
  } catch {
    // They stay.
  }
}

/** One cache a folder, because the same origin may host other versions of the panel. Null where the browser refuses. */
async function openCache(file: HostedFile): Promise<Cache | null> {
  try {
    return await caches.open(`alla-prima ${new URL('.', file.url).href}`);
  } catch {
    return null;
  }
}

/** @returns null for other bytes than expected: the HTTP cache may be damaged, or the site may have another version. */
async function download(
  file: HostedFile,
  cache: 'force-cache' | 'reload',
  onBytes: (more: number) => void,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const bytes = new Uint8Array(file.bytes);
  let come = 0;
  try {
    const response = await fetch(file.url, { cache });
    if (!response.ok || response.body === null) throw new Error(`status ${response.status}`);
    const reader = response.body.getReader();
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      if (come + part.value.length > bytes.length) return null;
      bytes.set(part.value, come);
      come += part.value.length;
      onBytes(part.value.length);
    }
  } catch (thrown) {
    throw failed(file, String(thrown));
  }
  return come === file.bytes && (await isSound(bytes, file)) ? bytes : null;
}

async function isSound(bytes: Uint8Array<ArrayBuffer>, file: HostedFile): Promise<boolean> {
  if (bytes.length !== file.bytes) return false;
  // Absent outside of secure contexts; the one in JavaScript is ten times slower.
  const subtle = crypto.subtle as SubtleCrypto | undefined;
  const digest = subtle === undefined ? sha256(bytes) : new Uint8Array(await subtle.digest('SHA-256', bytes));
  return bytesToHex(digest) === file.sha256;
}

function failed(file: HostedFile, detail: string): FailureError {
  return new FailureError('download-failed', 'The painter could not be fetched. Check your connection and try again.', `${file.url}: ${detail}`);
}
