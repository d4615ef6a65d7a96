// Files of the panel's own site, named after their content: fetched once, checked, and kept in the Cache API, so that the next opening needs no
// download. Where the browser refuses the Cache API (some do in a frame of another site) there is still its HTTP cache.
import { bytesToHex } from '@noble/hashes/utils.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { FailureError } from '../../contract/failure';
import type { HostedFile } from '../api/engine-assets';

/** A site that sends nothing for this long has stalled, ms: a slow connection sends less, but not nothing. */
const STALL_MS = 8_000;

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
  if (bytes === null) throw failed(file, 'damaged', 'not the bytes that were expected');
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

/** @returns null for other bytes than expected, or none from the cache: that may be damaged, or the site may have another version. */
async function download(
  file: HostedFile,
  cache: 'force-cache' | 'reload',
  onBytes: (more: number) => void,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const bytes = new Uint8Array(file.bytes);
  let come = 0;
  const stalled = new AbortController();
  let timer = 0;
  /** Wait for the next bytes from now on. */
  const patience = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      stalled.abort();
    }, STALL_MS);
  };
  try {
    patience();
    const response = await fetch(file.url, { cache, signal: stalled.signal });
    if (!response.ok || response.body === null) {
      // It may be the browser that remembers so: a site that lacked the file for a moment has it again.
      if (cache === 'force-cache') return null;
      throw failed(file, 'missing', `status ${response.status}`);
    }
    const reader = response.body.getReader();
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      patience();
      if (come + part.value.length > bytes.length) return null;
      bytes.set(part.value, come);
      come += part.value.length;
      onBytes(part.value.length);
    }
  } catch (thrown) {
    if (thrown instanceof FailureError) throw thrown;
    throw failed(file, stalled.signal.aborted ? 'stalled' : 'broken off', String(thrown));
  } finally {
    clearTimeout(timer);
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

const INSIDE = 'open the panel inside the plugin, which needs no network.';

/** What is said of each way in which a file does not come: advice that fits. */
const SENTENCES = {
  'broken off': `The painter could not be fetched. Check your connection and try again, or ${INSIDE}`,
  'stalled': `The painter could not be fetched: its site has stopped answering. Try again, or ${INSIDE}`,
  'missing': `The painter could not be fetched: a part of it is not on its site. Try again later, or ${INSIDE}`,
  'damaged': `The painter could not be fetched: what its site sends is not what it should be. Try again later, or ${INSIDE}`,
} as const;

function failed(file: HostedFile, how: keyof typeof SENTENCES, detail: string): FailureError {
  return new FailureError('download-failed', SENTENCES[how], `${file.url}: ${detail}`);
}
