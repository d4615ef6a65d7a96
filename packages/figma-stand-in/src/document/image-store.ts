// The images of a document, by the hash of their bytes. Never removed, so that an undone fill finds its image again.
import { sha1 } from '@noble/hashes/legacy.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { Size } from './affine';
import { imageSize } from './image-header';

export interface StoredImage extends Size {
  readonly hash: string;
  readonly bytes: Uint8Array;
}

export class ImageStore {
  private readonly byHash = new Map<string, StoredImage>();

  /** @throws HostError when the bytes are not a PNG, JPEG or GIF of at most 4096 px a side. */
  add(bytes: Uint8Array): StoredImage {
    const size = imageSize(bytes);
    const hash = bytesToHex(sha1(bytes));
    const image = { hash, bytes: bytes.slice(), ...size };
    this.byHash.set(hash, image);
    return image;
  }

  get(hash: string): StoredImage | undefined {
    return this.byHash.get(hash);
  }
}
