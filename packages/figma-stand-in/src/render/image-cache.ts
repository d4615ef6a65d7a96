// Decoded images of a document, each decoded once. Keyed by content, so an entry is never stale.
import type { HostDocument } from '../document/host-document';
import { descendants } from '../document/scene';
import type { Bitmap, CanvasFactory } from './canvas';

export class ImageCache {
  readonly ready = new Map<string, Bitmap>();
  private readonly pending = new Map<string, Promise<void>>();

  constructor(
    private readonly document: HostDocument,
    private readonly canvases: CanvasFactory,
  ) {}

  /** Decode every image that the subtree shows. Rejects once for an image that no decoder reads. */
  async load(id: string): Promise<void> {
    const nodes = [this.document.node(id), ...descendants(this.document, id)];
    const hashes = nodes
      .flatMap((node) => [...node.fills, ...node.regionFills.flat()])
      .map((paint) => (paint.type === 'IMAGE' ? paint.imageHash : null));
    await Promise.all([...new Set(hashes)].filter((hash) => hash !== null).map((hash) => this.decode(hash)));
  }

  private decode(hash: string): Promise<void> {
    const known = this.pending.get(hash);
    if (known !== undefined) return known;
    const stored = this.document.image(hash);
    if (stored === undefined) return Promise.resolve();
    const decoding = this.canvases.decode(stored.bytes).then(
      (bitmap) => void this.ready.set(hash, bitmap),
      (error: unknown) => {
        this.pending.set(hash, Promise.resolve()); // reported once; after that it draws nothing
        throw error;
      },
    );
    this.pending.set(hash, decoding);
    return decoding;
  }
}
